"""How a member is called and reached stays right, wherever it is changed."""

import pytest

from teams.membership import correcting
from tests.factories.teams import make_member, make_team

pytestmark = pytest.mark.django_db


def test_a_member_without_a_name_gets_one_from_whoever_leads(team):
    member = make_member(team, name="", email="")
    assert correcting.give_name(member, "Frieda Beispiel")
    assert not correcting.give_name(member, "Jemand anderes")
    member.refresh_from_db()
    assert member.name == "Frieda Beispiel"


def test_a_member_corrects_name_and_number(client, alice):
    client.force_login(alice.user)
    url = "/mein-team/werkbank/meine-daten/aendern/"
    assert "Bitte geben Sie Ihren Namen an." in client.post(url, {"name": ""}).content.decode()
    client.post(url, {"name": "Alice Neu", "telephone": "0221 4710-123"})
    alice.refresh_from_db()
    assert (alice.name, alice.telephone) == ("Alice Neu", "0221 4710-123")


def test_mails_follow_the_address_of_the_account_into_every_team(alice):
    elsewhere = make_member(make_team(members=0), email=alice.email, user=alice.user)
    alice.user.email = "neu@example.org"
    alice.user.save()
    for member in (alice, elsewhere):
        member.refresh_from_db()
        assert member.email == "neu@example.org"


def test_an_address_that_somebody_else_in_the_team_has_is_not_taken_over(alice, bob):
    alice.user.email = bob.email.upper()
    alice.user.save()
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"


def test_an_account_without_an_address_leaves_the_mails_where_they_go(alice):
    alice.user.email = ""
    alice.user.save()
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
