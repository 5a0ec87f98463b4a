"""The cast: a team with free places, who leads it, two members, and somebody of another team."""

import datetime as dt

import pytest
from django.utils import timezone
from post_office.models import Email

from tests.factories.teams import make_facilitator, make_member, make_team


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def team(db):
    return make_team(name="Werkbank", members=0, seats=4)


@pytest.fixture
def facilitator(team):
    return make_facilitator(team)


@pytest.fixture
def alice(team):
    return make_member(team, name="Alice Beispiel", email="alice@example.org")


@pytest.fixture
def bob(team):
    return make_member(team, name="Bob Beispiel", email="bob@example.org")


@pytest.fixture
def stranger(db):
    """A member of another team."""
    return make_member(make_team(members=0), name="Charlie Fremd", email="charlie@example.org")


@pytest.fixture
def mails():
    """Return what was mailed to an address since, as [subject], the newest last."""

    def to(address):
        return [mail.subject for mail in Email.objects.order_by("pk") if mail.to == [address]]

    return to


@pytest.fixture
def in_a_week(now):
    return now + dt.timedelta(days=7)
