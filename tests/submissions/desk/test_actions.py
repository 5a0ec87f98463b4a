"""What editors do at the desk: decide once, take back, hand over, rescue."""

import datetime as dt
import threading
import uuid

import pytest
from django.db import connection
from django.utils import timezone
from post_office.models import STATUS, Email
from wagtail.models import ModelLogEntry

from events.models import Event
from submissions.desk import actions as desk_actions
from submissions.desk.sources import kind_of
from submissions.models import DecisionFigure, DraftNote, Message, Submission
from submissions.models.review_task import Verdict
from submissions.privacy import retention
from submissions.workflow import messages, queue_facts, submitter
from tests.factories.events import make_event
from tests.factories.submissions import TITLE, filed, posted, proposal, valid
from tests.submissions.desk.cast import proposed

State = Submission.State
pytestmark = pytest.mark.django_db


def subjects_to(submission):
    mails = Email.objects.order_by("pk")
    return [m.subject for m in mails if m.to == [submission.contact_email]]


def fresh(submission):
    return Submission.objects.get(pk=submission.pk)


def decide(submission, user, action, text="", **kw):
    verdict = desk_actions.decide(fresh(submission), user, action, text, **kw)
    submission.refresh_from_db()
    return verdict


def corrected(submission, **changes):
    shown = submitter.version_of(submission)
    form, changed = submitter.changed_form(submission, posted(proposal() | changes), shown)
    return submitter.correct(submission, valid(form), changed)


def actions(submission):
    entries = ModelLogEntry.objects.for_instance(submission).order_by("pk")
    return list(entries.values_list("action", flat=True))


def test_accepting_publishes_with_the_editors_own_words(in_moderation, editor):
    assert decide(in_moderation, editor, "approve", "Danke dafür.") == Verdict.COUNTS
    assert in_moderation.state == State.ACCEPTED
    assert [e.text for e in in_moderation.conversation.all()] == ["Danke dafür."]
    mail = Email.objects.order_by("pk").last()
    assert mail.to == [in_moderation.contact_email]
    assert "Danke dafür." in mail.message
    assert [event.title for event in Event.objects.public()] == [TITLE]


def test_of_two_editors_the_second_is_too_late(in_moderation, editor, other_editor):
    before = len(subjects_to(in_moderation))
    assert decide(in_moderation, editor, "decline", "Reine Werbung.") == Verdict.COUNTS
    assert decide(in_moderation, other_editor, "approve") == Verdict.TOO_LATE
    assert (in_moderation.state, in_moderation.decided_by) == (State.DECLINED, editor)
    assert not Event.objects.public().exists()
    assert len(subjects_to(in_moderation)) == before + 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_in_the_same_second_one_of_two_editors_decides(in_moderation, editor, other_editor):
    decisions = [(editor, "approve", ""), (other_editor, "decline", "Reine Werbung.")]
    stale = [fresh(in_moderation), fresh(in_moderation)]
    start, verdicts = threading.Barrier(2), []

    def decide_at_once(submission, decision):
        start.wait()
        verdicts.append(desk_actions.decide(submission, *decision))
        connection.close()

    before = len(subjects_to(in_moderation))
    threads = [
        threading.Thread(target=decide_at_once, args=pair)
        for pair in zip(stale, decisions, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(verdict.name for verdict in verdicts) == ["COUNTS", "TOO_LATE"]
    assert len(subjects_to(in_moderation)) == before + 1
    was_accepted = fresh(in_moderation).state == State.ACCEPTED
    assert Event.objects.public().exists() == was_accepted


def test_a_workflow_that_somebody_cancelled_is_taken_up_again(in_moderation, editor):
    in_moderation.draft.current_workflow_state.cancel(user=editor)
    assert decide(in_moderation, editor, "approve") == Verdict.COUNTS
    assert in_moderation.state == State.ACCEPTED


def test_nobody_accepts_a_version_that_they_have_not_seen(in_moderation, editor):
    seen = in_moderation.draft.latest_revision_id
    corrected(in_moderation, title="Ganz etwas anderes")
    assert decide(in_moderation, editor, "approve", seen_revision=seen) == Verdict.OUTDATED
    assert in_moderation.state == State.IN_MODERATION
    newest = fresh(in_moderation).draft.latest_revision_id
    assert decide(in_moderation, editor, "approve", seen_revision=newest) == Verdict.COUNTS
    assert Event.objects.public().get().title == "Ganz etwas anderes"


def test_a_question_that_nobody_answers_can_still_be_declined(in_moderation, editor):
    decide(in_moderation, editor, "reject", "Wann ist Einlass?")
    assert in_moderation.state == State.CHANGES_ASKED
    assert decide(in_moderation, editor, "decline", "Keine Antwort.") == Verdict.COUNTS
    assert in_moderation.state == State.DECLINED


def test_undoing_an_acceptance_takes_it_off_the_site_and_back_into_the_queue(
    in_moderation, editor, other_editor
):
    decide(in_moderation, editor, "approve")
    assert desk_actions.undo(fresh(in_moderation), other_editor)
    in_moderation.refresh_from_db()
    assert in_moderation.state == State.IN_MODERATION
    assert (in_moderation.decided_at, in_moderation.decided_by) == (None, None)
    assert not Event.objects.public().exists()
    assert decide(in_moderation, editor, "approve") == Verdict.COUNTS
    assert Event.objects.public().count() == 1
    assert actions(in_moderation) == [
        "submissions.accepted",
        "submissions.undo",
        "submissions.accepted",
    ]


def test_undoing_a_refusal_puts_it_back_into_the_queue(in_moderation, editor):
    decide(in_moderation, editor, "decline", "Reine Werbung.")
    assert desk_actions.undo(fresh(in_moderation), editor)
    in_moderation.refresh_from_db()
    assert in_moderation.state == State.IN_MODERATION
    assert decide(in_moderation, editor, "approve") == Verdict.COUNTS


def test_who_was_not_told_hears_nothing_of_a_decision_undone(in_moderation, editor):
    before = subjects_to(in_moderation)
    decide(in_moderation, editor, "decline", "Reine Werbung.")
    assert len(subjects_to(in_moderation)) == len(before) + 1
    desk_actions.undo(fresh(in_moderation), editor)
    assert subjects_to(in_moderation) == before


def test_who_was_told_hears_that_it_was_undone(in_moderation, editor):
    decide(in_moderation, editor, "decline", "Reine Werbung.")
    Email.objects.update(status=STATUS.sent)
    before = subjects_to(in_moderation)
    desk_actions.undo(fresh(in_moderation), editor)
    assert len(subjects_to(in_moderation)) == len(before) + 1


def test_undoing_an_accepted_change_brings_back_what_was_public(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    corrected(fresh(in_moderation), title="Besserer Titel")
    decide(in_moderation, editor, "approve")
    assert Event.objects.public().get().title == "Besserer Titel"
    assert desk_actions.undo(fresh(in_moderation), editor)
    assert Event.objects.public().get().title == TITLE
    assert fresh(in_moderation).state == State.IN_MODERATION
    decide(in_moderation, editor, "approve")
    assert Event.objects.public().get().title == "Besserer Titel"


@pytest.mark.parametrize(("days", "is_undone"), [(29, True), (31, False)])
def test_a_decision_can_be_undone_for_thirty_days(in_moderation, editor, days, is_undone):
    decide(in_moderation, editor, "approve")
    later = timezone.now() + dt.timedelta(days=days)
    assert desk_actions.undo(fresh(in_moderation), editor, now=later) == is_undone
    assert Event.objects.public().count() == (0 if is_undone else 1)


def test_what_the_submitter_took_back_is_not_undone(in_moderation, editor):
    submitter.withdraw(in_moderation)
    assert not desk_actions.undo(fresh(in_moderation), editor)


def test_two_editors_undo_once(in_moderation, editor, other_editor):
    decide(in_moderation, editor, "approve")
    stale = fresh(in_moderation)
    assert desk_actions.undo(fresh(in_moderation), editor)
    assert not desk_actions.undo(stale, other_editor)


@pytest.mark.parametrize("first_asked", [False, True])
def test_what_was_edited_before_its_first_acceptance_is_no_correction(
    in_moderation, editor, first_asked
):
    if first_asked:
        decide(in_moderation, editor, "reject", "Was kostet es?")
    corrected(fresh(in_moderation), price="2 Euro", is_free="")
    decide(in_moderation, editor, "approve")
    assert subjects_to(in_moderation)[-1] == f"Veröffentlicht: {TITLE}"
    assert not in_moderation.is_change
    assert str(kind_of(in_moderation)) == "Veranstaltung"


def test_what_was_taken_back_and_edited_is_accepted_for_the_first_time_again(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    desk_actions.undo(fresh(in_moderation), editor)
    corrected(fresh(in_moderation), price="2 Euro", is_free="")
    decide(in_moderation, editor, "approve")
    assert subjects_to(in_moderation)[-1] == f"Veröffentlicht: {TITLE}"


def test_what_left_the_site_while_it_was_changed_comes_back_as_published(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    corrected(fresh(in_moderation), price="2 Euro", is_free="")
    Event.objects.get().unpublish(user=editor)
    decide(in_moderation, editor, "approve")
    assert subjects_to(in_moderation)[-1] == f"Veröffentlicht: {TITLE}"


def test_a_change_of_what_is_public_is_still_called_one(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    corrected(fresh(in_moderation), price="2 Euro", is_free="")
    decide(in_moderation, editor, "approve")
    assert subjects_to(in_moderation)[-1] == f"Geändert: {TITLE}"


def test_who_is_made_responsible_hears_of_it_by_mail(in_moderation, editor, other_editor):
    before = Email.objects.count()
    desk_actions.assign(fresh(in_moderation), other_editor, editor)
    desk_actions.assign(fresh(in_moderation), other_editor, editor)
    desk_actions.assign(fresh(in_moderation), editor, editor)
    desk_actions.assign(fresh(in_moderation), None, editor)
    (mail,) = Email.objects.order_by("pk")[before:]
    assert (mail.to, mail.subject) == ([other_editor.email], f"Für Sie: {TITLE}")
    assert f"/admin/einreichungen/{in_moderation.pk}/" in mail.message
    assert "erika hat Ihnen" in mail.message


def test_a_question_that_was_not_sent_yet_is_taken_back_without_a_trace(in_moderation, editor):
    before = subjects_to(in_moderation)
    decide(in_moderation, editor, "reject", "Was kostet es?")
    assert desk_actions.take_question_back(in_moderation, editor)
    submission = fresh(in_moderation)
    assert (submission.state, submission.conversation.count()) == (State.IN_MODERATION, 0)
    assert subjects_to(submission) == before
    assert decide(in_moderation, editor, "approve") == Verdict.COUNTS
    assert in_moderation.state == State.ACCEPTED


def test_who_has_read_a_question_hears_that_it_is_settled(in_moderation, editor):
    decide(in_moderation, editor, "reject", "Was kostet es?")
    Email.objects.update(status=STATUS.sent)
    assert desk_actions.take_question_back(in_moderation, editor)
    assert subjects_to(in_moderation)[-1].startswith("Erledigt: unsere Frage")
    assert fresh(in_moderation).conversation.get().text == "Was kostet es?"


def test_a_question_that_was_answered_is_not_taken_back(in_moderation, editor):
    decide(in_moderation, editor, "reject", "Was kostet es?")
    submitter.answer(fresh(in_moderation), "Nichts.")
    assert not desk_actions.take_question_back(in_moderation, editor)
    assert fresh(in_moderation).conversation.count() == 2


def test_what_a_question_taken_back_had_reminded_of_is_reminded_of_again_later(
    in_moderation, editor
):
    decide(in_moderation, editor, "reject", "Was kostet es?")
    retention.follow_up(timezone.now() + dt.timedelta(days=20))
    desk_actions.take_question_back(in_moderation, editor)
    submission = fresh(in_moderation)
    assert (submission.asked_at, submission.reminded_at) == (None, None)


def test_who_leaves_hands_all_over_by_name_in_one_step(in_moderation, editor, other_editor):
    event = make_event(live=False)
    message = Message.objects.create(topic="contact", text="Hallo", idempotency_key=uuid.uuid4())
    stays = proposed("Bleibt")
    desk_actions.assign(fresh(in_moderation), editor, editor)
    messages.assign(message, editor, editor)
    queue_facts.assign_draft(event, editor, editor)
    desk_actions.assign(stays, other_editor, other_editor)
    before = Email.objects.count()
    assert desk_actions.hand_over(editor, other_editor, editor) == 3
    message.refresh_from_db()
    note = DraftNote.objects.about(event).get()
    rows = (fresh(in_moderation), message, note, fresh(stays))
    assert {row.assigned_to for row in rows} == {other_editor}
    (mail,) = Email.objects.order_by("pk")[before:]
    assert (mail.to, mail.subject) == ([other_editor.email], "Für Sie: was bei erika lag")
    assert desk_actions.hand_over(editor, other_editor, editor) == 0
    assert Email.objects.count() == before + 1


def test_a_colleague_is_named_and_the_history_says_so(in_moderation, editor, other_editor):
    desk_actions.assign(in_moderation, other_editor, editor)
    assert fresh(in_moderation).assigned_to == other_editor
    entry = ModelLogEntry.objects.for_instance(in_moderation).get()
    assert (entry.action, entry.user, entry.data) == (
        "submissions.assign",
        editor,
        {"to": "emre"},
    )


def suspect_of_spam():
    suspect = filed(proposal())
    Submission.objects.filter(pk=suspect.pk).update(state=State.SPAM)
    Email.objects.all().delete()  # what is spam gets none
    return fresh(suspect)


def test_what_only_looked_like_spam_gets_into_the_queue_once_its_sender_confirms(editor):
    suspect = suspect_of_spam()
    assert desk_actions.rescue(suspect, editor)
    suspect = fresh(suspect)
    assert (suspect.state, suspect.confirmed_at) == (State.UNCONFIRMED, None)
    (mail,) = Email.objects.all()
    assert (mail.to, suspect.full_url in mail.message) == ([suspect.contact_email], True)
    assert decide(suspect, editor, "approve") == Verdict.TOO_LATE
    submitter.confirm(suspect, valid(submitter.form_of(suspect)))
    assert decide(suspect, editor, "approve") == Verdict.COUNTS


def test_what_was_freed_from_suspicion_is_freed_once(editor):
    suspect = suspect_of_spam()
    assert [desk_actions.rescue(suspect, editor) for _ in range(2)] == [True, False]
    assert Email.objects.count() == 1


def test_who_was_suspected_long_has_as_much_time_to_confirm_as_others(editor):
    suspect = suspect_of_spam()
    now = timezone.now()
    Submission.objects.update(created_at=now - dt.timedelta(days=20))
    desk_actions.rescue(suspect, editor)
    assert retention.purge(now + dt.timedelta(days=6))["unconfirmed"] == 0
    assert retention.purge(now + dt.timedelta(days=8))["unconfirmed"] == 1


def test_spam_is_closed_without_an_answer(editor):
    suspect = filed(proposal())
    Submission.objects.filter(pk=suspect.pk).update(state=State.SPAM)
    before = Email.objects.count()
    assert desk_actions.discard(fresh(suspect), editor)
    assert fresh(suspect).state == State.DECLINED
    assert Email.objects.count() == before
    assert desk_actions.undo(fresh(suspect), editor)
    assert fresh(suspect).state == State.SPAM


def test_undoing_a_declined_change_leaves_the_site_as_it_is_and_brings_the_change_back(
    in_moderation, editor
):
    decide(in_moderation, editor, "approve")
    corrected(fresh(in_moderation), title="Ganz anders")
    decide(in_moderation, editor, "decline", "Das stimmt nicht.")
    assert desk_actions.undo(fresh(in_moderation), editor)
    assert Event.objects.public().get().title == TITLE
    assert fresh(in_moderation).state == State.IN_MODERATION
    decide(in_moderation, editor, "approve")
    assert Event.objects.public().get().title == "Ganz anders"


def test_the_figure_of_a_decision_goes_when_it_is_undone(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    figure = DecisionFigure.objects.get()
    assert (figure.kind, figure.outcome) == ("event", "accepted")
    assert figure.received_at == in_moderation.confirmed_at
    desk_actions.undo(fresh(in_moderation), editor)
    assert not DecisionFigure.objects.exists()


def test_the_figure_of_a_decision_outlives_the_submission(in_moderation, editor):
    decide(in_moderation, editor, "decline", "Reine Werbung.")
    fresh(in_moderation).delete()
    assert [f.outcome for f in DecisionFigure.objects.all()] == ["declined"]


def test_each_decision_counts(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    corrected(fresh(in_moderation), title="Ganz anders")
    decide(in_moderation, editor, "decline", "Das stimmt nicht.")
    submitter.withdraw(fresh(in_moderation))
    outcomes = DecisionFigure.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == ["accepted", "declined", "withdrawn"]


def test_whose_mail_was_held_back_is_asked_by_an_editor(client, editor):
    stuck = filed(proposal())
    Submission.objects.update(confirmation_asked_at=None)
    Email.objects.all().delete()
    client.force_login(editor)
    page = client.get(f"/admin/einreichungen/{stuck.pk}/").content.decode()
    assert "ging nicht hinaus" in page
    client.post(f"/admin/einreichungen/{stuck.pk}/bitten/")
    assert [mail.to for mail in Email.objects.all()] == [[stuck.contact_email]]
    page = client.get(f"/admin/einreichungen/{stuck.pk}/").content.decode()
    assert "Die Bitte um Bestätigung ist verschickt." in page
    assert "Noch einmal um Bestätigung gebeten" in page


def test_nobody_is_asked_to_confirm_twice_what_is_confirmed(editor, in_moderation):
    before = Email.objects.count()
    assert not desk_actions.ask_again(in_moderation, editor)
    assert Email.objects.count() == before
