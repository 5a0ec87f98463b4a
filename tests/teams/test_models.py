import pytest
from django.core.exceptions import ValidationError

from teams.models import SuccessTeam
from tests.factories.events import NOW
from tests.factories.teams import make_team

pytestmark = pytest.mark.django_db


def test_a_free_chair_is_one_that_no_member_sits_on():
    assert make_team(members=5, seats=8).open_seats == 3


def test_a_team_that_takes_nobody_has_no_open_seat():
    team = make_team(members=5, seats=8, is_open=False)
    assert (team.open_seats, team.accepts_members) == (0, False)


def test_open_teams_are_those_with_a_free_chair_that_take_members():
    inviting = make_team(members=7, seats=8)
    make_team(members=8, seats=8)
    make_team(members=2, seats=8, is_open=False)
    make_team(members=2, seats=8, live=False)
    assert list(SuccessTeam.objects.public().open()) == [inviting]


def test_more_members_than_chairs_are_refused():
    team = make_team(members=6)
    team.seats = 5
    with pytest.raises(ValidationError, match="mehr Mitglieder als Plätze"):
        team.full_clean()


def test_a_team_without_an_event_has_no_next_meetings():
    assert make_team(event=None).next_meetings(NOW) == []
