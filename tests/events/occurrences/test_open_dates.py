import datetime as dt

import pytest

from content.place.time_zone import BERLIN
from content.sections import OpenDate
from events.models import Event, FeedEntry
from events.occurrences import open_dates
from tests.factories.events import make_events_page
from tests.factories.home import make_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(now):
    day = (now + dt.timedelta(days=9)).astimezone(BERLIN).date()
    return dt.datetime.combine(day, dt.time(19), BERLIN)


@pytest.fixture
def now():
    return dt.datetime.now(dt.UTC)


def date_at(start, **kw):
    values = {
        "title": "Erfolgsteam, offen für Gäste: Werkbank",
        "summary": "Kommen Sie vorbei.",
        "organiser": "Werkbank",
        "starts_at": start,
        "ends_at": start + dt.timedelta(hours=2),
        "place": "Café Halbzeit",
    }
    return OpenDate(**values | kw)


def test_an_open_date_is_an_event_that_says_what_it_is(client, start):
    make_events_page(make_home())
    event = open_dates.show(date_at(start), None)
    occurrence = event.occurrences.get()
    assert (event.live, event.kind, occurrence.starts_at) == (True, "team", start)
    text = client.get(event.get_absolute_url()).content.decode()
    assert "Treffen eines Erfolgsteams, offen für Gäste" in text


def test_a_new_time_and_place_are_shown_as_moved_at_the_same_address(start):
    event = open_dates.show(date_at(start), None)
    later = start + dt.timedelta(days=1)
    open_dates.show(date_at(later, place="Tischlerei"), event)
    occurrence = Event.objects.get().occurrences.get()
    assert (occurrence.is_moved, occurrence.starts_at, occurrence.place, occurrence.path) == (
        True,
        later,
        "Tischlerei",
        f"{start:%Y-%m-%d}/",
    )


def test_what_is_moved_back_takes_place_as_first_planned(start):
    event = open_dates.show(date_at(start), None)
    open_dates.show(date_at(start + dt.timedelta(days=1)), event)
    open_dates.show(date_at(start), event)
    occurrence = event.occurrences.get()
    assert (occurrence.state, occurrence.starts_at) == ("scheduled", start)


def test_a_date_that_is_called_off_stays_listed_without_a_reason(start):
    event = open_dates.show(date_at(start), None)
    open_dates.cancel(event)
    occurrence = event.occurrences.get()
    assert (occurrence.is_cancelled, occurrence.note) == (True, "")


def test_a_date_that_is_taken_away_is_withdrawn_from_calendars_and_can_come_again(start):
    event = open_dates.show(date_at(start), None)
    open_dates.take_away(event)
    assert list(Event.objects.public()) == []
    withdrawn = FeedEntry.objects.get().text
    assert ("STATUS:CANCELLED" in withdrawn, "Werkbank" in withdrawn) == (True, False)
    again = open_dates.show(date_at(start + dt.timedelta(days=7)), event)
    occurrence = again.occurrences.upcoming(start).get()
    assert (again.pk, again.live, occurrence.starts_at, occurrence.state) == (
        event.pk,
        True,
        start + dt.timedelta(days=7),
        "scheduled",
    )


def test_a_long_name_is_cut_to_what_a_title_holds(start):
    event = open_dates.show(date_at(start, title="x" * 200), None)
    assert event.title == "x" * 120
