"""Which state of a submission may follow which, and the one function that moves it there."""

from django.db import transaction

from submissions.models import Submission
from submissions.pictures import forms as picture_forms
from submissions.workflow import queue_facts

State = Submission.State

# A state that may follow itself is one that something happens in: changed again, asked again.
MOVES = {
    # confirmed; its entry was deleted; taken back
    State.UNCONFIRMED: {State.IN_MODERATION, State.DECLINED, State.WITHDRAWN},
    State.IN_MODERATION: {
        State.IN_MODERATION,
        State.CHANGES_ASKED,
        State.ACCEPTED,
        State.DECLINED,
        State.WITHDRAWN,
    },
    State.CHANGES_ASKED: {
        State.IN_MODERATION,
        State.CHANGES_ASKED,
        State.ACCEPTED,
        State.DECLINED,
        State.WITHDRAWN,
    },
    # changed, or the decision is undone; its entry was deleted; taken back
    State.ACCEPTED: {State.IN_MODERATION, State.DECLINED, State.WITHDRAWN},
    # the decision is undone
    State.DECLINED: {State.IN_MODERATION, State.SPAM},
    # taken up again
    State.WITHDRAWN: {State.IN_MODERATION},
    # taken over; its entry was deleted; taken back
    State.INVITED: {State.ACCEPTED, State.DECLINED, State.WITHDRAWN},
    # no spam after all; closed, or its entry was deleted
    State.SPAM: {State.UNCONFIRMED, State.DECLINED},
}
CLOSED = (State.DECLINED, State.WITHDRAWN)


class IllegalMove(ValueError):
    """A submission can not go over from its state to the one that was asked for."""


def may_move(submission, state):
    """Whether the state may follow the one that the submission is in."""
    return state in MOVES[submission.state]


@transaction.atomic
def move(submission, state, **facts):
    """Go over to another state and store it together with `facts`, values of other fields.

    Nothing else sets the state of a stored submission. Pictures of what is closed are deleted, or
    the next publication would show them; for what is open the queue learns what the draft says.
    What was scheduled and is decided on once more does not go live by the old plan.
    """
    if not may_move(submission, state):
        raise IllegalMove(f"{submission.reference}: {submission.state} -> {state}")
    for name, value in facts.items():
        setattr(submission, name, value)
    submission.state = state
    _drop_schedule(submission)
    submission.save()
    if state in CLOSED:
        picture_forms.discard(submission)
    if submission.is_open:
        queue_facts.note(submission)


def _drop_schedule(submission):
    """Forget the moment for which its version was scheduled, and keep that version from going live."""
    if submission.scheduled_for is None:
        return
    submission.scheduled_for = None
    if submission.state != State.ACCEPTED and submission.draft is not None:
        submission.draft.revisions.update(approved_go_live_at=None)
