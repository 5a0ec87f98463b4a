"""Meetings: planned, moved, cancelled and closed by whoever leads; who comes says each member.

A meeting that is open to guests stands in the calendar, and what happens to it happens there, too.
"""

from django.db import transaction
from django.utils import timezone

from teams.mails import letters, meeting_mails
from teams.models import Attendance, Meeting, SuccessTeam
from teams.work import evidence, guests, rhythm

State, Answer = Meeting.State, Attendance.Answer


class Taken(Exception):
    """The team meets already at this time."""


@transaction.atomic
def plan(team, *, starts_at, length, place, agenda="", repeats=rhythm.Rhythm.ONCE, count=1):
    """Plan one meeting or a series; a date that the team has already is not planned twice.

    Returns the new meetings.
    """
    team = SuccessTeam.objects.select_for_update().get(pk=team.pk)
    known = set(team.meetings.values_list("starts_at", flat=True))
    new = [start for start in rhythm.dates(starts_at, repeats, count) if start not in known]
    return [
        Meeting.objects.create(
            team=team, starts_at=start, ends_at=start + length, place=place, agenda=agenda
        )
        for start in new
    ]


@transaction.atomic
def move(meeting, *, starts_at, ends_at, place):
    """Move a meeting, and tell its members; whoever said that they come is asked again."""
    meeting = locked(meeting)
    before = (meeting.starts_at, meeting.ends_at, meeting.place)
    if before == (starts_at, ends_at, place) or meeting.state != State.PLANNED:
        return False
    others = meeting.team.meetings.exclude(pk=meeting.pk)
    if others.filter(starts_at=starts_at).exists():
        raise Taken
    before_in_words = f"{meeting.when}, {meeting.place}"
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    meeting.save(update_fields=["starts_at", "ends_at", "place"])
    if before[:2] != (starts_at, ends_at):
        meeting.attendances.update(answer=Answer.OPEN)
    _take_mails_back(meeting)
    guests.follow(meeting)
    _tell(meeting, "meeting_changed", {"vorher": before_in_words})
    return True


@transaction.atomic
def cancel(meeting, *, reason):
    """Call a meeting off, and tell its members why."""
    meeting = locked(meeting)
    if meeting.state != State.PLANNED:
        return False
    meeting.state, meeting.cancel_reason = State.CANCELLED, reason
    meeting.save(update_fields=["state", "cancel_reason"])
    _take_mails_back(meeting)
    guests.call_off(meeting)
    _tell(meeting, "meeting_cancelled", {"grund": reason})
    return True


def _take_mails_back(meeting):
    """Stop the letters that say when and where it was to be."""
    meeting_mails.take_back(meeting.mails.asking_who_comes())


@transaction.atomic
def open_to_guests(meeting, *, note, now):
    """Put a meeting into the calendar, marked as one that guests may come to."""
    meeting = locked(meeting)
    if not guests.may_come(meeting, now):
        return False
    meeting.guest_note = note
    guests.show(meeting)
    return True


@transaction.atomic
def close_to_guests(meeting):
    """Take a meeting out of everything that visitors read; the members meet as planned."""
    meeting = locked(meeting)
    if not meeting.is_open_to_guests:
        return False
    guests.take_away(meeting)
    return True


def _tell(meeting, mail, more):
    facts = {"treffen": meeting.when, "ort": meeting.place}
    for member in meeting.team.members.active().exclude(name=""):
        letters.tell(member, mail, facts | more)


@transaction.atomic
def answer(meeting, member, *, comes):
    """Note whether a member comes; of what is cancelled or closed nobody says anything more."""
    meeting = locked(meeting)
    if meeting.state != State.PLANNED:
        return False
    answer = Answer.COMES if comes else Answer.CANNOT
    Attendance.objects.update_or_create(meeting=meeting, member=member, defaults={"answer": answer})
    meeting_mails.settle_calls(meeting, member, timezone.now())
    return True


@transaction.atomic
def close(meeting, *, came, minutes, now, guests=0):
    """Close a meeting that has begun: who came (ids of members), how many guests, what was said.

    Closing it again puts the numbers right. Who was erased since stays in the number.
    """
    meeting = locked(meeting)
    if meeting.is_cancelled or meeting.starts_at > now:
        return False
    members = {member.pk for member in meeting.team.members.in_team()}
    for pk in members:
        values = {"has_come": pk in came}
        Attendance.objects.update_or_create(meeting=meeting, member_id=pk, defaults=values)
    meeting.state, meeting.minutes = State.HELD, minutes
    meeting.attended_count = meeting.attendances.there().count() + guests
    meeting.save(update_fields=["state", "minutes", "attended_count"])
    evidence.record_meeting(meeting)
    return True


@transaction.atomic
def write_down(meeting, *, agenda=None, minutes=None):
    """Store what is to be talked about, or what was: every member of the team may write it."""
    meeting = locked(meeting)
    if agenda is not None:
        meeting.agenda = agenda
    if minutes is not None:
        meeting.minutes = minutes
    meeting.save(update_fields=["agenda", "minutes"])


def drop_answers(member, now):
    """Take back what somebody who leaves said of meetings to come."""
    coming = Attendance.objects.filter(member=member, has_come=False)
    coming.filter(meeting__in=Meeting.objects.upcoming(now)).delete()


def locked(meeting):
    return Meeting.objects.select_for_update().select_related("team").get(pk=meeting.pk)
