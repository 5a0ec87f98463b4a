"""What follows for the submitter when an editor decides in the Wagtail admin.

Each deed runs inside the transaction of the decision: the state, the conversation and the queued
mail are stored together or not at all.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from . import letters
from .models import Submission

State = Submission.State
DELETED = _("Das Team hat den Eintrag gelöscht.")


def who_published(revision):
    """Return the editor behind a publication: who approved the revision, else who wrote it."""
    approval = revision.task_states.filter(status=TaskState.STATUS_APPROVED).last()
    return approval.finished_by if approval else revision.user


@transaction.atomic
def accept(instance, user):
    """An object was published, by approving or directly: its open submissions are accepted."""
    for submission in Submission.objects.about(instance).open().select_for_update():
        _decide(submission, State.ACCEPTED, user)
        letters.accepted(submission, instance)


@transaction.atomic
def ask_for_changes(instance, user, question):
    """The submitter is asked to change something, and gets the way to do it."""
    for submission in Submission.objects.about(instance).open().select_for_update():
        submission.conversation.create(is_from_team=True, author=user, text=question)
        submission.state = State.CHANGES_ASKED
        submission.save()
        letters.changes_asked(submission, question)


@transaction.atomic
def decline(instance, user, reason):
    """The submission is refused, with the reason that the editor wrote."""
    for submission in Submission.objects.about(instance).open().select_for_update():
        submission.conversation.create(is_from_team=True, author=user, text=reason)
        _decide(submission, State.DECLINED, user)
        letters.declined(submission, reason)


@transaction.atomic
def close_deleted(instance):
    """An editor deleted the draft or entry: nothing is left to decide on or to correct."""
    for submission in Submission.objects.about(instance).exclude(state=State.WITHDRAWN):
        if submission.is_open:
            letters.declined(submission, DELETED)
        submission.conversation.create(is_from_team=True, text=DELETED)
        _decide(submission, State.DECLINED, None)


def _decide(submission, state, user):
    submission.state = state
    submission.decided_at = timezone.now()
    submission.decided_by = user
    submission.save()
