"""Three outcomes, each with its mail; one decision counts."""

import pytest
from post_office.models import Email
from wagtail.models import WorkflowState

from events.models import Event
from submissions.models import Submission

State = Submission.State
pytestmark = pytest.mark.django_db


def decide(submission, user, action, **answer):
    task_state = submission.draft.current_workflow_task_state
    return task_state.task.specific.on_action(task_state, user, action, **answer)


def mails_to(submission):
    return [m for m in Email.objects.order_by("pk") if m.to == [submission.contact_email]]


def test_accepting_publishes_and_tells_both_links(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    in_moderation.refresh_from_db()
    mail = mails_to(in_moderation)[-1]
    assert in_moderation.state == State.ACCEPTED
    assert in_moderation.decided_by == editor
    assert Event.objects.public().get().full_url in mail.message
    assert in_moderation.full_url in mail.message


def test_asking_sends_the_question_and_keeps_it(in_moderation, editor):
    decide(in_moderation, editor, "reject", comment="Wann ist Einlass?")
    in_moderation.refresh_from_db()
    assert in_moderation.state == State.CHANGES_ASKED
    assert [entry.text for entry in in_moderation.conversation.all()] == ["Wann ist Einlass?"]
    assert "Wann ist Einlass?" in mails_to(in_moderation)[-1].message
    assert not Event.objects.public().exists()


def test_declining_sends_the_reason_and_ends_the_workflow(in_moderation, editor):
    decide(in_moderation, editor, "decline", comment="Reine Werbung.")
    in_moderation.refresh_from_db()
    assert in_moderation.state == State.DECLINED
    assert "Reine Werbung." in mails_to(in_moderation)[-1].message
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    assert not Event.objects.public().exists()


def test_of_two_editors_the_first_decides(in_moderation, editor, other_editor):
    task_state = in_moderation.draft.current_workflow_task_state
    review = task_state.task.specific
    review.on_action(task_state, editor, "approve")
    review.on_action(task_state, other_editor, "decline", comment="Zu spät.")
    in_moderation.refresh_from_db()
    assert in_moderation.state == State.ACCEPTED
    assert in_moderation.decided_by == editor
    assert [m.subject for m in mails_to(in_moderation)][2:] == [
        f"Veröffentlicht: {in_moderation.subject}"
    ]


def test_publishing_past_the_workflow_counts_as_accepting(in_moderation, editor):
    in_moderation.draft.get_latest_revision().publish(user=editor)
    in_moderation.refresh_from_db()
    assert in_moderation.state == State.ACCEPTED


def test_deleting_the_draft_closes_the_submission(in_moderation):
    in_moderation.draft.delete()
    in_moderation.refresh_from_db()
    assert in_moderation.state == State.DECLINED
    assert not in_moderation.is_editable


def test_a_stranger_to_the_team_has_no_action(in_moderation, django_user_model):
    stranger = django_user_model.objects.create_user("fremd")
    task = in_moderation.draft.current_workflow_task_state.task.specific
    assert task.get_actions(in_moderation.draft, stranger) == []
