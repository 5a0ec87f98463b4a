"""The editor of what was sent in: nothing there ends a workflow and leaves its sender in the dark."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail.test.utils.form_data import querydict_from_html

from events.models import Event
from submissions.desk import actions
from submissions.models import Submission
from submissions.registry import kinds
from submissions.workflow.edit_view import SentInEditView
from tests.factories.events import make_event

State = Submission.State
pytestmark = pytest.mark.django_db
CANCEL, RESTART, SUBMIT = "action-cancel-workflow", "action-restart-workflow", "action-submit"
WORKFLOW_ACTIONS = {CANCEL, RESTART, SUBMIT}


@pytest.fixture
def admin(client, editor):
    client.force_login(editor)
    return client


def address_of(entry):
    return reverse(entry.snippet_viewset.get_url_name("edit"), args=[entry.pk])


def offered(client, entry):
    """Return which of Wagtail's workflow actions the editor has as buttons."""
    page = BeautifulSoup(client.get(address_of(entry)).content, "html.parser")
    return {button["name"] for button in page.select("button[name^=action-]")} & WORKFLOW_ACTIONS


def press(client, entry, action):
    """Send what the page's form holds with this action, whether it has such a button or not."""
    url = address_of(entry)
    data = querydict_from_html(client.get(url).content.decode(), form_id="w-editor-form").copy()
    answer = client.post(url, data | {action: "1"})
    assert answer.status_code == 302, answer.context["form"].errors


def standing(submission):
    """Return the state of a submission, and that of the workflow of its draft."""
    submission = Submission.objects.get(pk=submission.pk)
    workflow_state = submission.draft.current_workflow_state
    return submission.state, workflow_state and workflow_state.status


@pytest.mark.parametrize("action", [CANCEL, RESTART])
def test_what_waits_for_a_decision_is_not_taken_out_of_its_workflow(admin, in_moderation, action):
    assert offered(admin, in_moderation.draft) == set()
    press(admin, in_moderation.draft, action)
    assert standing(in_moderation) == (State.IN_MODERATION, WorkflowState.STATUS_IN_PROGRESS)


@pytest.mark.parametrize("action", [CANCEL, RESTART, SUBMIT])
def test_a_question_ends_by_an_answer_or_at_the_desk(admin, editor, in_moderation, action):
    actions.decide(in_moderation, editor, "reject", "Wann ist Einlass?")
    assert offered(admin, in_moderation.draft) == set()
    press(admin, in_moderation.draft, action)
    assert standing(in_moderation) == (State.CHANGES_ASKED, WorkflowState.STATUS_NEEDS_CHANGES)


def test_what_editors_put_before_the_team_themselves_they_may_take_back(admin, editor):
    draft = make_event(title="Eigener Entwurf", live=False)
    draft.save_revision(user=editor)
    assert offered(admin, draft) == {SUBMIT}
    press(admin, draft, SUBMIT)
    assert offered(admin, draft) == {CANCEL}
    press(admin, draft, CANCEL)
    assert Event.objects.get(pk=draft.pk).current_workflow_state is None


def test_what_is_decided_may_go_into_a_workflow_of_the_editors(admin, editor, in_moderation):
    actions.decide(in_moderation, editor, "approve")
    assert offered(admin, in_moderation.draft) == {SUBMIT}


def test_every_kind_has_this_editor():
    others = {
        kind.key
        for kind in kinds.every()
        if not issubclass(kind.model.snippet_viewset.edit_view_class, SentInEditView)
    }
    assert others == set()


def test_of_two_who_decide_at_the_same_moment_the_second_is_told(
    admin, editor, in_moderation, monkeypatch
):
    form_valid = SentInEditView.form_valid

    def while_a_colleague_accepts(view, form):
        actions.decide(in_moderation, editor, "approve")
        return form_valid(view, form)

    url = address_of(in_moderation.draft)
    page = querydict_from_html(admin.get(url).content.decode(), form_id="w-editor-form").copy()
    monkeypatch.setattr(SentInEditView, "form_valid", while_a_colleague_accepts)
    decision = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    answer = admin.post(url, page | decision, follow=True)
    assert answer.redirect_chain == [(url, 302)]
    assert "Darüber ist inzwischen schon entschieden." in answer.content.decode()
    assert standing(in_moderation) == (State.ACCEPTED, None)
    draft = Submission.objects.get(pk=in_moderation.pk).draft
    assert (draft.has_unpublished_changes, draft.revisions.count()) == (False, 1)
