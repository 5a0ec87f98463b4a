import pytest

from content.models import ContentVersion
from directory.models import Business
from teams.membership import correcting, leaving, naming
from tests.factories.directory import make_business, make_directory_page
from tests.factories.home import make_home
from tests.factories.teams import make_teams_page

pytestmark = pytest.mark.django_db
URL = "/erfolgsteams/werkbank/"


@pytest.fixture(scope="module")
def stored(rows_of_the_file):
    home = make_home()
    make_teams_page(home)
    make_directory_page(home)
    make_business(name="Blumen Rahimi")


@pytest.fixture
def shop(stored, db):
    return Business.objects.get()


@pytest.fixture
def named(alice, shop, now):
    assert naming.be_named(alice, shop, now)
    alice.refresh_from_db()
    return alice


def page(client):
    return client.get(URL).content.decode()


def test_nobody_is_named_who_did_not_choose_it(client, alice, bob, shop):
    text = page(client)
    assert (alice.name in text, bob.name in text) == (False, False)


def test_who_chose_it_is_named_with_the_entry_of_their_business(client, named, bob, shop):
    text = page(client)
    assert (named.name in text, f'href="{shop.get_absolute_url()}"' in text) == (True, True)
    assert bob.name not in text


def test_taken_back_it_is_gone_at_once(client, named):
    page(client)
    assert naming.be_named_no_more(named)
    assert named.name not in page(client)
    assert not naming.be_named_no_more(named)


def leave(member, now):
    leaving.leave(member, now)


def pause(member, now):
    leaving.pause(member, now)


def erase(member, now):
    leaving.erase(member, now)


@pytest.mark.parametrize("goes", [leave, pause, erase])
def test_who_goes_or_pauses_is_named_no_more(client, named, now, goes):
    assert named.name in page(client)
    goes(named, now)
    assert named.name not in page(client)


def test_who_comes_back_from_a_pause_is_named_as_they_chose(client, named, now):
    leaving.pause(named, now)
    leaving.come_back(named)
    assert named.name in page(client)


def test_of_who_left_it_is_not_kept_with_what_they_were_named(named, now):
    leaving.leave(named, now)
    named.refresh_from_db()
    assert (named.named_business, named.named_at) == (None, None)


def test_who_changes_their_name_is_named_as_they_are_called_now(client, named):
    assert named.name in page(client)
    correcting.correct(named, name="Alice Neu", telephone="")
    text = page(client)
    assert ("Alice Neu" in text, named.name in text) == (True, False)


def test_with_the_entry_the_name_goes(client, named, shop):
    assert named.name in page(client)
    shop.unpublish()
    assert named.name not in page(client)


def test_an_entry_that_is_deleted_takes_the_name_along(client, named, shop):
    shop.delete()
    assert named.name not in page(client)


def test_who_pauses_is_not_named(alice, shop, now):
    leaving.pause(alice, now)
    assert not naming.be_named(alice, shop, now)


def test_a_change_shows_at_once(alice, shop, now):
    before = ContentVersion.current()
    naming.be_named(alice, shop, now)
    assert ContentVersion.current() != before


def test_only_public_entries_are_offered(shop):
    make_business(name="Blumen Entwurf", live=False)
    assert naming.entries_like("Blumen") == [shop]
    assert naming.entries_like("") == []


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "9" * 30, "1 OR 1=1"])
def test_a_number_that_is_none_finds_nothing(shop, number):
    assert naming.public_entry(number) is None
