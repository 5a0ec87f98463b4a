"""What follows for the submitter when an editor decides in the Wagtail admin.

Each function runs inside the transaction of the decision: the state, the conversation and the queued
mail are stored together or not at all.
"""

from operator import attrgetter

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, TaskState

from submissions.mails import send
from submissions.models import EntryCare, Submission
from submissions.pictures import forms as picture_forms
from submissions.pictures import removal
from submissions.workflow import corrections, owners, queue_facts, states

State = Submission.State
DELETED = _("Wir haben den Eintrag gelöscht.")


@transaction.atomic(savepoint=False)
def accept(instance, revision):
    """An object was published, by approving or directly: its open submissions are accepted.

    Going back to an older version decides nothing about a newer draft.
    """
    if revision.pk != instance.latest_revision_id:
        return
    user, note = _who_and_why(revision)
    for submission in Submission.objects.about(instance).before_team().select_for_update():
        submission.draft = instance
        if note:
            submission.conversation.create(is_from_team=True, author=user, text=note)
        submission.replaced_revision = _public_before(instance, submission)
        if submission.replaced_revision is None:
            submission.changed_fields = []  # whatever was edited before, nothing public was changed
        _decide(submission, State.ACCEPTED, user)
        send.accepted(submission, instance, note=note, editor=user)
        owners.tell_of_acceptance(submission)
    # Wagtail cancels whatever workflow it finds right after this signal: the next begins later.
    transaction.on_commit(lambda: corrections.after_decision(instance))


def _who_and_why(revision):
    """Return who published a revision, its approver else its author, and the approver's words."""
    approved = revision.task_states.filter(status=TaskState.STATUS_APPROVED)
    approval = approved.select_related("finished_by").last()
    return (approval.finished_by, approval.comment) if approval else (revision.user, "")


def _public_before(instance, submission):
    """Return the version that this publication replaces; Wagtail notes it only after the signal.

    Only the submission knows a version that was loaded without being published: the newer of the
    two counts.
    """
    entries = ModelLogEntry.objects.for_instance(instance).filter(
        action__in=["wagtail.publish", "wagtail.unpublish"]
    )
    last = entries.order_by("-timestamp", "-pk").first()
    if last is not None and last.action != "wagtail.publish":
        return None
    known = [last.revision if last is not None else None, submission.replaced_revision]
    return max((version for version in known if version), key=attrgetter("pk"), default=None)


@transaction.atomic
def ask_for_changes(instance, user, question):
    """The submitter is asked to change something, and gets the way to do it."""
    for submission in Submission.objects.about(instance).before_team().select_for_update():
        submission.conversation.create(is_from_team=True, author=user, text=question)
        states.move(submission, State.CHANGES_ASKED, asked_at=timezone.now())
        log(submission, "submissions.ask", user=user)
        send.changes_asked(submission, question, editor=user)


@transaction.atomic
def decline(instance, user, reason):
    """The submission is refused, with the reason that the editor wrote."""
    for submission in Submission.objects.about(instance).before_team().select_for_update():
        submission.conversation.create(is_from_team=True, author=user, text=reason)
        _decide(submission, _state_when_declined(submission), user, outcome=State.DECLINED)
        send.declined(submission, reason, editor=user)
        picture_forms.discard(submission)
        corrections.set_aside(submission)
    corrections.after_decision(instance)


@transaction.atomic
def close_deleted(instance):
    """An editor deletes the draft or entry: nothing is left to decide on, to correct or to show."""
    pictures = removal.pictures_of(instance)
    transaction.on_commit(lambda: removal.delete_unused(pictures, instance))
    EntryCare.objects.about(instance).delete()
    for submission in Submission.objects.about(instance).exclude(state=State.WITHDRAWN):
        if submission.is_open:
            send.declined(submission, DELETED)
        submission.conversation.create(is_from_team=True, text=DELETED)
        if states.may_move(submission, State.DECLINED):  # otherwise it was declined before
            _decide(submission, State.DECLINED, None)


def _state_when_declined(submission):
    """Return the state after a refusal: an entry whose change was declined is still on the site."""
    keeps_entry = submission.is_change and not submission.is_correction
    return State.ACCEPTED if keeps_entry else State.DECLINED


def _decide(submission, state, user, outcome=None):
    """Store the new state; `outcome` is what was decided, where the state does not say it."""
    states.move(
        submission,
        state,
        decided_at=timezone.now(),
        decided_by=user,
        removed_pictures=[],
        date_changes=[],
    )
    queue_facts.store_figure(submission, outcome or state)
    log(submission, f"submissions.{outcome or state}", user=user)
