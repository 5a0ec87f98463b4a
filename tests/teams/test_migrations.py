"""What an upgrade makes of the number of members that editors typed."""

from importlib import import_module

import pytest

from teams.membership import joining
from teams.models import Member
from tests.factories.teams import make_member, make_team

migration = import_module("teams.migrations.0006_typed_numbers_become_members")
pytestmark = pytest.mark.django_db


def test_a_typed_number_becomes_as_many_taken_places(team, now):
    Member.objects.bulk_create(migration.nameless(Member, team, 4, now))
    assert [str(member) for member in team.members.all()] == ["noch ohne Namen"] * 4
    with pytest.raises(joining.NoPlace):
        joining.accept(make_member(team, state="applied", has_account=False), now)


def test_they_are_examples_where_the_team_is_one(now):
    example = make_team(name="Team Werkbank (Beispiel)", members=0)
    Member.objects.bulk_create(migration.nameless(Member, example, 2, now))
    assert [member.is_example for member in example.members.all()] == [True, True]
