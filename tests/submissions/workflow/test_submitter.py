"""What outsiders do: file, confirm, correct, withdraw."""

import threading
import uuid

import pytest
from django.db import connection
from post_office.models import Email
from wagtail.models import TaskState

from events.models import Event
from submissions.desk import actions
from submissions.models import DecisionFigure, Submission
from submissions.models.settings import NoticeSettings
from submissions.privacy import persons
from submissions.registry import kinds
from submissions.workflow import submitter
from tests.factories.events import make_event
from tests.factories.submissions import TITLE, filed, form_for, posted, proposal, valid

State = Submission.State
pytestmark = pytest.mark.django_db


def subjects():
    return list(Email.objects.order_by("pk").values_list("subject", flat=True))


def recipients():
    return [address for mail in Email.objects.all() for address in mail.to]


def corrected(submission, **changes):
    submission.refresh_from_db()
    data = posted(proposal() | changes)
    shown = submitter.version_of(submission)
    form, changed = submitter.changed_form(submission, data, shown)
    return submitter.correct(submission, valid(form), changed)


def test_what_was_filed_is_stored_but_nothing_is_public_and_nobody_moderates_it(unconfirmed):
    assert unconfirmed.state == State.UNCONFIRMED
    assert unconfirmed.subject == TITLE
    assert Event.objects.count() == 0
    assert TaskState.objects.count() == 0


def test_filing_queues_one_mail_with_the_private_link(unconfirmed):
    mail = Email.objects.get()
    assert mail.to == [unconfirmed.contact_email]
    assert unconfirmed.full_url in mail.message
    assert unconfirmed.full_url in mail.html_message


def test_sending_the_form_twice_files_once():
    key = str(uuid.uuid4())
    first, second = filed(proposal(key=key)), filed(proposal(key=key))
    assert first == second
    assert Submission.objects.count() == 1
    assert len(subjects()) == 1


def test_coming_back_and_sending_other_text_keeps_the_newer_one():
    key = str(uuid.uuid4())
    filed(proposal(key=key))
    second = filed(proposal(key=key, summary="Neuer Text"))
    assert second.payload["summary"] == ["Neuer Text"]
    assert Submission.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_twenty_at_once_with_the_same_key_file_once():
    key = str(uuid.uuid4())
    references, gate = [], threading.Barrier(20)

    def send():
        gate.wait()
        references.append(filed(proposal(key=key)).reference)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(references) == 20
    assert set(references) == {Submission.objects.get().reference}
    assert len(subjects()) == 1


def test_an_address_gets_three_mails_an_hour_and_no_more():
    for _ in range(10):
        filed(proposal())
    assert Submission.objects.count() == 10
    assert len(subjects()) == 3


def test_confirming_makes_a_draft_and_asks_the_moderators(in_moderation, editor):
    draft = in_moderation.draft
    assert not draft.live
    assert draft.title == TITLE
    task_state = draft.current_workflow_task_state
    assert [action for action, *_ in task_state.task.specific.get_actions(draft, editor)] == [
        "approve",
        "reject",
        "decline",
    ]


def test_confirming_twice_makes_one_draft(unconfirmed):
    form = valid(submitter.form_of(unconfirmed))
    submitter.confirm(unconfirmed, form)
    submitter.confirm(unconfirmed, form)
    assert Event.objects.count() == 1


def test_moderators_get_one_mail_after_the_confirmation(editor, unconfirmed):
    assert recipients().count(editor.email) == 0
    submitter.confirm(unconfirmed, valid(submitter.form_of(unconfirmed)))
    assert recipients().count(editor.email) == 1


def test_contact_data_is_in_no_draft_and_no_revision(in_moderation):
    stored = str(in_moderation.draft.get_latest_revision().content)
    assert in_moderation.contact_email not in stored
    assert in_moderation.contact_name not in stored


def test_correcting_before_confirming_changes_what_will_become_the_draft(unconfirmed):
    corrected(unconfirmed, title="Besserer Titel")
    unconfirmed.refresh_from_db()
    submission = submitter.confirm(unconfirmed, valid(submitter.form_of(unconfirmed)))
    assert submission.draft.title == "Besserer Titel"


def test_correcting_during_moderation_puts_the_new_text_before_the_moderators(in_moderation):
    corrected(in_moderation, title="Besserer Titel")
    draft = Event.objects.get()
    assert draft.current_workflow_task_state.revision == draft.latest_revision
    assert draft.get_latest_revision_as_object().title == "Besserer Titel"


def test_correcting_what_is_published_leaves_it_public_until_it_is_accepted(in_moderation, editor):
    approve(in_moderation, editor)
    corrected(in_moderation, title="Besserer Titel")
    assert Event.objects.public().get().title == TITLE
    approve(in_moderation, editor)
    assert Event.objects.public().get().title == "Besserer Titel"


def approve(submission, user):
    task_state = Event.objects.get(pk=submission.object_id).current_workflow_task_state
    task_state.task.specific.on_action(task_state, user, "approve")


def test_withdrawing_before_the_decision_removes_the_draft(in_moderation):
    submission = submitter.withdraw(in_moderation)
    assert submission.state == State.WITHDRAWN
    assert Event.objects.count() == 0


def test_withdrawing_what_is_published_takes_it_off_the_site(in_moderation, editor):
    approve(in_moderation, editor)
    submitter.withdraw(in_moderation)
    assert Event.objects.public().count() == 0
    assert Event.objects.count() == 1


def test_withdrawing_twice_tells_and_counts_once(in_moderation):
    submitter.withdraw(in_moderation)
    before = subjects()
    assert submitter.withdraw(in_moderation).state == State.WITHDRAWN
    assert subjects() == before
    assert outcomes() == ["withdrawn"]


def test_what_was_decided_meanwhile_is_changed_no_more(in_moderation, editor):
    form, changed = submitter.changed_form(
        in_moderation, posted(proposal(title="Zu spät")), submitter.version_of(in_moderation)
    )
    task_state = in_moderation.draft.current_workflow_task_state
    task_state.task.specific.on_action(task_state, editor, "decline", comment="Nein.")
    submission = submitter.correct(in_moderation, valid(form), changed)
    assert (submission.state, submission.subject) == (State.DECLINED, TITLE)


def outcomes():
    return [figure.outcome for figure in DecisionFigure.objects.order_by("pk")]


def test_forgetting_and_deleting_what_was_declined_counts_as_nothing_more(in_moderation, editor):
    task_state = in_moderation.draft.current_workflow_task_state
    task_state.task.specific.on_action(task_state, editor, "decline", comment="Nein.")
    Event.objects.get().delete()
    submission = Submission.objects.get()
    assert (submission.state, submission.decided_by) == (State.DECLINED, editor)
    persons.forget_submission(submission)
    assert outcomes() == ["declined"]


def test_forgetting_what_was_declined_removes_its_draft_and_counts_as_nothing(
    in_moderation, editor
):
    task_state = in_moderation.draft.current_workflow_task_state
    task_state.task.specific.on_action(task_state, editor, "decline", comment="Nein.")
    persons.forget_submission(Submission.objects.get())
    assert (Event.objects.count(), Submission.objects.count()) == (0, 0)
    assert outcomes() == ["declined"]


def test_every_kind_reads_back_what_it_wrote(in_moderation):
    form = submitter.form_of(in_moderation)
    assert form.initial["title"] == TITLE
    answers = dict(submitter.form_of(in_moderation).answers())
    assert TITLE in answers.values()


def test_a_kind_knows_its_form_and_model():
    kind = kinds.get("event")
    assert kind.model is Event
    assert isinstance(form_for(proposal()), kind.form_class)


def last_mail_to(user):
    return [mail for mail in Email.objects.order_by("pk") if mail.to == [user.email]][-1]


@pytest.mark.parametrize("rhythm", ["at_once", "daily"])
def test_the_team_hears_at_once_of_what_leaves_the_site(in_moderation, editor, rhythm):
    actions.decide(in_moderation, editor, "approve")
    NoticeSettings(pk=1, rhythm=rhythm).save()
    submitter.withdraw(Submission.objects.get())
    mail = last_mail_to(editor)
    assert mail.subject == f"Nachricht zu {in_moderation.reference}: {TITLE}"
    assert "Wurde zurückgezogen und steht nicht mehr auf der Website." in mail.message


def test_the_team_hears_of_what_leaves_the_site_with_its_senders_data(in_moderation, editor):
    actions.decide(in_moderation, editor, "approve")
    persons.forget_submission(in_moderation, withdraws=True)
    mail = last_mail_to(editor)
    assert mail.subject == f"Nicht mehr auf der Website: Veranstaltung „{TITLE}“"
    assert in_moderation.contact_name not in mail.message


def test_deleting_ones_data_alone_tells_the_team_nothing(in_moderation, editor):
    actions.decide(in_moderation, editor, "approve")
    before = Email.objects.filter(subject__startswith="Nicht mehr auf der Website").count()
    persons.forget_submission(in_moderation)
    after = Email.objects.filter(subject__startswith="Nicht mehr auf der Website").count()
    assert (before, after) == (0, 0)


def test_the_mail_about_something_new_leads_to_the_desk(editor, unconfirmed):
    submission = submitter.confirm(unconfirmed, valid(submitter.form_of(unconfirmed)))
    mail = last_mail_to(editor)
    assert f"/admin/einreichungen/{submission.pk}/" in mail.message


def test_the_mail_about_a_draft_of_the_team_leads_to_the_desk(editor):
    event = make_event(live=False)
    event.save_revision()
    event.get_workflow().start(event, user=None)
    assert f"/admin/einreichungen/entwurf/event/{event.pk}/" in last_mail_to(editor).message
