"""What editors do at the desk. Each action is one transaction, and returns whether it counted."""

from django.db import transaction
from django.utils import timezone
from post_office.models import STATUS, Email
from wagtail.log_actions import log
from wagtail.models import WorkflowState

from accounts.names import name_of
from submissions.desk import queue
from submissions.mails import send, team
from submissions.models import DraftNote, Message, Submission
from submissions.models.review_task import Verdict
from submissions.workflow import confirmation, corrections, evidence, states, submitter

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
def decide_draft(draft, user, action, data):
    """Accept or decline a draft that nobody sent in; returns a Verdict.

    `data` holds the `text` of the editor and the `seen_revision` that they read.
    """
    task_state = draft.current_workflow_task_state
    if task_state is None:
        return Verdict.TOO_LATE
    if task_state.workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        task_state.workflow_state.resume(user=user)
        task_state = draft.current_workflow_task_state
    return task_state.task.specific.on_action(
        task_state, user, action, seen_revision=data["seen_revision"], comment=data["text"].strip()
    )


@transaction.atomic
def reopen_draft(draft, user):
    """Put a draft that was declined before the team again."""
    if draft.current_workflow_state is None and not draft.live:
        draft.get_workflow().start(draft, user=user)


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
    had_heard = _delete_unsent_mails(submission, since=submission.decided_at)
    for figure in submission.figures.filter(decided_at=submission.decided_at):
        evidence.forget_decision(figure)
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


@transaction.atomic
def take_question_back(submission, user):
    """Take back a question that nobody has answered; returns whether there was one.

    Where it has reached the sender, they hear that it is settled, and it stays in the conversation.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not queue.has_open_question(submission):
        return False
    log(submission, "submissions.unask", user=user)
    if _delete_unsent_mails(submission, since=submission.asked_at):
        send.question_settled(submission, editor=user)
    else:
        submission.conversation.filter(is_from_team=True).last().delete()
    states.move(submission, State.IN_MODERATION, asked_at=None, reminded_at=None)
    submitter.ask_moderators(submission.draft)
    return True


def _delete_unsent_mails(submission, since):
    """Delete the mails about a decision that were not sent yet; return whether one was sent."""
    mails_since = Email.objects.filter(
        created__gte=since, **{f"headers__{REFERENCE}": submission.reference}
    )
    mails_since.filter(status__in=[STATUS.queued, STATUS.requeued]).delete()
    return mails_since.filter(status=STATUS.sent).exists()


@transaction.atomic
def reply(submission, text, user):
    """Answer what its sender wrote about something decided; the message is done with."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    submission.conversation.create(is_from_team=True, author=user, text=text)
    send.answered(submission, text, editor=user)
    _done_with_message(submission, "submissions.reply", user)


@transaction.atomic
def mark_as_read(submission, user):
    """Note that what its sender wrote needs no answer."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.wrote_at is not None:
        _done_with_message(submission, "submissions.read", user)


def _done_with_message(submission, action, user):
    submission.wrote_at = None
    submission.save(update_fields=["wrote_at"])
    log(submission, action, user=user)


@transaction.atomic
def assign(submission, colleague, user):
    """Make somebody of the team responsible for a submission, and tell them; None for nobody."""
    if colleague != submission.assigned_to:
        team.tell_colleague(submission, submission.subject, colleague, user)
    Submission.objects.filter(pk=submission.pk).update(assigned_to=colleague)
    submission.assigned_to = colleague
    data = {"to": name_of(colleague) if colleague else ""}
    log(submission, "submissions.assign", user=user, data=data)


@transaction.atomic
def hand_over(leaver, successor, user):
    """Give all that one colleague is responsible for to another, and tell them. Returns how many."""
    submissions = list(Submission.objects.filter(assigned_to=leaver).select_for_update())
    for submission in submissions:
        log(submission, "submissions.assign", user=user, data={"to": name_of(successor)})
    assigned = [
        model.objects.filter(assigned_to=leaver) for model in (Submission, Message, DraftNote)
    ]
    number = sum(rows.update(assigned_to=successor) for rows in assigned)
    if number:
        team.tell_successor(leaver, successor, number, user)
    return number


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
    confirmation.ask_in_any_case(submission)
    return True


@transaction.atomic
def ask_again(submission, user):
    """Send one more mail with the link to an address that is not confirmed; returns whether it went."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state != State.UNCONFIRMED:
        return False
    log(submission, "submissions.ask_again", user=user)
    confirmation.ask_in_any_case(submission)
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
