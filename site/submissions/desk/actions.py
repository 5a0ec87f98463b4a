"""What editors do at the desk. Each action is one transaction, and returns whether it counted."""

from django.db import transaction
from django.utils import timezone
from post_office.models import STATUS, Email
from wagtail.log_actions import log
from wagtail.models import WorkflowState

from submissions.desk import queue
from submissions.mails import send
from submissions.models import Submission
from submissions.models.review_task import Verdict
from submissions.workflow import corrections, states

State = Submission.State
# The header by which each mail names the submission that it is about.
REFERENCE = "X-Planb-Reference"


@transaction.atomic
def decide(submission, user, action, text="", seen_revision=None):
    """Accept, ask or decline the same way as Wagtail's editor does; returns a Verdict.

    `action` is one of ReviewTask's, `seen_revision` the id of the version that the editor read.
    """
    task_state = _open_task_of(submission, user)
    if task_state is None:
        return Verdict.TOO_LATE
    words = {"comment": text} if text else {}
    return task_state.task.specific.on_action(
        task_state, user, action, seen_revision=seen_revision, **words
    )


def _open_task_of(submission, user):
    """Return the task to decide on, None where nothing is to be decided any more.

    A question that nobody answered is taken up again, and so is a workflow that somebody cancelled.
    """
    draft = submission.draft
    if draft is None:
        return None
    states = WorkflowState.objects.active().for_instance(draft).select_for_update()
    workflow_state = states.order_by("-pk").first()
    # Checked only now: whoever held the lock may have decided meanwhile.
    if not Submission.objects.before_team().filter(pk=submission.pk).exists():
        return None
    if workflow_state is None:
        draft.get_workflow().start(draft, user=user)
    elif workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        workflow_state.resume(user=user)
    return draft.current_workflow_task_state


@transaction.atomic
def undo(submission, user, now=None):
    """Take a decision back: what was accepted leaves the site, and all of it returns to its list.

    The submitter is told only if the decision had reached them. Returns whether it was undone.
    """
    now = now or timezone.now()
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not queue.can_be_undone(submission, now):
        return False
    log(submission, "submissions.undo", user=user)
    undecided = {"decided_at": None, "decided_by": None}
    if submission.confirmed_at is None:
        states.move(submission, State.SPAM, **undecided)
        return True
    was_accepted = queue.last_decision(submission) == "submissions.accepted"
    had_heard = _delete_unsent_mails(submission)
    submission.figures.filter(decided_at=submission.decided_at).delete()
    if was_accepted:
        _restore_public_version(submission, user)
    states.move(
        submission,
        State.IN_MODERATION,
        waiting_since=now,
        replaced_revision=None,
        **undecided,
    )
    if submission.is_change and not was_accepted:
        corrections.begin(submission)
    elif submission.draft.current_workflow_state is None:
        submission.draft.get_workflow().start(submission.draft, user=user)
    if had_heard:
        send.reopened(submission)
    return True


def _restore_public_version(submission, user):
    """Publish again what was public before; where nothing was, unpublish the entry."""
    draft, before = submission.draft, submission.replaced_revision
    if before is not None:
        submission.base_revision = before
        before.publish(user=user)
    elif draft.live:
        draft.unpublish(user=user)


def _delete_unsent_mails(submission):
    """Delete the mails about a decision that were not sent yet; return whether one was sent."""
    mails_since = Email.objects.filter(
        created__gte=submission.decided_at, **{f"headers__{REFERENCE}": submission.reference}
    )
    mails_since.filter(status__in=[STATUS.queued, STATUS.requeued]).delete()
    return mails_since.filter(status=STATUS.sent).exists()


def assign(submission, colleague, user):
    """Make somebody of the team responsible for a submission; None for nobody."""
    Submission.objects.filter(pk=submission.pk).update(assigned_to=colleague)
    submission.assigned_to = colleague
    data = {"to": queue.name_of(colleague) if colleague else ""}
    log(submission, "submissions.assign", user=user, data=data)


@transaction.atomic
def rescue(submission, user):
    """Move what only looked like spam on to its confirmation; returns whether it counted as spam.

    An editor vouches for the text, not for the address: its owner is still asked to confirm it.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state != State.SPAM:
        return False
    log(submission, "submissions.rescue", user=user)
    states.move(submission, State.UNCONFIRMED, waiting_since=timezone.now())
    send.confirm_address(submission)
    return True


@transaction.atomic
def discard(submission, user):
    """Close spam without an answer: nothing is sent to whoever did this."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state != State.SPAM:
        return False
    states.move(submission, State.DECLINED, decided_at=timezone.now(), decided_by=user)
    log(submission, "submissions.discard", user=user)
    return True
