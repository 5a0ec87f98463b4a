"""The round at the table: its order, what is written down once, and who is gone in the middle."""

import uuid

import pytest

from teams.membership import leaving
from teams.models import Meeting, Turn, TurnNote
from teams.work import goals, meetings, turns
from tests.factories.teams import make_goal, make_meeting, make_member

pytestmark = pytest.mark.django_db
State = Turn.State


@pytest.fixture
def carla(team):
    return make_member(team, name="Carla Beispiel")


@pytest.fixture
def meeting(team, alice, bob, carla):
    return make_meeting(team)


def order(meeting):
    return [(turn.member.name.split()[0], turn.state) for turn in turns.in_order(meeting)]


def whose(meeting):
    turn = turns.current(turns.in_order(meeting))
    return turn and turn.member.name.split()[0]


def write(meeting, member, now, key=None, **values):
    return turns.write_down(meeting, member.pk, key=key or uuid.uuid4(), now=now, **values)


def step(meeting, member, now, **more):
    return write(meeting, member, now, text="Schild bestellen", **more)


def texts(notes):
    return [note.text for note in notes]


def test_who_cannot_or_pauses_is_away_and_who_has_no_name_is_not_in_the_round(team, meeting, bob):
    meetings.answer(meeting, bob, comes=False)
    make_member(team, name="Dora Pause", state="paused")
    make_member(team, name="", email="")
    make_member(team, name="Emil Bewirbt", state="applied")
    assert order(meeting) == [
        ("Alice", "waiting"),
        ("Bob", "absent"),
        ("Carla", "waiting"),
        ("Dora", "absent"),
    ]
    assert not Turn.objects.exists()  # looking stores nothing


def test_a_turn_after_the_other_until_all_had_theirs(meeting, alice, bob, carla):
    seen = []
    for member in (alice, bob, carla):
        seen.append(whose(meeting))
        turns.arrange(meeting, member.pk, state=State.DONE)
    assert (seen, whose(meeting)) == (["Alice", "Bob", "Carla"], None)


def test_whoever_comes_earlier_stands_before_the_other_however_often_it_is_said(
    meeting, alice, carla
):
    for _time in range(2):
        turns.arrange(meeting, carla.pk, before=alice.pk)
    assert [name for name, _state in order(meeting)] == ["Carla", "Alice", "Bob"]


def test_somebody_is_skipped_and_a_latecomer_comes_last(meeting, alice, bob):
    meetings.answer(meeting, bob, comes=False)
    turns.arrange(meeting, alice.pk, state=State.SKIPPED)
    assert whose(meeting) == "Carla"
    turns.arrange(meeting, bob.pk, state=State.WAITING, before=turns.END)
    assert order(meeting) == [("Alice", "skipped"), ("Carla", "waiting"), ("Bob", "waiting")]


def test_who_joins_in_the_middle_comes_last(team, meeting, alice):
    turns.arrange(meeting, alice.pk, state=State.DONE)
    make_member(team, name="Aaron Neu")
    assert [name for name, _state in order(meeting)] == ["Alice", "Bob", "Carla", "Aaron"]


def test_coming_before_somebody_who_is_not_there_is_coming_last(meeting, alice, stranger):
    turns.arrange(meeting, alice.pk, before=stranger.pk)
    assert [name for name, _state in order(meeting)] == ["Bob", "Carla", "Alice"]


def test_the_neighbour_is_the_next_one_who_is_there(meeting, alice, bob, carla):
    turns.arrange(meeting, bob.pk, state=State.ABSENT)
    in_order = turns.in_order(meeting)
    beside = [turns.neighbour(in_order, turn).member for turn in in_order]
    assert beside == [carla, carla, alice]


def test_who_sits_alone_has_no_neighbour(team):
    member = make_member(team)
    (turn,) = turns.in_order(make_meeting(team))
    assert (turn.member, turns.neighbour([turn], turn)) == (member, None)


@pytest.mark.parametrize("go", [leaving.leave, leaving.erase])
def test_who_is_gone_in_the_middle_is_skipped_and_the_others_go_on(meeting, alice, bob, now, go):
    number = alice.pk
    turns.arrange(meeting, bob.pk, before=alice.pk)
    turns.arrange(meeting, bob.pk, state=State.DONE)
    step(meeting, alice, now)
    go(alice, now)
    assert whose(meeting) == "Carla"
    assert not turns.arrange(meeting, number, state=State.DONE)
    with pytest.raises(turns.Gone):
        turns.write_down(meeting, number, key=uuid.uuid4(), now=now, asks="Warum?")
    assert order(meeting) == [("Bob", "done"), ("Carla", "waiting")]
    assert list(turns.steps_seen(meeting, meeting.team)) == []


def test_who_is_erased_takes_along_what_was_written_down_for_them(meeting, alice, bob, now):
    for member in (alice, bob):
        write(meeting, member, now, asks="Warum?")
    leaving.erase(alice, now)
    assert [note.turn.member for note in TurnNote.objects.all()] == [bob]


def test_nothing_is_written_down_for_a_stranger(meeting, stranger, now):
    with pytest.raises(turns.Gone):
        step(meeting, stranger, now)
    assert not TurnNote.objects.exists()


def test_feedback_stands_once_by_its_key_and_empty_answers_not_at_all(meeting, alice, now):
    key = uuid.uuid4()
    for _time in range(3):
        write(meeting, alice, now, key=key, convinces="Gut.", asks="", tries="Teurer.")
    by_kind = turns.notes_by_kind(alice, meeting)
    assert [(str(words), texts(notes)) for words, notes in by_kind] == [
        ("Was überzeugt mich?", ["Gut."]),
        ("Was würde ich versuchen?", ["Teurer."]),
    ]


def test_two_people_may_say_the_same(meeting, alice, now):
    for _time in range(2):
        write(meeting, alice, now, convinces="Gut.")
    assert texts(turns.notes_for(alice)) == ["Gut.", "Gut."]


def test_what_is_written_and_that_the_turn_is_over_come_together(meeting, alice, now):
    assert step(meeting, alice, now, state=State.DONE, asks="Warum?").member == alice
    assert (whose(meeting), turns.notes_for(alice).count()) == ("Bob", 2)


def test_a_turn_ends_without_a_word(meeting, alice, now):
    assert write(meeting, alice, now, state=State.SKIPPED, text="", asks="") is None
    assert order(meeting)[0] == ("Alice", "skipped")


def test_of_the_turn_of_somebody_who_is_gone_only_words_are_refused(meeting, stranger, now):
    assert write(meeting, stranger, now, state=State.DONE) is None
    with pytest.raises(turns.Gone):
        write(meeting, stranger, now, state=State.DONE, asks="Warum?")
    assert {state for _name, state in order(meeting)} == {"waiting"}


def test_one_turn_is_not_filled_without_end(meeting, alice, now):
    key = uuid.uuid4()
    write(meeting, alice, now, key=key, asks="Warum?")
    for _number in range(turns.MOST_NOTES - 1):
        write(meeting, alice, now, asks="Warum?")
    with pytest.raises(turns.Full):
        write(meeting, alice, now, asks="Und warum?")
    write(meeting, alice, now, key=key, asks="Warum?")  # it stands already
    assert set(texts(turns.notes_for(alice))) == {"Warum?"}
    assert turns.notes_for(alice).count() == turns.MOST_NOTES


def test_a_step_that_is_sent_again_stands_once_at_its_goal(meeting, alice, now):
    goal, key = make_goal(alice), uuid.uuid4()
    for _time in range(3):
        step(meeting, alice, now, key=key, goal=goal.pk)
    assert [row.text for row in goal.steps.all()] == ["Schild bestellen"]
    assert turns.notes_for(alice).loose_steps().count() == 0
    assert [row.goal for row in turns.steps_seen(meeting, meeting.team)] == [goal]


@pytest.mark.parametrize("kind", ["private", "reached", "of_bob", "gone", "full"])
def test_a_step_that_fits_no_goal_waits_for_its_member(meeting, alice, bob, now, kind):
    made = {
        "private": lambda: make_goal(alice, is_private=True).pk,
        "reached": lambda: make_goal(alice, state="reached").pk,
        "of_bob": lambda: make_goal(bob).pk,
        "gone": lambda: 999_999,
        "full": lambda: (
            goals.set_goal(alice, title="Viel", now=now, steps=["x"] * goals.MOST_STEPS).pk
        ),
    }
    step(meeting, alice, now, goal=made[kind]())
    assert texts(turns.notes_for(alice).loose_steps()) == ["Schild bestellen"]
    assert list(turns.steps_seen(meeting, meeting.team, bob)) == []


def test_a_step_is_put_to_one_goal_only_by_two_taps(meeting, alice, now):
    first, second = make_goal(alice), make_goal(alice)
    step(meeting, alice, now)
    note = turns.notes_for(alice).get()
    for goal in (first, second):
        turns.put_to_goal(note, goal)
    assert (first.steps.count(), second.steps.count()) == (1, 0)


def test_a_step_is_put_to_a_private_goal_and_nobody_else_reads_it(meeting, alice, bob, now):
    goal = make_goal(alice, is_private=True)
    step(meeting, alice, now)
    turns.put_to_goal(turns.notes_for(alice).get(), goal)
    seen = [list(turns.steps_seen(meeting, meeting.team, who)) for who in (None, bob, alice)]
    assert seen == [[], [], [goal.steps.get()]]


def test_the_same_line_stands_once_in_the_minutes(meeting):
    meetings.write_down(meeting, minutes="Begrüßung")
    for line in ("Ja", "Nächstes Mal bei Carla", "Ja"):
        turns.note_minutes(meeting, line)
    meeting.refresh_from_db()
    assert meeting.minutes == "Begrüßung\nJa\nNächstes Mal bei Carla"


def test_minutes_that_are_full_lose_nothing(meeting):
    meetings.write_down(meeting, minutes="x" * 7999)
    with pytest.raises(turns.Full):
        turns.note_minutes(meeting, "Noch etwas")
    meeting.refresh_from_db()
    assert meeting.minutes == "x" * 7999


def test_whoever_was_in_the_round_was_there(meeting, alice, bob, carla):
    assert turns.at_the_table(meeting) == []
    turns.arrange(meeting, alice.pk, state=State.SKIPPED)
    turns.arrange(meeting, bob.pk, state=State.ABSENT)
    assert sorted(turns.at_the_table(meeting)) == sorted([alice.pk, carla.pk])


def test_a_round_is_of_its_own_meeting(team, meeting, alice):
    turns.arrange(meeting, alice.pk, state=State.DONE)
    next_one = make_meeting(team, starts_at=meeting.ends_at, state=Meeting.State.PLANNED)
    assert (whose(meeting), whose(next_one)) == ("Bob", "Alice")
