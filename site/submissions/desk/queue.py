"""The queue over all that waits for the team: in which order, and how that is said.

Only questions; what editors do is in `actions`.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Case, CharField, Count, F, IntegerField, Min, Q, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import ModelLogEntry

from accounts.names import name_of
from content.place.times import moment_in_words
from submissions.models import Submission
from submissions.registry import waiting as sources
from submissions.workflow.queue_facts import midnight

State = Submission.State
UNDO_DAYS = 30
DECISIONS = ("submissions.accepted", "submissions.declined", "submissions.discard")
OVERDUE, DATED, UNDATED, OVER = range(4)
# What is planned comes first, the next one on top, then what was decided last.
CLOSED_ORDER = (F("row_planned_for").asc(nulls_last=True), "-row_decided_at")


@dataclass
class Row:
    """One thing in the queue, whatever it is; its fields are the columns of the sources.

    Of a page of rows, `assigned_to` and `decided_by` are users.
    """

    source: str
    pk: int
    kind: str
    origin: str
    subject: str
    contact_name: str
    contact_email: str
    contact_telephone: str
    reference: str
    state: str
    created_at: dt.datetime
    since: dt.datetime
    date: dt.datetime | None
    is_due: bool
    is_stuck: bool
    similar_count: int
    spam_reasons: list
    assigned_to: Any
    planned_for: dt.datetime | None
    decided_at: dt.datetime | None
    decided_by: Any

    @property
    def begins_at(self):
        return None if self.is_due else self.date

    @property
    def due_at(self):
        return self.date if self.is_due else None

    @property
    def kind_in_words(self):
        return sources.get(self.source).kind_in_words(self)

    @property
    def state_in_words(self):
        return sources.get(self.source).state_in_words(self)

    @property
    def url(self):
        return sources.get(self.source).url(self)

    @property
    def identity(self):
        return self.source, self.pk

    def is_overdue(self, now):
        return self.is_due and self.date < now


class Rows(Sequence):
    """The rows of a list, read a page at a time whatever they are made of."""

    ordered = True
    model = Submission  # Wagtail's export asks for it

    def __init__(self, queryset):
        self._queryset = queryset

    def count(self):
        return self._queryset.count() if self._queryset is not None else 0

    __len__ = count

    def __getitem__(self, at):
        if isinstance(at, slice):
            return _with_users(self._queryset[at]) if self._queryset is not None else []
        return self[at : at + 1][0]

    def __iter__(self):
        return iter(self[:])

    def first_but(self, identity):
        """Return the first row that is not this one, or None."""
        return next((row for row in self[:2] if row.identity != identity), None)


def _with_users(values):
    rows = [Row(*columns[: len(sources.COLUMNS)]) for columns in values]
    ids = {pk for row in rows for pk in (row.assigned_to, row.decided_by) if pk}
    # The column of a user prints their picture, which is in their profile.
    users = get_user_model().objects.select_related("wagtail_userprofile").in_bulk(ids)
    for row in rows:
        row.assigned_to, row.decided_by = users.get(row.assigned_to), users.get(row.decided_by)
    return rows


@dataclass(frozen=True)
class Tab:
    """One list of the desk; `key` is its part of the address."""

    key: str
    label: Any
    empty: Any

    @property
    def is_closed(self):
        return self.key == sources.CLOSED

    def of(self, now, user=None, kind="", cared_for=None, search=""):
        """Return the Rows of this list that a user may open, in the order in which they are worked on.

        Without a user it is everything; `kind`, `cared_for` (a condition on `row_assigned_to`) and
        `search` narrow it down.
        """
        parts = []
        for source, rows in _parts(self, user):
            if kind and kind not in dict(source.kinds()):
                continue
            found = rows.filter(cared_for or Q(), _found_by(source, search))
            found = _annotated(found.filter(row_kind=kind) if kind else found, now)
            names = [sources.PREFIX + name for name in sources.COLUMNS]
            parts.append(found.values_list(*names, "row_urgency"))
        if not parts:
            return Rows(None)
        order = CLOSED_ORDER if self.is_closed else ("row_urgency", "row_date", "row_since")
        return Rows(_joined(parts).order_by(*order, "row_source", "row_pk"))


def _parts(tab, user):
    """Return [(source, its rows in a list)] of the sources of which a user may open something."""
    parts = [(source, source.of(tab.key, user)) for source in sources.every()]
    return [(source, rows) for source, rows in parts if rows is not None]


def _joined(parts):
    first, *others = parts
    return first.union(*others, all=True) if others else first


def _found_by(source, search):
    found = Q()
    for field in source.search_fields if search else ():
        found |= Q(**{f"{field}__icontains": search})
    return found


def _annotated(rows, now):
    """Note by which of four groups the rows are ordered.

    First what must have been answered by now, then what has a date, the nearest first, then what has
    none by its age, then what is over. Nothing leaves the queue by itself.
    """
    group = Case(
        When(row_is_due=True, row_date__lt=now, then=Value(OVERDUE)),
        When(row_is_due=True, then=Value(DATED)),
        When(row_date__isnull=True, then=Value(UNDATED)),
        When(row_date__gte=midnight(now), then=Value(DATED)),
        default=Value(OVER),
        output_field=IntegerField(),
    )
    return rows.annotate(row_urgency=group)


WAITING = Tab(
    sources.WAITING,
    gettext_lazy("Zu entscheiden"),
    gettext_lazy("Nichts wartet auf eine Entscheidung."),
)
ASKED = Tab(
    sources.ASKED,
    gettext_lazy("Rückfrage offen"),
    gettext_lazy("Keine Rückfrage ist offen."),
)
UNCONFIRMED = Tab(
    sources.UNCONFIRMED,
    gettext_lazy("Nicht bestätigt"),
    gettext_lazy("Alle E-Mail-Adressen sind bestätigt."),
)
SPAM = Tab(
    sources.SPAM,
    gettext_lazy("Spam-Verdacht"),
    gettext_lazy("Nichts sieht nach Spam aus."),
)
CLOSED = Tab(
    sources.CLOSED,
    gettext_lazy("Erledigt"),
    gettext_lazy("Noch wurde nichts entschieden."),
)
TABS = [WAITING, ASKED, UNCONFIRMED, SPAM, CLOSED]
OPEN_TABS = [tab for tab in TABS if not tab.is_closed]


def may_read(user):
    """Whether there is anything in the queue that somebody may open."""
    return any(source.rows(user) is not None for source in sources.every())


def waiting(now, user=None):
    """Return the Rows on which the team has to act, the most urgent first."""
    return WAITING.of(now, user)


def count_by_tab(user, tabs=OPEN_TABS):
    """Return {key of a tab: how many rows}, in one query without the columns that a list shows."""
    parts = [
        rows.values(tab=Value(tab.key, output_field=CharField()))
        .annotate(number=Count("pk"))
        .values_list("tab", "number")
        for tab in tabs
        for source in sources.every()
        if (rows := source.standing_in(tab.key, user)) is not None
    ]
    counts = dict.fromkeys((tab.key for tab in tabs), 0)
    for key, number in _joined(parts) if parts else ():
        counts[key] += number
    return counts


def begins_in_words(begins_at, now):
    """Return `beginnt in 2 Tagen`, `beginnt heute`, `war am 3. März 2027`; "" without a date."""
    if begins_at is None:
        return ""
    days = (localtime(begins_at).date() - localtime(now).date()).days
    if days < 0:
        return _("war am %(day)s") % {"day": date_format(localtime(begins_at), "j. F Y")}
    if days < 2:
        return _("beginnt morgen") if days else _("beginnt heute")
    return ngettext("beginnt in %(days)d Tag", "beginnt in %(days)d Tagen", days) % {"days": days}


def age_in_words(moment, now):
    """Return `seit 3 Tagen`, `seit gestern`, `seit heute`."""
    days = (localtime(now).date() - localtime(moment).date()).days
    if days < 2:
        return _("seit gestern") if days == 1 else _("seit heute")
    return ngettext("seit %(days)d Tag", "seit %(days)d Tagen", days) % {"days": days}


def due_in_words(due_at, now):
    """Return `fällig in 3 Tagen`, `fällig heute`, `überfällig seit 2 Tagen`; "" without a due date."""
    if due_at is None:
        return ""
    days = (localtime(due_at).date() - localtime(now).date()).days
    if due_at < now:
        if not days:
            return _("überfällig seit heute")
        text = ngettext("überfällig seit %(days)d Tag", "überfällig seit %(days)d Tagen", -days)
        return text % {"days": -days}
    if days < 2:
        return _("fällig morgen") if days else _("fällig heute")
    return ngettext("fällig in %(days)d Tag", "fällig in %(days)d Tagen", days) % {"days": days}


def date_in_words(row, now):
    """Return when the thing in a row begins, or until when it must be answered."""
    return due_in_words(row.due_at, now) or begins_in_words(row.begins_at, now)


def summary(now, user=None):
    """Return the numbers of the queue: how many wait, since when, what is overdue, what begins next."""
    parts = [
        _annotated(rows, now)
        .values(of=Value(source.key, output_field=CharField()))
        .annotate(
            number=Count("pk"),
            overdue=Count("pk", filter=Q(row_urgency=OVERDUE)),
            oldest=Min("row_since"),
            next=Min("row_date", filter=Q(row_urgency=DATED, row_is_due=False)),
        )
        .values_list("number", "overdue", "oldest", "next")
        for source, rows in _parts(WAITING, user)
    ]
    numbers = list(_joined(parts)) if parts else []
    oldest = min((row[2] for row in numbers if row[2]), default=None)
    return {
        "count": sum(row[0] for row in numbers),
        "overdue": sum(row[1] for row in numbers),
        "oldest": age_in_words(oldest, now) if oldest else "",
        "next": begins_in_words(min((row[3] for row in numbers if row[3]), default=None), now),
    }


def status_text(submission):
    """Return in a sentence how a submission stands and who brought it there."""
    who, when = submission.decided_by, submission.decided_at
    if submission.state == State.CHANGES_ASKED:
        question = submission.conversation.filter(is_from_team=True).last()
        if question:
            who, when = question.author, question.created_at
    values = {
        "who": name_of(who) if who else _("jemand"),
        "when": moment_in_words(when or timezone.now(), "j. F"),
        "state": submission.get_state_display(),
    }
    if submission.state == State.WITHDRAWN:
        return _("Die einreichende Person hat das am %(when)s zurückgezogen.") % values
    if submission.scheduled_for:
        return _("Das ist %(standing)s.") % {"standing": submission.standing}
    if submission.state == State.IN_MODERATION:
        return _("Das wartet wieder auf eine Entscheidung.")
    return _("%(who)s war schneller: am %(when)s, jetzt „%(state)s“.") % values


def last_decision(submission):
    """Return the action of the log by which a submission was decided last; "" for none."""
    entries = ModelLogEntry.objects.for_instance(submission).filter(action__in=DECISIONS)
    return entries.order_by("-timestamp", "-pk").values_list("action", flat=True).first() or ""


def undo_until(submission):
    """Return the moment until which a decision can be undone, or None where it can not.

    What the sender withdrew stays withdrawn, and what was deleted can not come back.
    """
    was_decided = submission.state in (State.ACCEPTED, State.DECLINED)
    is_there = submission.draft is not None or submission.confirmed_at is None
    # Who takes over an entry of the team confirms in the same moment: nobody decided on anything.
    is_taken_over = submission.decided_at == submission.confirmed_at
    if not (was_decided and is_there and submission.decided_at) or is_taken_over:
        return None
    return submission.decided_at + dt.timedelta(days=UNDO_DAYS)


def can_be_undone(submission, now):
    """Whether a decision may still be undone: it is recent, and the last one about its object.

    What is public is not taken back while somebody's change of it waits: that one is decided first.
    """
    until = undo_until(submission)
    if until is None or now > until:
        return False
    if submission.draft is None:
        return True
    others = Submission.objects.about(submission.draft).exclude(pk=submission.pk)
    if submission.state == State.ACCEPTED and others.open().exists():
        return False
    return not others.filter(decided_at__gt=submission.decided_at).exists()


def has_open_question(submission):
    """Whether the team has asked something that it may take back.

    What the site itself asks, because the entry has changed meanwhile, is asked again at once.
    """
    is_asked = submission.state == State.CHANGES_ASKED and not submission.is_waiting
    return is_asked and submission.draft is not None and submission.asked_at is not None


def after(source, pk, user, now):
    """Return the row to look at next, once this one is done; None for none."""
    return waiting(now, user).first_but((source, pk))
