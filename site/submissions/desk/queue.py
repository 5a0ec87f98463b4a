"""The queue over all kinds: what waits, in which order, and how that is said.

Only questions; what editors do is in `actions`.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import ModelLogEntry

from submissions.models import Submission
from submissions.workflow.queue_facts import midnight

State = Submission.State
UNDO_DAYS = 30
DECISIONS = ("submissions.accepted", "submissions.declined", "submissions.discard")


@dataclass(frozen=True)
class Tab:
    """One list of the desk; `key` is its part of the address."""

    key: str
    label: Any
    states: tuple
    empty: Any

    @property
    def is_closed(self):
        return self.key == "erledigt"

    def of(self, now):
        """Return the submissions of this list, in the order in which they are worked on."""
        rows = Submission.objects.filter(state__in=self.states, is_waiting=False)
        return rows.order_by("-decided_at", "-pk") if self.is_closed else by_urgency(rows, now)


WAITING = Tab(
    "entscheiden",
    gettext_lazy("Zu entscheiden"),
    (State.IN_MODERATION,),
    gettext_lazy("Nichts wartet auf eine Entscheidung."),
)
ASKED = Tab(
    "rueckfragen",
    gettext_lazy("Rückfrage offen"),
    (State.CHANGES_ASKED,),
    gettext_lazy("Keine Rückfrage ist offen."),
)
SPAM = Tab(
    "spam",
    gettext_lazy("Spam-Verdacht"),
    (State.SPAM,),
    gettext_lazy("Nichts sieht nach Spam aus."),
)
CLOSED = Tab(
    "erledigt",
    gettext_lazy("Erledigt"),
    (State.ACCEPTED, State.DECLINED, State.WITHDRAWN),
    gettext_lazy("Noch wurde nichts entschieden."),
)
TABS = [WAITING, ASKED, SPAM, CLOSED]


def waiting(now):
    """Return the submissions on which the team has to decide, the most urgent first.

    A change that waits for another one of the same entry follows after that one.
    """
    return WAITING.of(now)


def count_by_state():
    """Return {state: how many}, in one query."""
    rows = Submission.objects.filter(is_waiting=False).order_by().values_list("state")
    return dict(rows.annotate(Count("pk")))


def by_urgency(rows, now):
    """Order: what begins soonest, then what has no date by its age, then what is over already.

    Nothing leaves the queue by itself: what is over stays, at its end, until somebody closes it.
    """
    today = midnight(now)
    group = Case(
        When(begins_at__gte=today, then=Value(0)),
        When(begins_at__isnull=True, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    since = Coalesce("waiting_since", "confirmed_at", "created_at")
    return rows.annotate(urgency=group, since=since).order_by(
        "urgency", F("begins_at").asc(nulls_last=True), "since", "pk"
    )


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


def summary(now):
    """Return what the dashboard says: how many wait, since when, and what begins next."""
    rows = list(waiting(now).values_list("since", "begins_at"))
    today = midnight(now)
    coming = [begins for _since, begins in rows if begins and begins >= today]
    return {
        "count": len(rows),
        "oldest": age_in_words(min(since for since, _begins in rows), now) if rows else "",
        "next": begins_in_words(min(coming, default=None), now),
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
        "when": date_format(localtime(when or timezone.now()), "j. F, H:i"),
        "state": submission.get_state_display(),
    }
    if submission.state == State.WITHDRAWN:
        return _("Die einreichende Person hat das am %(when)s Uhr zurückgezogen.") % values
    if submission.state == State.IN_MODERATION:
        return _("Das wartet wieder auf eine Entscheidung.")
    return _("%(who)s war schneller: am %(when)s Uhr, jetzt „%(state)s“.") % values


def name_of(user):
    return user.get_full_name() or user.get_username()


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
    if not (was_decided and is_there and submission.decided_at):
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


def after(submission, now):
    """Return the submission to look at next, once this one is done."""
    return waiting(now).exclude(pk=submission.pk).first()
