"""The page behind the link in an invitation."""

from datetime import timedelta

import pytest

from events.models import Invitee
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]


@pytest.fixture
def anna():
    return Invitee.objects.create(name="Anna", email="anna@example.org")


def test_looking_says_neither_yes_nor_no(client, anna):
    page = client.get(anna.get_absolute_url())
    assert page["Referrer-Policy"] == "same-origin" and "no-store" in page["Cache-Control"]
    assert "Laden Sie mich zu weiteren Abenden ein." in page.content.decode()
    assert Invitee.objects.get().consented_at is None


def test_one_button_says_yes_and_another_takes_it_back(client, anna):
    url = anna.get_absolute_url()
    assert client.post(url, {"yes": "1"}).url == url
    assert Invitee.objects.get().consented_at == NOW
    assert "anna@example.org" in client.get(url).content.decode()
    page = client.post(url, {"no": "1"}, follow=True)
    assert "Sie bekommen keine Einladungen mehr" in page.content.decode()
    assert not Invitee.objects.exists()
    assert client.get(url).status_code == 404


def test_a_changed_link_opens_nothing(client, anna):
    url = anna.get_absolute_url()
    wrong = url[:-2] + ("A" if url[-2] != "A" else "B") + "/"
    page = client.post(wrong, {"no": "1"}, follow=True)
    assert page.status_code == 404 and "Anna" not in page.content.decode()
    assert Invitee.objects.exists()


@pytest.fixture
def guest():
    date = make_event(registration="here", now=NOW).occurrences.get()
    return make_registration(date, name="Anna", email="Anna@example.org")


def test_a_guest_says_yes_and_no_on_the_own_page(client, guest):
    url = guest.get_absolute_url()
    assert client.post(f"{url}einladen/", {"yes": "1"}).url == url
    assert Invitee.objects.get().consented_at == NOW
    assert "Nicht mehr einladen" in client.get(url).content.decode()
    client.get(f"{url}einladen/?no=1")
    assert Invitee.objects.exists()
    client.post(f"{url}einladen/", {"no": "1"})
    assert not Invitee.objects.exists()


def test_who_has_not_confirmed_the_address_decides_nothing(client, guest, anna):
    guest.confirmed_at, guest.state = None, "held"
    guest.expires_at = NOW + timedelta(hours=1)
    guest.save()
    url = guest.get_absolute_url()
    assert "Einladungen zu Abenden" not in client.get(url).content.decode()
    client.post(f"{url}einladen/", {"yes": "1"})
    client.post(f"{url}einladen/", {"no": "1"})
    assert Invitee.objects.get().consented_at is None
