"""One answer to a letter, by its link or on the telephone: what it changes, and when it is too late."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model

from submissions.mails import calls
from teams.membership import closing, leaving
from teams.models import CheckIn
from teams.work import answers, goals, meetings
from tests.factories.teams import make_goal, make_mail, make_meeting, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(team):
    return make_meeting(team)


@pytest.fixture
def before(alice, meeting, now):
    return make_mail(alice, meeting, now=now)


@pytest.fixture
def step(alice):
    return make_goal(alice).steps.create(text="Zettel verteilen")


@pytest.fixture
def after(alice, team, step, now):
    past = make_meeting(team, starts_at=now - dt.timedelta(days=1))
    return make_mail(alice, past, kind="after", goal=step.goal, step=step, now=now)


@pytest.mark.parametrize("answer", ["comes", "cannot"])
def test_whether_one_comes_is_noted_once(before, meeting, answer, now):
    other = {"comes": "cannot", "cannot": "comes"}[answer]
    stored = [answers.store(before, given, now) for given in (answer, other)]
    assert (stored, meeting.attendances.get().answer) == ([True, False], answer)


def test_done_ticks_the_step_and_lets_the_stair_rise(after, step, now):
    assert answers.store(after, "done", now, "Alle sind verteilt.")
    step.refresh_from_db()
    row = CheckIn.objects.get()
    assert step.done_at == now
    assert (row.answer, row.text, row.steps_done, row.steps_total) == (
        "done",
        "Alle sind verteilt.",
        1,
        1,
    )


@pytest.mark.parametrize("answer", ["stuck", "needs"])
def test_what_is_stuck_is_told_and_ticks_nothing(after, step, answer, now):
    assert answers.store(after, answer, now, "jemanden mit Auto")
    step.refresh_from_db()
    assert (step.done_at, CheckIn.objects.get().answer) == (None, answer)


@pytest.mark.parametrize("answer", ["", "done", "reached", "comes or not"])
def test_an_answer_to_another_question_is_none(before, meeting, answer, now):
    assert not answers.store(before, answer, now)
    assert meeting.attendances.count() == 0


@pytest.mark.parametrize(("days", "is_good"), [(13, True), (14, False)])
def test_a_link_is_good_for_fourteen_days(after, days, is_good, now):
    moment = now + dt.timedelta(days=days)
    assert answers.store(after, "done", moment) == is_good


def test_nobody_answers_about_a_meeting_that_is_off_or_has_begun(before, meeting, now):
    assert not before.may_be_answered(meeting.starts_at)
    meetings.cancel(meeting, reason="Ferien")
    assert not answers.store(before, "comes", now)


@pytest.mark.parametrize("goes", [leaving.pause, leaving.leave])
def test_who_pauses_or_has_left_answers_no_more(alice, before, after, goes, now):
    goes(alice, now)
    assert [answers.store(before, "comes", now), answers.store(after, "done", now)] == [False] * 2


def test_a_goal_that_is_over_private_or_gone_is_asked_about_no_more(after, step, now):
    goal = step.goal
    goals.finish(goal, state="reached", now=now)
    assert not answers.store(after, "done", now)
    goals.reopen(goal)
    goals.change(goal, title="Geheim", why="", due_on=None, is_private=True, now=now)
    assert not answers.store(after, "done", now)
    assert CheckIn.objects.count() == 0


def test_a_step_that_was_deleted_leaves_the_question_about_its_goal(after, step, now):
    step.delete()
    assert answers.store(after, "done", now)
    assert CheckIn.objects.get().steps_total == 0


def test_a_team_that_is_closed_takes_no_answer(team, before, after, now):
    closing.close(team, look_back="", now=now, user=None)
    assert [answers.store(before, "comes", now), answers.store(after, "done", now)] == [False] * 2


def test_what_is_said_on_the_telephone_is_the_same_answer(team, meeting, now):
    frieda = make_member(team, name="Frieda Beispiel", email="")
    call = calls.note(make_mail(frieda, meeting, now=now), "Treffen", "Kommen Sie?")
    calls.reached(call, now, get_user_model().objects.create_user("begleitung"), "cannot")
    call.refresh_from_db()
    assert (meeting.attendances.get().answer, call.result) == ("cannot", "reached")
