"""The address of an event that was published once, and of the halves of a series. It is 5 May 2026."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from events.models import Event
from events.occurrences import editing
from events.recurrence.expansion import Span
from tests.factories.events import NOW, at, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
URL = "/veranstaltungen/kaffee/"


@pytest.fixture
def event():
    event = make_event(
        title="Kaffee mit Kern",
        slug="kaffee",
        starts="2026-05-12 10:00",
        ends="2026-05-12 12:00",
        rule="FREQ=WEEKLY;COUNT=4",
        now=NOW,
    )
    event.save_revision().publish()
    return Event.objects.get(pk=event.pk)


@pytest.mark.parametrize("address", [URL, f"{URL}2026-05-12/"])
def test_a_withdrawn_event_says_so_and_leads_on(client, event, address):
    assert client.get(address).status_code == 200
    event.unpublish()
    page = client.get(address)
    text = page.content.decode()
    assert page.status_code == 410
    assert "Diese Veranstaltung ist zurückgezogen" in text
    assert 'href="/veranstaltungen/"' in text
    assert "Kaffee mit Kern" not in text


def test_it_stays_in_the_feed_as_cancelled(client, event):
    event.unpublish()
    feed = client.get("/veranstaltungen/kalender.ics").content.decode()
    assert "STATUS:CANCELLED" in feed
    assert f"UID:{event.feed_entry.uid}" in feed


def test_it_is_public_again_once_it_is_published_again(client, event):
    event.unpublish()
    event.save_revision().publish()
    assert client.get(URL).status_code == 200


def test_what_was_never_published_is_not_found(client):
    make_event(slug="kaffee", live=False).save_revision()
    assert client.get(URL).status_code == 404
    assert client.get("/veranstaltungen/gibt-es-nicht/").status_code == 404


def test_what_has_another_address_now_leads_there(client, event):
    event.slug = "tee"
    event.save_revision().publish()
    make_event(slug="kaffee-alt", live=False)
    assert client.get(URL)["Location"] == "/veranstaltungen/tee/"


def test_both_halves_of_a_series_lead_to_each_other(client, event):
    user = get_user_model().objects.create_superuser("erika", "e@example.org", "x")
    begin = at("2026-05-26 17:00")
    rest = editing.split(
        event, at("2026-05-26 10:00"), Span(begin, begin + timedelta(hours=2)), "", user
    )
    first, second = (
        " ".join(client.get(half.get_absolute_url()).content.decode().split())
        for half in (event, rest)
    )
    assert f'<a rel="next" href="{rest.get_absolute_url()}">' in first
    assert "Weiter ab 26. Mai 2026: jeden Dienstag, 17 bis 19 Uhr" in first
    assert f'<a rel="prev" href="{event.get_absolute_url()}">' in second
    assert "Vorher: jeden Dienstag, 10 bis 12 Uhr" in second
    assert "Vorher:" not in first
    Event.objects.get(pk=rest.pk).unpublish()
    assert "Weiter ab" not in client.get(event.get_absolute_url()).content.decode()


def test_a_single_event_has_no_halves(client, event):
    text = client.get(URL).content.decode()
    assert "Teile der Reihe" not in text
