"""The invented teams have invented members and meet among themselves; a real member keeps the team."""

import datetime as dt

import pytest

from content.place.time_zone import BERLIN
from events.models import Event
from teams.models import Meeting, SuccessTeam
from teams.starting_content import (
    MONDAY,
    THURSDAY,
    WEDNESDAY,
    first_meeting,
    kept_for,
    load_teams,
)
from tests.factories.teams import make_member

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 1)
EVENING = dt.time(19)


def test_places_of_the_examples_are_taken_by_people_without_an_address():
    load_teams(TODAY)
    teams = SuccessTeam.objects.with_counts().order_by("slug")
    assert [(team.member_count, team.seats) for team in teams] == [(6, 6), (6, 8), (7, 8)]
    people = [member for team in teams for member in team.members.all()]
    assert {(member.email, member.user, member.is_example) for member in people} == {
        ("", None, True)
    }
    assert all(member.name.endswith("(Beispiel)") for member in people)


def test_a_real_member_keeps_an_invented_team():
    load_teams(TODAY)
    team = SuccessTeam.objects.first()
    assert kept_for(team) == ""
    make_member(team, state="applied", has_account=False)
    assert str(kept_for(team)) == "Es gibt Mitglieder."


@pytest.mark.parametrize(
    ("today", "nth", "weekday", "day"),
    [
        (dt.date(2026, 12, 1), 2, WEDNESDAY, dt.date(2026, 12, 9)),
        (dt.date(2026, 12, 9), 2, WEDNESDAY, dt.date(2027, 1, 13)),
        (dt.date(2026, 12, 31), 1, MONDAY, dt.date(2027, 1, 4)),
        (dt.date(2028, 2, 24), 4, THURSDAY, dt.date(2028, 3, 23)),
    ],
)
def test_the_first_meeting_is_the_next_such_weekday(today, nth, weekday, day):
    assert first_meeting(today, nth, weekday, EVENING) == dt.datetime.combine(day, EVENING, BERLIN)


def test_their_meetings_are_planned_and_stand_in_no_calendar():
    load_teams(TODAY)
    planned = [team.meetings.count() for team in SuccessTeam.objects.all()]
    assert planned == [6, 6, 6]
    window = Meeting.objects.filter(team__slug="schaufenster")
    assert [row.when for row in window][:2] == [
        "Mittwoch, 9. Dezember 2026, 19 bis 21 Uhr",
        "Mittwoch, 13. Januar 2027, 19 bis 21 Uhr",
    ]
    assert Event.objects.count() == 0
