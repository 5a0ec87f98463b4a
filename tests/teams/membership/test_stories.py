import pytest

from submissions.models import Submission
from submissions.privacy import persons
from teams.membership import leaving
from teams.models import Story
from tests.factories.teams import make_story

pytestmark = pytest.mark.django_db


def test_with_a_member_who_is_erased_their_stories_go(alice, bob, now):
    make_story(alice.team, author=alice)
    kept = make_story(alice.team, author=bob)
    leaving.erase(alice, now)
    assert list(Story.objects.all()) == [kept]


def test_erasing_an_address_takes_the_stories_of_its_member_along(alice):
    make_story(alice.team, author=alice)
    persons.erase(alice.email)
    assert (Story.objects.count(), Submission.objects.count()) == (0, 0)


def test_who_leaves_leaves_the_story_there(alice, now):
    story = make_story(alice.team, author=alice)
    leaving.leave(alice, now)
    assert list(Story.objects.public()) == [story]


def test_a_story_of_a_team_that_is_not_public_is_not_public(team):
    make_story(team)
    team.unpublish()
    assert list(Story.objects.public()) == []
