"""Everybody at every address of a room: what is not theirs is not found."""

from copy import deepcopy
from http.cookies import SimpleCookie

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from teams.models import Facilitation
from tests.factories.home import make_home
from tests.factories.rooms import fill_room
from tests.factories.teams import make_facilitator, make_member, make_team, make_teams_page
from tests.teams.room.permissions import ACTORS, ROLES, SIGN_IN, TABLE, expected

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("permissions")]
# A call needs to be told how it went; nothing else asks for this.
FORM = {
    "data": "answer=nobody",
    "content_type": "application/x-www-form-urlencoded",
}


@pytest.fixture(scope="module")
def now():
    return timezone.now()


@pytest.fixture(scope="module")
def team(rows_of_the_file):
    return make_team(name="Werkbank", members=0, seats=4)


@pytest.fixture(scope="module")
def alice(team):
    return make_member(team, name="Alice Beispiel", email="alice@example.org")


@pytest.fixture(scope="module")
def stranger(rows_of_the_file):
    return make_member(make_team(members=0), name="Charlie Fremd", email="charlie@example.org")


@pytest.fixture(scope="module")
def ids(team, alice, now):
    """A room in which everything is there, by the names that the table uses."""
    make_teams_page(make_home())
    bob = make_member(team, name="Bob Beispiel", email="bob@example.org")
    return fill_room(team, alice, bob, now=now)


@pytest.fixture(scope="module")
def cookies(ids, team, alice, stranger):
    """Return with which cookies everybody in the table comes."""
    with_roles = {actor: get_user_model().objects.create_user(f"rolle-{actor}") for actor in ROLES}
    for actor, user in with_roles.items():
        user.groups.add(Group.objects.get(name=actor))
    without_role = get_user_model().objects.create_user("ohne")
    Facilitation.objects.create(team=team, user=without_role)
    users = with_roles | {
        "member": alice.user,
        "paused": make_member(team, state="paused").user,
        "former": make_member(team, state="left", left_at=alice.joined_at).user,
        "stranger": stranger.user,
        "leading": make_facilitator(team),
        "leading_other": make_facilitator(make_team(members=0), name="andere"),
        "named_without_role": without_role,
        "superuser": get_user_model().objects.create_superuser("chefin"),
    }
    return {"visitor": SimpleCookie()} | {actor: signed_in(user) for actor, user in users.items()}


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client.cookies


@pytest.mark.parametrize(("method", "address"), TABLE)
def test_who_may_what(ids, cookies, method, address):
    url = f"/mein-team/werkbank/{address.format(**ids)}"
    answers = {actor: answer_to(cookies[actor], method, url) for actor in ACTORS}
    assert answers == expected(TABLE[method, address])


def answer_to(cookies, method, url):
    """Return what somebody gets, and undo what it changed."""
    client = Client()
    client.cookies = deepcopy(cookies)
    with transaction.atomic():
        answer = client.generic(method, url, **FORM)
        transaction.set_rollback(True)
    signs_in = f"{reverse('account_request_login_code')}?next={url}"
    return SIGN_IN if answer.get("Location") == signs_in else answer.status_code


def test_the_table_says_enough():
    assert len(TABLE) * len(ACTORS) >= 100


@pytest.mark.parametrize(
    "address",
    [
        "treffen/{meeting}/",
        "treffen/{meeting}/runde/",
        "ziele/{goal}/",
        "dateien/{file}/",
        "rueckmeldung/{row}/",
    ],
)
def test_an_id_of_another_team_is_not_found_in_ones_own_room(client, ids, stranger, address):
    client.force_login(stranger.user)
    url = f"/mein-team/{stranger.team.slug}/{address.format(**ids)}"
    assert client.get(url).status_code == 404


def test_whoever_leads_another_team_cannot_touch_a_member_by_its_number(client, ids, alice, now):
    other = make_team(members=0)
    client.force_login(make_facilitator(other, name="dritte"))
    url = f"/mein-team/{other.slug}/begleiten/mitglied/{alice.pk}/austritt/"
    assert client.post(url).status_code == 404
    alice.refresh_from_db()
    assert alice.state == "active"


@pytest.mark.parametrize("kind", ["platz", "tisch", "antwort", "abbestellen/before"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_of_nobody_opens_nothing(client, db, kind, method):
    answer = client.generic(method, f"/mein-team/{kind}/{'x' * 43}/")
    assert answer.status_code == 404
    assert "Dieser Link gilt nicht" in answer.content.decode()
