"""The calendar for machines. It is Tuesday, 5 May 2026, 9 o'clock."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from icalendar import Calendar

from events.models import FeedEntry
from tests.factories.events import NOW, at, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
URL = "/veranstaltungen/"


def series(**kw):
    facts = {
        "starts": "2026-05-05 10:00",
        "ends": "2026-05-05 12:00",
        "rule": "FREQ=WEEKLY;COUNT=4",
        "slug": "fruehstueck",
        "now": NOW,
    }
    return make_event(**facts | kw)


def summaries(client, query=""):
    body = client.get(f"{URL}kalender.ics{query}").content
    return [str(vevent["SUMMARY"]) for vevent in Calendar.from_ical(body).walk("VEVENT")]


def test_the_feed_is_one_calendar_with_every_public_event(client):
    series(title="Offen")
    series(title="Auch offen", slug="b", rule="")
    series(title="Geheim", slug="c", live=False)
    answer = client.get(URL + "kalender.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert summaries(client) == ["Offen", "Auch offen"]
    assert answer.content.count(b"BEGIN:VTIMEZONE") == 1


def test_a_reader_who_has_it_already_gets_304(client):
    event = series()
    first = client.get(URL + "kalender.ics")
    again = client.get(URL + "kalender.ics", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    event.title = "Neuer Titel"
    event.save_revision().publish()
    newer = client.get(URL + "kalender.ics", headers={"if-none-match": first["ETag"]})
    assert newer.status_code == 200


def test_a_reader_who_has_it_already_costs_no_query(client, django_assert_num_queries):
    series(kind="market")
    address = f"{URL}kalender.ics?art=markt"
    packed = {"Accept-Encoding": "gzip"}
    first = client.get(address, headers=packed)
    with django_assert_num_queries(0):
        again = client.get(address, headers=packed | {"if-none-match": first["ETag"]})
    assert (again.status_code, again["ETag"]) == (304, first["ETag"])


def test_a_reader_who_has_all_of_it_gets_less_where_the_filters_ask_for_less(client):
    series()
    first = client.get(f"{URL}kalender.ics")
    series(slug="markt", kind="market")
    whole = client.get(f"{URL}kalender.ics", headers={"if-none-match": first["ETag"]})
    part = client.get(f"{URL}kalender.ics?art=markt", headers={"if-none-match": whole["ETag"]})
    assert [whole.status_code, part.status_code] == [200, 200]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?art=markt", ["Markt"]),
        ("?stadtteil=schalke", ["Nähkurs"]),
        ("?q=naehkurs", ["Nähkurs"]),
        ("?von=2026-06-01", ["Markt"]),
    ],
)
def test_the_feeds_obey_the_filters_of_the_page(client, query, found):
    series(title="Nähkurs", kind="workshop")
    series(
        title="Markt",
        slug="markt",
        kind="market",
        neighbourhood="Hassel",
        rule="FREQ=WEEKLY;COUNT=9",
    )
    assert summaries(client, query) == found
    atom = client.get(f"{URL}feed/{query}").content.decode()
    assert all((title in atom) == (title in found) for title in ("Nähkurs", "Markt"))


def test_a_withdrawn_event_is_told_as_cancelled_for_thirty_days(client, monkeypatch):
    event = series(title="Zurückgezogen")
    event.unpublish()
    (vevent,) = Calendar.from_ical(client.get(URL + "kalender.ics").content).walk("VEVENT")
    assert vevent["STATUS"] == "CANCELLED"
    monkeypatch.setattr("django.utils.timezone.now", lambda: at("2026-06-05 10:00"))
    cache.clear()
    assert summaries(client) == []


def test_a_deleted_event_is_told_as_cancelled_too(client):
    series(title="Gelöscht").delete()
    (vevent,) = Calendar.from_ical(client.get(URL + "kalender.ics").content).walk("VEVENT")
    assert vevent["STATUS"] == "CANCELLED"
    assert summaries(client, "?art=markt") == []


def test_a_row_that_could_not_be_written_is_left_out(client):
    FeedEntry.objects.filter(event=series(title="Kaputt")).update(text="")
    series(title="Heil", slug="heil")
    assert summaries(client) == ["Heil"]


def test_an_event_that_is_long_over_is_in_no_feed(client):
    series(starts="2026-01-06 10:00", ends="2026-01-06 12:00")
    assert summaries(client) == []


def test_one_date_as_a_file_has_no_rule_and_an_identity_of_its_own(client):
    event = series()
    uids = set()
    for day in ("2026-05-05", "2026-05-12"):
        answer = client.get(f"{URL}fruehstueck/{day}/termin.ics")
        (vevent,) = Calendar.from_ical(answer.content).walk("VEVENT")
        assert "RRULE" not in vevent and "RECURRENCE-ID" not in vevent
        assert f"{vevent['DTSTART'].dt:%Y-%m-%d %H:%M}" == f"{day} 10:00"
        assert answer["Content-Disposition"] == f'attachment; filename="fruehstueck-{day}.ics"'
        uids.add(str(vevent["UID"]))
    assert len(uids | {str(event.feed_entry.uid)}) == 3


def test_a_cancelled_date_as_a_file_says_so(client):
    series(changes=[{"kind": "cancelled", "original_date": date(2026, 5, 12)}])
    body = client.get(URL + "fruehstueck/2026-05-12/termin.ics").content
    assert Calendar.from_ical(body).walk("VEVENT")[0]["STATUS"] == "CANCELLED"


def test_a_whole_series_as_a_file_keeps_its_rule(client):
    series()
    body = client.get(URL + "fruehstueck/termin.ics").content
    (vevent,) = Calendar.from_ical(body).walk("VEVENT")
    assert vevent["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=4"


def test_the_atom_feed_has_an_entry_for_each_date(client):
    series(title="Frühstück", changes=[{"kind": "cancelled", "original_date": date(2026, 5, 12)}])
    feed = ElementTree.fromstring(client.get(URL + "feed/").content)
    names = {"a": "http://www.w3.org/2005/Atom"}
    titles = [
        entry.findtext("a:title", namespaces=names) for entry in feed.findall("a:entry", names)
    ]
    assert titles == [
        "05.05.2026: Frühstück",
        "12.05.2026: Frühstück (fällt aus)",
        "19.05.2026: Frühstück",
        "26.05.2026: Frühstück",
    ]


def test_the_sitemap_holds_public_events_only(client):
    series(slug="offen")
    series(slug="geheim", live=False)
    text = client.get("/sitemap.xml").content.decode()
    assert "/veranstaltungen/offen/" in text and "geheim" not in text
