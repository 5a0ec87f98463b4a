"""Meetings: planned by a rhythm, moved and cancelled with a letter, closed with a number that stays."""

import datetime as dt

import pytest
from django.db.models import Sum

from evidence.models import Evidence
from teams.models import Meeting
from teams.work import meetings
from teams.work.rhythm import Rhythm
from tests.factories.teams import make_meeting, make_member

pytestmark = pytest.mark.django_db
TWO_HOURS = dt.timedelta(hours=2)


def numbers():
    rows = Evidence.objects.filter(source="team_meeting").order_by("kind").values_list("kind")
    return dict(rows.annotate(n=Sum("number")))


def test_planning_the_same_dates_again_adds_only_what_is_new(team, in_a_week):
    fields = {"starts_at": in_a_week, "length": TWO_HOURS, "place": "Bonni"}
    first = meetings.plan(team, repeats=Rhythm.WEEKLY, count=2, **fields)
    more = meetings.plan(team, repeats=Rhythm.WEEKLY, count=3, **fields)
    assert (len(first), len(more), team.meetings.count()) == (2, 1, 3)


def test_a_moved_meeting_tells_its_members_and_asks_again(team, alice, bob, now, mails):
    meeting = make_meeting(team)
    meetings.answer(meeting, alice, comes=True)
    start = meeting.starts_at + dt.timedelta(days=1)
    values = {"starts_at": start, "ends_at": start + TWO_HOURS, "place": "Bonni"}
    assert meetings.move(meeting, **values)
    assert not meetings.move(meeting, **values)
    assert meeting.attendances.get().answer == ""
    for address in (alice.email, bob.email):
        assert mails(address) == ["Treffen verlegt: Werkbank"]


def test_another_place_asks_nobody_again(team, alice):
    meeting = make_meeting(team)
    meetings.answer(meeting, alice, comes=True)
    meetings.move(meeting, starts_at=meeting.starts_at, ends_at=meeting.ends_at, place="Bonni")
    assert meeting.attendances.get().answer == "comes"


def test_a_team_does_not_meet_twice_at_one_time(team):
    first, second = make_meeting(team), make_meeting(team, starts_at=None)
    with pytest.raises(meetings.Taken):
        meetings.move(second, starts_at=first.starts_at, ends_at=first.ends_at, place="Bonni")


def test_a_cancelled_meeting_says_why_to_who_is_active_and_takes_no_answer(team, alice, mails):
    paused = make_member(team, state="paused")
    meeting = make_meeting(team)
    assert meetings.cancel(meeting, reason="Der Raum ist überschwemmt.")
    assert not meetings.cancel(meeting, reason="Noch einmal.")
    assert not meetings.answer(meeting, alice, comes=True)
    assert (mails(alice.email), mails(paused.email)) == (["Treffen fällt aus: Werkbank"], [])


def test_closing_counts_who_came_and_guests_and_again_puts_it_right(team, alice, bob, now):
    meeting = make_meeting(team, starts_at=now - TWO_HOURS)
    assert meetings.close(meeting, came=[alice.pk, bob.pk], guests=1, minutes="Gut.", now=now)
    assert numbers() == {"team_meeting": 1, "team_people": 3}
    assert meetings.close(meeting, came=[alice.pk], minutes="Gut.", now=now)
    assert numbers() == {"team_meeting": 1, "team_people": 1}


def test_the_evidence_of_a_meeting_holds_no_person_and_no_word(team, alice, now):
    meeting = make_meeting(team, starts_at=now - TWO_HOURS)
    meetings.close(meeting, came=[alice.pk], minutes="Geheimwort", now=now)
    assert {(row.detail, row.subject) for row in Evidence.objects.all()} == {("", "")}


def test_ids_of_strangers_are_not_counted(team, alice, stranger, now):
    meeting = make_meeting(team, starts_at=now - TWO_HOURS)
    meetings.close(meeting, came=[stranger.pk], minutes="", now=now)
    meeting.refresh_from_db()
    assert meeting.attended_count == 0


def test_what_has_not_begun_or_is_cancelled_is_not_closed(team, now):
    coming = make_meeting(team)
    cancelled = make_meeting(team, starts_at=now - TWO_HOURS, state=Meeting.State.CANCELLED)
    closed = [meetings.close(m, came=[], minutes="", now=now) for m in (coming, cancelled)]
    assert (closed, numbers()) == ([False, False], {})
