"""The page "Ich bin da": open at the door, the same for everybody, and never more than it needs."""

import pytest

from events.models import Occurrence, Registration, WalkIn
from events.registration import check_in
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]


@pytest.fixture
def date():
    event = make_event(
        starts="2026-05-05 08:00", ends="2026-05-05 10:00", registration="here", now=NOW
    )
    return event.occurrences.get()


@pytest.fixture
def door(date):
    return check_in.path_of(date)


def say(client, door, **answers):
    key = client.get(door).context["form"]["key"].value()
    return client.post(door, {"key": key} | answers)


def test_a_guest_types_the_name_and_is_ticked(client, date, door):
    make_registration(date, name="Anna")
    answer = say(client, door, name="Anna")
    assert answer.url == f"{door}?ansicht=danke"
    assert "Danke, Sie sind notiert" in client.get(answer.url).content.decode()
    assert Registration.objects.get().has_come


def test_the_answer_does_not_tell_who_is_registered(client, date, door):
    make_registration(date, name="Anna")
    answers = [say(client, door, name=name) for name in ("Anna", "Anna", "Ben")]
    assert {(answer.status_code, answer.url) for answer in answers} == {
        (302, f"{door}?ansicht=danke")
    }
    page = client.get(door).content.decode()
    assert "Anna" not in page and "Ben" not in page


def test_whoever_is_not_registered_needs_no_name(client, date, door):
    say(client, door, unregistered="1")
    say(client, door, unregistered="1")
    assert date.walk_ins.count() == 2


def test_the_same_form_sent_twice_counts_once(client, date, door):
    key = client.get(door).context["form"]["key"].value()
    for _time in range(2):
        client.post(door, {"key": key, "unregistered": "1"})
    assert date.walk_ins.count() == 1


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"name": ""}, 'href="#id_name"'),
        ({"name": "x" * 121}, 'href="#id_name"'),
        ({"name": "Hi\r\nBcc: a@b.de"}, "Bitte schreiben Sie hier nur eine Zeile."),
        ({"key": "x", "unregistered": "1"}, "<title>Fehler:"),
    ],
)
def test_what_is_wrong_is_said_and_counts_nobody(client, door, answers, message):
    page = say(client, door, **answers).content.decode()
    assert message in page and "<title>Fehler:" in page
    assert not WalkIn.objects.exists()


def test_looking_counts_nobody(client, door):
    client.get(door)
    client.head(door)
    assert not WalkIn.objects.exists()


def test_outside_of_its_hours_the_page_takes_nothing(client, date, door, stop_clock):
    form = client.get(door).context["form"]
    stop_clock(date.ends_at + check_in.AFTER * 2)
    answer = client.post(door, {"key": form["key"].value(), "unregistered": "1"})
    assert "Hier ist gerade nichts zu tun" in answer.content.decode()
    assert not WalkIn.objects.exists()


def test_a_wrong_key_shows_nothing_of_any_date(client, date, door):
    answer = client.get(f"{door[:-1]}x/")
    assert answer.status_code == 404
    assert date.event.title not in answer.content.decode()


def test_one_network_cannot_fill_a_room(client, date, door, settings):
    settings.ARRIVALS_PER_NETWORK = 2
    answers = [say(client, door, unregistered="1") for _time in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert date.walk_ins.count() == 2


def test_the_page_is_kept_nowhere(client, door):
    answer = client.get(door)
    assert "no-store" in answer["Cache-Control"]
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "same-origin")


def test_a_guest_is_ticked_by_the_own_link_in_one_tap(client, date):
    guest = make_registration(date)
    link = guest.get_absolute_url()
    assert f'action="{link}da/"' in client.get(link).content.decode()
    client.get(f"{link}da/")
    assert not Registration.objects.get().has_come
    assert client.post(f"{link}da/").url == link
    assert Registration.objects.get().has_come
    assert "Sie sind da. Schön." in client.get(link).content.decode()


@pytest.mark.parametrize(
    "change", [{"state": "cancelled"}, {"confirmed_at": None, "state": "held", "expires_at": NOW}]
)
def test_the_own_link_ticks_nobody_who_does_not_come(client, date, change):
    link = make_registration(date, **change).get_absolute_url()
    assert "Ich bin da" not in client.get(link).content.decode()
    client.post(f"{link}da/")
    assert not Registration.objects.get().has_come


def test_the_own_link_offers_nothing_before_the_day(client, date, stop_clock):
    link = make_registration(date).get_absolute_url()
    stop_clock(date.starts_at - check_in.BEFORE * 2)
    assert "Ich bin da" not in client.get(link).content.decode()
    client.post(f"{link}da/")
    assert not Registration.objects.get().has_come


def test_an_event_may_not_be_called_like_the_door():
    assert "da" in Occurrence._meta.get_field("event").related_model.reserved_slugs
