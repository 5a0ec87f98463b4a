"""What stands in the queue: submissions, messages, and drafts that no submission brought."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Left
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState
from wagtail.permissions import policy_registry

from submissions.models import DraftNote, Message, Submission
from submissions.models.message import SHOWN
from submissions.models.submission import standing
from submissions.registry import kinds
from submissions.registry.waiting import ASKED, CLOSED, SPAM, UNCONFIRMED, WAITING, QueueSource

State = Submission.State
MESSAGE = "message-"
CHANGE, WROTE = "change", "wrote"


def may_open(model, user, actions=("change", "view")):
    """Whether somebody may open rows of a model; None stands for the team as a whole."""
    if user is None:
        return True
    return policy_registry.get_by_type(model).user_has_any_permission(user, actions)


def submissions_for(user):
    # What waits for another change of the same entry follows after that one.
    rows = Submission.objects.filter(is_waiting=False)
    return rows if may_open(Submission, user) else None


def columns_of_submissions():
    # What was published before and came back is a change of it.
    came_back = Q(decided_at__isnull=False) & ~Q(changed_fields=[])
    return {
        "pk": F("pk"),
        "kind": F("kind"),
        "origin": Case(
            When(wrote_at__isnull=False, then=Value(WROTE)),
            When(Q(is_correction=True) | came_back, then=Value(CHANGE)),
            default=Value(""),
            output_field=CharField(),
        ),
        "subject": F("subject"),
        "contact_name": F("contact_name"),
        "contact_email": F("contact_email"),
        "contact_telephone": F("contact_telephone"),
        "reference": F("reference"),
        "state": F("state"),
        "created_at": F("created_at"),
        "since": Coalesce("wrote_at", "waiting_since", "confirmed_at", "created_at"),
        "date": F("begins_at"),
        "is_stuck": Case(
            When(
                state=State.UNCONFIRMED,
                confirmation_asked_at=None,
                link_renewed_at=None,
                then=Value(True),
            ),
            default=Value(False),
            output_field=BooleanField(),
        ),
        "similar_count": Cast("similar_count", BigIntegerField()),
        "spam_reasons": F("spam_reasons"),
        "assigned_to": F("assigned_to_id"),
        "planned_for": F("scheduled_for"),
        "decided_at": F("decided_at"),
        "decided_by": F("decided_by_id"),
    }


def label_of(value, choices):
    """Return the label of a stored value; a value that no choice knows is said as it is."""
    return dict(choices).get(value, value)


def kind_of(submission):
    """Return the kind in words of a submission outside of the queue."""
    came_back = submission.changed_fields and submission.decided_at
    return named(submission.kind, CHANGE if submission.is_correction or came_back else "")


def named(kind, origin):
    label = label_of(kind, kinds.choices())
    words = {CHANGE: _("Änderung: %(kind)s"), WROTE: _("Nachricht zu: %(kind)s")}
    return words[origin] % {"kind": label} if origin else label


def address_of(row):
    return reverse("einreichungen:submission", args=[row.pk])


SUBMISSIONS = QueueSource(
    key="submission",
    kinds=kinds.choices,
    rows=submissions_for,
    tabs={
        WAITING: Q(state=State.IN_MODERATION, scheduled_for=None) | Q(wrote_at__isnull=False),
        ASKED: Q(state=State.CHANGES_ASKED),
        UNCONFIRMED: Q(state=State.UNCONFIRMED),
        SPAM: Q(state=State.SPAM),
        CLOSED: Q(state__in=[State.ACCEPTED, State.DECLINED, State.WITHDRAWN], wrote_at=None)
        | Q(scheduled_for__isnull=False, wrote_at=None),
    },
    columns=columns_of_submissions,
    search_fields=("reference", "subject", "contact_name", "contact_email"),
    kind_in_words=lambda row: named(row.kind, row.origin),
    state_in_words=lambda row: standing(row.state, row.planned_for),
    url=address_of,
)


def message_kinds():
    return [(MESSAGE + topic, label) for topic, label in Message.Topic.choices]


def columns_of_messages():
    begin = Left("text", SHOWN)
    return {
        "pk": F("pk"),
        "kind": Concat(Value(MESSAGE), F("topic"), output_field=CharField()),
        "subject": Case(
            When(about="", then=begin),
            default=Concat(F("about"), Value(": "), begin, output_field=CharField()),
            output_field=CharField(),
        ),
        "contact_name": F("name"),
        "contact_email": F("email"),
        "state": F("state"),
        "created_at": F("created_at"),
        "since": F("created_at"),
        "date": F("due_at"),
        "is_due": Case(
            When(due_at__isnull=False, then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        ),
        "spam_reasons": F("spam_reasons"),
        "assigned_to": F("assigned_to_id"),
        "decided_at": F("done_at"),
        "decided_by": F("done_by_id"),
    }


def address_of_message(row):
    return reverse("einreichungen:message", args=[row.pk])


MESSAGES = QueueSource(
    key="message",
    kinds=message_kinds,
    rows=lambda user: Message.objects.all() if may_open(Message, user) else None,
    tabs={
        WAITING: Q(state=Message.State.OPEN, is_spam=False),
        SPAM: Q(state=Message.State.OPEN, is_spam=True),
        CLOSED: Q(state=Message.State.DONE),
    },
    columns=columns_of_messages,
    search_fields=("text", "about", "page", "name", "email"),
    kind_in_words=lambda row: label_of(row.kind, message_kinds()),
    state_in_words=lambda row: label_of(row.state, Message.State.choices),
    url=address_of_message,
)


def kinds_of_drafts():
    """Return the kinds of entries of the site; what stays with the team is made by senders only."""
    return [kind for kind in kinds.every() if kind.is_published]


def drafts_for(user):
    """Return the workflows of drafts that came in without a submission: imported, or the team's own."""
    types = {
        ContentType.objects.get_for_model(kind.model, for_concrete_model=False).pk
        for kind in kinds_of_drafts()
        if may_open(kind.model, user, ("change", "publish"))
    }
    if not types:
        return None
    sent_in = Submission.objects.filter(
        content_type=OuterRef("content_type"), object_id=OuterRef("draft_pk")
    )
    return WorkflowState.objects.annotate(
        draft_pk=Cast("object_id", BigIntegerField()),
        is_being_decided=Exists(sent_in.open()),
        was_sent_in=Exists(sent_in),
    ).filter(content_type__in=types)


def by_kind(make):
    """Return the expression that `make(kind)` gives for the kind of each draft's row."""
    cases = []
    for kind in kinds_of_drafts():
        content_type = ContentType.objects.get_for_model(kind.model, for_concrete_model=False)
        cases.append(When(content_type=content_type.pk, then=make(kind)))
    return Case(*cases, default=Value(""), output_field=CharField())


def _title(kind):
    entries = kind.model.objects.filter(pk=OuterRef("draft_pk"))
    return Subquery(entries.values(kind.model.name_field)[:1])


def _sender(kind):
    """Return from where the drafts of a kind came, else the name of whoever asked for a decision."""
    asked_by = get_user_model().objects.filter(pk=OuterRef("requested_by"))
    name = Subquery(asked_by.values(get_user_model().USERNAME_FIELD)[:1])
    known = [kind.draft_from(OuterRef("draft_pk"))] if kind.draft_from else []
    return Coalesce(*known, name, Value(""), output_field=CharField())


def columns_of_drafts():
    notes = DraftNote.objects.filter(
        content_type=OuterRef("content_type"), object_id=OuterRef("draft_pk")
    )
    return {
        "pk": F("draft_pk"),
        "kind": by_kind(lambda kind: Value(kind.key)),
        "subject": by_kind(_title),
        "contact_name": by_kind(_sender),
        "state": F("status"),
        "created_at": F("created_at"),
        "since": F("created_at"),
        "date": Subquery(notes.values("begins_at")[:1]),
        "assigned_to": Subquery(notes.values("assigned_to")[:1]),
        "decided_at": F("current_task_state__finished_at"),
        "decided_by": F("current_task_state__finished_by_id"),
    }


DRAFTS = QueueSource(
    key="draft",
    kinds=lambda: [(kind.key, kind.label) for kind in kinds_of_drafts()],
    rows=drafts_for,
    tabs={
        WAITING: Q(status=WorkflowState.STATUS_IN_PROGRESS, is_being_decided=False),
        ASKED: Q(status=WorkflowState.STATUS_NEEDS_CHANGES, is_being_decided=False),
        CLOSED: Q(
            status__in=[WorkflowState.STATUS_APPROVED, WorkflowState.STATUS_CANCELLED],
            was_sent_in=False,
        ),
    },
    columns=columns_of_drafts,
    search_fields=("row_subject", "row_contact_name"),
    kind_in_words=lambda row: (
        _("Entwurf: %(kind)s") % {"kind": label_of(row.kind, kinds.choices())}
    ),
    state_in_words=lambda row: label_of(row.state, WorkflowState.STATUS_CHOICES),
    url=lambda row: reverse("einreichungen:draft", args=[row.kind, row.pk]),
)
QUEUE_SOURCES = (SUBMISSIONS, MESSAGES, DRAFTS)
