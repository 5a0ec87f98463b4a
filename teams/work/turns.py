"""Meeting mode: the order of turns, and what neighbours write down.

Each deed says how things are then, or brings a key, so that a phone may send it twice. Until the first of
them the round is what the answers to the meeting make it.
"""

import uuid
from contextlib import suppress

from django.db import transaction

from teams.models import Goal, Member, Step, Turn, TurnNote
from teams.work import goals
from teams.work.meetings import locked

State = Turn.State
# How long somebody tells, and how long the others answer.
MINUTES = 10
# How a turn ends.
ENDS = (State.DONE, State.SKIPPED)
# So much is written down at one turn by nobody.
MOST_NOTES = 100
# The place behind all others, where a deed names who comes after.
END = 0


class Gone(Exception):
    """Who is meant is not in the team (any more): nothing is written down for them."""


class Full(Exception):
    """No more text can be taken."""


def in_order(meeting):
    """Return the turns of all who are in the team just now, in their order, with their members."""
    stored = {turn.member_id: turn for turn in meeting.turns.all()}
    answers = dict(meeting.attendances.values_list("member_id", "answer"))
    turns = []
    for member in meeting.team.members.in_team().exclude(name="").by_name():
        turn = stored.get(member.pk) or Turn(
            meeting=meeting, position=0, state=_expected(member, answers.get(member.pk))
        )
        turn.member = member
        turns.append(turn)
    return sorted(turns, key=lambda turn: (turn.pk is None, turn.position))


def _expected(member, answer):
    is_away = member.state == Member.State.PAUSED or answer == "cannot"
    return State.ABSENT if is_away else State.WAITING


def current(turns):
    """Return whose turn it is, of turns in their order; None when all have had theirs."""
    return next((turn for turn in turns if turn.is_waiting), None)


def neighbour(turns, turn):
    """Return who sits beside somebody at the table: the next one there, in the order; None if nobody."""
    place = turns.index(turn)
    others = turns[place + 1 :] + turns[:place]
    return next((other for other in others if other.state != State.ABSENT), None)


def at_the_table(meeting):
    """Return the ids of the members who were there, as far as a round says so."""
    present = meeting.turns.exclude(state=State.ABSENT)
    return list(present.values_list("member_id", flat=True))


@transaction.atomic
def arrange(meeting, member_pk, *, state="", before=None):
    """Say how somebody stands in the round, and before whom (a member's id, or END).

    Of whoever is not in the team any more nothing is said: the others go on.
    """
    turns = _stored(meeting)
    turn = _of(member_pk, turns)
    if turn is None:
        return False
    turn.state = state or turn.state
    if before is not None and before != member_pk:
        turns.remove(turn)
        places = [number for number, other in enumerate(turns) if other.member_id == before]
        turns.insert(places[0] if places else len(turns), turn)
    _number(turns)
    return True


def _stored(meeting):
    """Return the turns in their order, each of them stored; nobody else changes them meanwhile."""
    meeting = locked(meeting)
    # Whoever is erased at this moment is gone before the turns are read, or after they are stored.
    list(meeting.team.members.in_team().order_by("pk").select_for_update())
    turns = in_order(meeting)
    if any(turn.pk is None for turn in turns):
        _number(turns)
    return turns


def _number(turns):
    for position, turn in enumerate(turns, 1):
        turn.position = position
        turn.save()


@transaction.atomic
def write_down(meeting, member_pk, *, key, now, text="", goal=None, state="", **answers):
    """Write down what was said at somebody's turn, by kind, the next step, and how the turn ends.

    `goal` is the id of one that the table may know. One that is private or over by now, or has too many
    steps, costs no step: its member sorts it in later. Returns the turn, or None where nothing is said.
    """
    if state:
        arrange(meeting, member_pk, state=state)
    answered = {kind: answer for kind, answer in answers.items() if answer}
    if not (answered or text):
        return None
    turn = _of(member_pk, _stored(meeting))
    if turn is None:
        raise Gone
    for kind, answer in answered.items():
        _note(turn, kind, answer, key, now)
    if text:
        _note_step(turn, text, goal, key, now)
    return turn


def _note_step(turn, text, goal, key, now):
    note, is_new = _note(turn, TurnNote.Kind.STEP, text, key, now)
    found = shared_goals([turn.member]).filter(pk=goal).first() if goal else None
    if is_new and found:
        with suppress(goals.TooMany):
            put_to_goal(note, found)


@transaction.atomic
def put_to_goal(note, goal):
    """Make a step of what was written down, once."""
    note = TurnNote.objects.select_for_update().get(pk=note.pk)
    if note.step_id is None:
        note.step = goals.add_step(goal, text=note.text)
        note.save(update_fields=["step"])


def _of(member_pk, turns):
    return next((turn for turn in turns if turn.member_id == member_pk), None)


def _note(turn, kind, text, key, now):
    values = {"turn": turn, "kind": kind, "text": text, "noted_at": now}
    note, is_new = TurnNote.objects.get_or_create(key=uuid.uuid5(key, kind), defaults=values)
    if is_new and turn.notes.count() > MOST_NOTES:
        raise Full
    return note, is_new


@transaction.atomic
def note_minutes(meeting, line):
    """Add a line to the minutes; the same line stands there once."""
    meeting = locked(meeting)
    lines = meeting.minutes.splitlines()
    if line in lines:
        return
    meeting.minutes = "\n".join([*lines, line])
    if len(meeting.minutes) > meeting._meta.get_field("minutes").max_length:
        raise Full
    meeting.save(update_fields=["minutes"])


def shared_goals(members):
    """Return the running goals of members that a phone in the middle of the table may show."""
    return Goal.objects.open().filter(member__in=members, is_private=False)


def notes_for(member):
    """Return what was ever written down for a member: only they read it."""
    return TurnNote.objects.filter(turn__member=member).select_related("turn")


def notes_by_kind(member, meeting):
    """Return what was written down for a member at one meeting: the kind in words, and its notes."""
    notes = list(notes_for(member).filter(turn__meeting=meeting))
    found = [(kind.label, [note for note in notes if note.kind == kind]) for kind in TurnNote.Kind]
    return [(words, rows) for words, rows in found if rows]


def steps_seen(meeting, team, member=None):
    """Return the steps that were written down at a meeting, as far as one may read their goals."""
    steps = Step.objects.filter(
        turn_note__turn__meeting=meeting, goal__in=Goal.objects.seen_in(team, member)
    )
    return steps.select_related("goal__member").order_by("turn_note__turn__position", "pk")
