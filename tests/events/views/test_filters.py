"""Every filter works in the list, the month, the week, the file and the feed alike."""

from datetime import date

import pytest
from django.http import QueryDict
from icalendar import Calendar

from content.models import Language
from events.models import Occurrence
from events.views import filters
from events.views.filters import EventFilterForm
from tests.factories.events import NOW, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
URL = "/veranstaltungen/"
CASES = [
    ("sprache=tr", {"Nähkurs"}),
    ("sprache=de", {"Nähkurs", "Markt"}),
    ("barrierefrei=1", {"Markt"}),
    ("barrierefrei=0", {"Nähkurs", "Markt", "Abend"}),
    ("kostenlos=1", {"Markt", "Abend"}),
    ("kostenlos=1&sprache=de", {"Markt"}),
    ("stadtteil=hassel", {"Markt"}),
    ("art=workshop", {"Nähkurs"}),
    ("q=naehkurs", {"Nähkurs"}),
    ("sprache=xx&stadtteil=nirgends", {"Nähkurs", "Markt", "Abend"}),
    ("sprache=tr&kostenlos=1", set()),
]
# Words that are filters.
WORDS = [
    ("q=markt+kostenlos", {"Markt"}),
    ("q=barrierefrei", {"Markt"}),
    ("q=Nähkurs+gratis", set()),
]
PAGES = ["", "kalender/2026/5/", "kalender/woche/2026-W20/", "kalender.ics", "feed/"]


@pytest.fixture(scope="module")
def three_events(calendar):
    german, turkish = (Language.objects.get(code=code) for code in ("de", "tr"))
    times = {"starts": "2026-05-12 18:00", "ends": "2026-05-12 20:00", "now": NOW}
    facts = {"title": "Nähkurs", "kind": "workshop", "price": "5 Euro", "is_step_free": False}
    make_event(**times, **facts, languages=[german, turkish])
    market = {"title": "Markt", "kind": "market", "is_step_free": True, "neighbourhood": "Hassel"}
    make_event(**times, **market, languages=[german])
    make_event(**times, title="Abend")
    make_event(**times, title="Geheim", live=False, is_step_free=True, languages=[german])


def titles(client, path, query):
    answer = client.get(f"{URL}{path}?{query}")
    if path == "kalender.ics":
        return {
            str(vevent["SUMMARY"]) for vevent in Calendar.from_ical(answer.content).walk("VEVENT")
        }
    text = answer.content.decode()
    return {title for title in ("Nähkurs", "Markt", "Abend", "Geheim") if f"{title}</" in text}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("query", "found"), CASES + WORDS)
def test_filters_work_everywhere(client, three_events, path, query, found):
    assert titles(client, path, query) == found


@pytest.mark.parametrize("path", [*PAGES, "archiv/"])
@pytest.mark.parametrize("query", ["von=0001-01-01", "bis=9999-12-31"])
def test_the_first_and_the_last_day_there_are_leave_all(client, three_events, path, query):
    assert titles(client, path, query) == titles(client, path, "")


@pytest.mark.parametrize(("query", "found"), CASES)
def test_many_events_are_filtered_like_few(client, three_events, monkeypatch, query, found):
    monkeypatch.setattr(filters, "FEW", 0)
    assert titles(client, "", query) == found


@pytest.mark.parametrize(("query", "found"), CASES)
def test_leaving_out_the_others_leaves_the_same(three_events, query, found):
    form = EventFilterForm(dict(part.split("=") for part in query.split("&")))
    left = form.leave_out(Occurrence.objects.all())
    assert {date.event.title for date in left} == found


def test_only_languages_that_a_public_event_is_held_in_are_offered(client, three_events):
    text = client.get(URL).content.decode()
    offered = [code for code in ("de", "tr", "ar") if f'<option value="{code}"' in text]
    assert offered == ["de", "tr"]


def test_what_was_chosen_stays_chosen(client, three_events):
    text = client.get(f"{URL}?sprache=tr&kostenlos=1&q=Kurs&von=2026-05-06").content.decode()
    assert '<option value="tr" selected>' in text
    assert 'name="kostenlos" value="1" checked' in text
    assert 'name="barrierefrei" value="1">' in text
    assert 'id="id_q" value="Kurs"' in text
    assert 'id="id_von" value="2026-05-06"' in text
    assert "?sprache=tr&amp;kostenlos=1&amp;q=Kurs&amp;von=2026-05-09&amp;bis=2026-05-10" in text


def test_a_wrong_day_opens_the_filters_and_says_so(client, three_events):
    text = client.get(f"{URL}?bis=31.2.2026").content.decode()
    assert '<details class="filter-box" open>' in text
    assert '<a href="#id_bis">Diesen Tag gibt es nicht.' in text


@pytest.mark.parametrize("path", ["", "kalender/2026/5/", "kalender/woche/2026-W20/"])
def test_the_ways_to_subscribe_keep_the_filters(client, settings, three_events, path):
    settings.BASE_URL = "https://planb.example.org"
    text = client.get(f"{URL}{path}?art=markt&sprache=de").content.decode()
    query = "kalender.ics?art=markt&amp;sprache=de"
    assert f'href="webcal://planb.example.org/veranstaltungen/{query}"' in text
    assert f'href="/veranstaltungen/{query}"' in text
    assert f'data-copy-link="https://planb.example.org/veranstaltungen/{query}"' in text
    assert (
        "cid=webcal%3A%2F%2Fplanb.example.org%2Fveranstaltungen%2Fkalender.ics%3Fart%3Dmarkt"
        in text
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [("heute", {"Heute"}), ("morgen", {"Morgen"}), ("am Freitag", {"Morgen"}), ("montag", set())],
)
def test_days_are_read_as_the_days_they_are(query, found):
    thursday = date(2026, 5, 7)
    for day, title in ((7, "Heute"), (8, "Morgen"), (9, "Danach")):
        make_event(
            title=title, starts=f"2026-05-0{day} 10:00", ends=f"2026-05-0{day} 11:00", now=NOW
        )
    form = EventFilterForm(QueryDict(f"q={query}"), today=thursday)
    dates = form.apply(Occurrence.objects.all())
    assert {occurrence.event.title for occurrence in dates} == found
    assert form.value("q") is None


def test_what_is_called_by_a_day_is_meant_by_its_name():
    make_event(title="Offener Sonntag", starts="2026-05-09 10:00", ends="2026-05-09 11:00", now=NOW)
    form = EventFilterForm(QueryDict("q=offener sonntag"), today=date(2026, 5, 7))
    assert (form.value("q"), form.value("von")) == ("offener sonntag", None)
