"""What editors do at the desk: decide once, take back, hand over, rescue."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone
from post_office.models import STATUS, Email
from wagtail.models import ModelLogEntry

from events.models import Event
from submissions.desk import actions as desk_actions
from submissions.models import DecisionFigure, Submission
from submissions.models.review_task import Verdict
from submissions.privacy import retention
from submissions.workflow import submitter
from tests.factories.submissions import TITLE, filed, posted, proposal, valid

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
