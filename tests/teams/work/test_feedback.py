"""Rounds of feedback: nobody reads the others before all have answered or the time is up."""

import datetime as dt

import pytest

from teams.models import FeedbackRound
from teams.work import feedback, goals
from tests.factories.teams import make_goal, make_member

pytestmark = pytest.mark.django_db
ANSWER = {"convinces": "Der Preis", "asks": "Wer kauft das?", "tries": ""}


@pytest.fixture
def asked(alice, bob, now):
    ends_at = now + dt.timedelta(days=7)
    return feedback.ask(make_goal(alice), question="Lohnt es sich?", ends_at=ends_at, now=now)


def test_the_active_others_of_the_team_are_asked(team, alice, bob, stranger, now):
    make_member(team, state="paused")
    make_member(team, name="", email="")
    ends_at = now + dt.timedelta(days=7)
    asked = feedback.ask(make_goal(alice), question="Lohnt es sich?", ends_at=ends_at, now=now)
    assert [row.author for row in asked.answers.all()] == [bob]


def test_it_opens_when_the_last_one_has_answered(team, asked, bob, now):
    (row,) = feedback.to_answer(bob)
    assert list(feedback.readable(asked.goal)) == []
    assert feedback.answer(row, now=now, **ANSWER)
    assert list(feedback.readable(asked.goal)) == [asked]
    assert list(feedback.to_answer(bob)) == []


def test_what_is_open_changes_no_more(asked, bob, now):
    (row,) = feedback.to_answer(bob)
    feedback.answer(row, now=now, **ANSWER)
    assert not feedback.answer(row, convinces="Doch nicht", asks="", tries="", now=now)
    row.refresh_from_db()
    assert row.convinces == "Der Preis"


def test_it_opens_when_the_time_is_up_without_those_who_said_nothing(asked, now):
    assert feedback.open_due(asked.ends_at - dt.timedelta(seconds=1)) == 0
    assert feedback.open_due(asked.ends_at) == 1
    assert list(asked.answers.all()) == []
    assert [found.is_open_to_all for found in FeedbackRound.objects.all()] == [True]


def test_there_is_one_round_at_a_time_about_a_goal(asked, now):
    with pytest.raises(feedback.CannotAsk):
        feedback.ask(asked.goal, question="Noch einmal?", ends_at=asked.ends_at, now=now)


@pytest.mark.parametrize("change", [{"is_private": True}, {"state": "reached"}])
def test_nobody_is_asked_about_what_they_may_not_read_or_what_is_over(alice, bob, now, change):
    goal = make_goal(alice, **change)
    with pytest.raises(feedback.CannotAsk):
        feedback.ask(goal, question="Lohnt es sich?", ends_at=now + dt.timedelta(days=1), now=now)


def test_alone_in_a_team_nobody_can_be_asked(alice, now):
    with pytest.raises(feedback.CannotAsk):
        feedback.ask(make_goal(alice), question="Und?", ends_at=now + dt.timedelta(days=1), now=now)


def test_a_goal_that_becomes_private_or_is_over_ends_its_round(asked, bob, now):
    goals.change(asked.goal, title="Schild", why="", due_on=None, is_private=True, now=now)
    assert list(feedback.to_answer(bob)) == []
