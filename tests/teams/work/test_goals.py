"""Goals, their steps and check-ins; what is private stays so, and numbers go into the evidence."""

import pytest

from evidence.models import Evidence
from teams.models import CheckIn, Goal
from teams.work import check_ins, goals
from tests.factories.teams import make_goal, make_meeting

pytestmark = pytest.mark.django_db


def numbers():
    """Return what the evidence says of goals: {kind: number}."""
    rows = Evidence.objects.filter(source="team_goal").values_list("kind", "number")
    sums = {}
    for kind, number in rows:
        sums[kind] = sums.get(kind, 0) + number
    return sums


def test_a_goal_comes_with_its_steps_and_says_how_far_it_is(alice, now):
    goal = goals.set_goal(alice, title="Schild", steps=["Entwurf", "Angebot", ""], now=now)
    assert str(goal.progress_in_words) == "0 von 2 Schritten geschafft"
    goals.tick(goal.steps.first(), is_done=True, now=now)
    goal = Goal.objects.get()
    assert (goal.steps_done, goal.next_step.text) == (1, "Angebot")


def test_what_is_reached_counts_once_and_can_be_taken_back(alice, now):
    goal = goals.set_goal(alice, title="Schild", now=now)
    assert goals.finish(goal, state=Goal.State.REACHED, now=now)
    assert not goals.finish(goal, state=Goal.State.DROPPED, now=now)
    assert numbers() == {"goal_set": 1, "goal_reached": 1}
    assert goals.reopen(goal)
    assert numbers() == {"goal_set": 1, "goal_reached": 0}
    goals.delete(goal)
    assert (numbers(), Goal.objects.count()) == ({"goal_set": 0, "goal_reached": 0}, 0)


def test_the_evidence_holds_no_word_of_a_goal(alice, now):
    goals.set_goal(alice, title="Geheimwort", why="Geheimwort", now=now)
    row = Evidence.objects.get()
    assert (row.detail, row.category, row.subject) == ("", "", "")


def test_the_team_reads_what_is_not_private_and_whoever_leads_no_more(team, alice, bob, stranger):
    shared, private = make_goal(alice), make_goal(alice, is_private=True)
    make_goal(stranger)
    assert list(Goal.objects.seen_in(team, alice)) == [shared, private]
    assert list(Goal.objects.seen_in(team, bob)) == [shared]
    assert list(Goal.objects.seen_in(team)) == [shared]


def test_open_goals_come_first_by_their_date(alice, now):
    done = make_goal(alice, state=Goal.State.REACHED, due_on="2020-01-01")
    later, sooner = (make_goal(alice, due_on=day) for day in ("2031-01-01", "2030-01-01"))
    assert list(Goal.objects.in_order()) == [sooner, later, done]


def test_so_many_goals_or_steps_are_refused(alice, now):
    for _number in range(goals.MOST_GOALS):
        make_goal(alice)
    with pytest.raises(goals.TooMany):
        goals.set_goal(alice, title="Noch eins", now=now)
    goal = Goal.objects.first()
    for number in range(goals.MOST_STEPS):
        goals.add_step(goal, text=str(number))
    with pytest.raises(goals.TooMany):
        goals.add_step(goal, text="Noch einer")


def test_a_check_in_keeps_how_many_steps_were_done_then(alice, now):
    goal = goals.set_goal(alice, title="Schild", steps=["Entwurf", "Angebot"], now=now)
    check_ins.check_in(goal, answer="stuck", text="Der Grafiker ist krank.", now=now)
    goals.tick(goal.steps.first(), is_done=True, now=now)
    check_ins.check_in(goal, answer="done", now=now)
    assert [(row.steps_done, row.steps_total) for row in goal.check_ins.all()] == [(0, 2), (1, 2)]


def test_at_one_meeting_the_newer_word_replaces_the_older(team, alice, now):
    goal, meeting = make_goal(alice), make_meeting(team)
    for answer in ("stuck", "done"):
        check_ins.check_in(goal, answer=answer, meeting=meeting, now=now)
    assert [row.answer for row in CheckIn.objects.all()] == ["done"]


def test_what_the_others_need_is_their_newest_word_on_what_runs(alice, bob, stranger, now):
    stuck, solved, private = make_goal(bob), make_goal(bob), make_goal(bob, is_private=True)
    for goal in (stuck, solved, private, make_goal(alice), make_goal(stranger)):
        check_ins.check_in(goal, answer="needs", text="einen Anhänger", now=now)
    check_ins.check_in(solved, answer="done", now=now)
    assert [row.goal for row in check_ins.needs_of_others(alice)] == [stuck]
