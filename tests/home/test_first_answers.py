"""The first page answers at once: who is open now, what is on, where one enters something, who we are."""

import datetime as dt
import re
from html import unescape

import pytest
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from content.place.time_zone import BERLIN
from directory.models import DirectoryPage
from events.models import EventsPage
from home.models import HomePage
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db

TUESDAY = dt.datetime(2026, 12, 1, 10, 30, tzinfo=BERLIN)
SUNDAY_NIGHT = dt.datetime(2026, 12, 6, 0, 40, tzinfo=BERLIN)
OPEN, CLOSED = "Mo-Sa 09:00-18:00", "Mo-Sa 14:00-18:00"


@pytest.fixture(scope="module")
def pages(rows_of_the_file):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: TUESDAY.astimezone(dt.UTC))
        home = make_home(title="Betriebe und Termine")
        make_events_page(home)
        make_directory_page(home)


@pytest.fixture
def home(pages, stop_clock):
    stop_clock(TUESDAY)
    return HomePage.objects.get()


@pytest.fixture
def week(home):
    """The first week of December: what is over, runs, comes, is a draft, or is called off."""
    make_event(title="Vorbei", starts="2026-12-01 08:00", ends="2026-12-01 09:00", now=TUESDAY)
    make_event(title="Abend", starts="2026-12-01 18:30", ends="2026-12-01 20:30", now=TUESDAY)
    make_event(title="Läuft", starts="2026-12-01 10:00", ends="2026-12-01 12:00", now=TUESDAY)
    make_event(title="Entwurf", starts="2026-12-01 19:00", live=False)
    off = make_event(title="Fällt aus", starts="2026-12-01 17:00", now=TUESDAY)
    off.occurrences.update(state="cancelled")
    make_event(title="Mittwoch", starts="2026-12-02 09:00", now=TUESDAY)
    make_event(title="Samstag", starts="2026-12-05 09:00", now=TUESDAY)
    make_event(title="Sonntag", starts="2026-12-06 15:00", ends="2026-12-06 17:00", now=TUESDAY)
    make_event(title="Montag", starts="2026-12-07 15:00", now=TUESDAY)


def rows(client):
    """The rows to tap, as {what they say: where they lead}."""
    page = client.get("/").content.decode()
    links = re.findall(r'<a class="answers__row" href="([^"]*)">(.*?)</a>', page, re.S)
    return {" ".join(strip_tags(words).split()): unescape(address) for address, words in links}


def timetable(client):
    """What the list of dates says, heading by heading and row by row."""
    page = client.get("/").content.decode()
    part = page[page.index('class="first-dates"') :]
    part = part[: part.index("</section>")]
    words = re.findall(r"<(?:h\d|time|p|span)[^>]*>([^<]+)|card__link[^>]*>([^<]+)", part)
    return [" ".join("".join(pair).split()) for pair in words if "".join(pair).strip()]


def test_the_open_ones_are_as_many_as_the_list_behind_them_shows(client, home):
    make_business(name="Offen", opening_hours=OPEN)
    make_business(name="Auch offen", opening_hours=OPEN)
    make_business(name="Zu", opening_hours=CLOSED)
    make_business(name="Entwurf", opening_hours=OPEN, live=False)
    address = rows(client)["Jetzt geöffnet 2 Betriebe"]
    assert address == "/branchenbuch/?geoeffnet=1"
    assert client.get(address).context["results"].paginator.count == 2


def test_where_nobody_is_open_all_are_offered_and_it_is_said(client, home, stop_clock):
    make_business(opening_hours=OPEN)
    make_business(opening_hours=CLOSED)
    stop_clock(SUNDAY_NIGHT)
    words = "Alle Betriebe 2 Betriebe, gerade hat keiner geöffnet"
    assert rows(client)[words] == "/branchenbuch/"


def test_today_and_the_weekend_are_as_many_as_the_lists_behind_them_hold(client, week):
    found = {words: address for words, address in rows(client).items() if "Termin" in words}
    assert found == {
        "Heute 2 Termine": "/veranstaltungen/?von=2026-12-01&bis=2026-12-01",
        "Wochenende 2 Termine": "/veranstaltungen/?von=2026-12-05&bis=2026-12-06",
    }
    listed = [client.get(address).context["occurrences"] for address in found.values()]
    taking_place = [[o.event.title for o in dates if not o.is_cancelled] for dates in listed]
    assert taking_place == [["Läuft", "Abend"], ["Samstag", "Sonntag"]]


def test_on_a_sunday_today_and_the_weekend_are_one(client, week, stop_clock):
    stop_clock(SUNDAY_NIGHT)
    found = {words: address for words, address in rows(client).items() if "Termin" in words}
    assert found == {"Heute 1 Termin": "/veranstaltungen/?von=2026-12-06&bis=2026-12-06"}


def test_what_is_on_today_stands_first_and_then_what_comes_next(client, week):
    assert timetable(client) == [
        "Heute, Dienstag, 1. Dezember",
        "10 Uhr",
        "bis 12",
        "Läuft",
        "läuft gerade",
        "Schalke",
        "Stadtteilladen Schalke",
        "Sonstiges",
        "18:30 Uhr",
        "bis 20:30",
        "Abend",
        "Schalke",
        "Stadtteilladen Schalke",
        "Sonstiges",
        "Mittwoch, 2. Dezember",
        "9 Uhr",
        "bis 11",
        "Mittwoch",
        "Schalke",
        "Stadtteilladen Schalke",
        "Sonstiges",
        "Samstag, 5. Dezember",
        "9 Uhr",
        "bis 11",
        "Samstag",
        "Schalke",
        "Stadtteilladen Schalke",
        "Sonstiges",
        "Sonntag, 6. Dezember",
        "15 Uhr",
        "bis 17",
        "Sonntag",
        "Schalke",
        "Stadtteilladen Schalke",
        "Sonstiges",
    ]


def test_when_today_is_over_it_is_said_and_the_next_day_follows(client, home):
    make_event(title="Früh", starts="2026-12-01 08:00", ends="2026-12-01 09:00", now=TUESDAY)
    make_event(title="Neujahrsgang", starts="2027-01-01 12:00", all_day=True, now=TUESDAY)
    assert timetable(client)[:6] == [
        "Heute, Dienstag, 1. Dezember",
        "Heute steht nichts mehr im Kalender. So geht es weiter:",
        "Freitag, 1. Januar 2027",
        "Neujahr",  # the holiday
        "ganztägig",
        "Neujahrsgang",
    ]


def test_an_empty_calendar_says_so(client, home):
    assert timetable(client) == [
        "Heute, Dienstag, 1. Dezember",
        "Zurzeit stehen keine Termine im Kalender.",
    ]


def test_of_a_full_day_five_are_shown_and_the_rest_is_one_tap_away(client, home):
    for hour in range(11, 18):
        make_event(starts=f"2026-12-01 {hour}:00", now=TUESDAY)
    page = client.get("/").content.decode()
    assert page.count('class="event-row"') == 5
    today = "/veranstaltungen/?von=2026-12-01&amp;bis=2026-12-01"
    link = re.search(rf'<a href="{re.escape(today)}">\s*([^<]*?)\s*</a>', page)
    assert link[1] == "Alle 7 Termine von heute"


def test_what_goes_on_for_days_stands_below_what_is_on_today_alone(client, home):
    make_event(
        title="Schau",
        starts="2026-11-28 10:00",
        ends="2026-12-04 18:00",
        now=TUESDAY - dt.timedelta(9),
    )
    make_event(title="Abend", starts="2026-12-01 18:30", now=TUESDAY)
    parts = timetable(client)
    assert parts.index("Abend") < parts.index("Schau")
    assert parts[parts.index("Schau") - 2 : parts.index("Schau")] == [
        "mehrtägig",
        "bis Fr, 4. Dezember",
    ]


def test_etwas_eintragen_leads_to_each_form_without_a_page_between(client, home):
    page = client.get("/").content.decode()
    forms = page[page.index("<details>\n") :]
    forms = forms[: forms.index("</details>")]
    assert re.findall(r'<a href="([^"]*)">([^<]*)</a>', forms) == [
        ("/branchenbuch/eintragen/", "Betrieb"),
        ("/veranstaltungen/vorschlagen/", "Veranstaltung"),
        ("/branchenbuch/ladenlokale/anbieten/", "Leeres Ladenlokal"),
    ]


@pytest.mark.parametrize(
    ("model", "gone", "left"),
    [
        (DirectoryPage, "/branchenbuch/", "/veranstaltungen/"),
        (EventsPage, "/veranstaltungen/", "/branchenbuch/"),
    ],
)
def test_a_section_that_is_not_for_everybody_is_not_told_of(client, week, model, gone, left):
    make_business(opening_hours=OPEN)
    PageViewRestriction.objects.create(page=model.objects.get(), restriction_type="login")
    page = client.get("/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert (gone in main, left in main) == (False, True)


def test_the_search_asks_the_whole_site(client, home):
    page = client.get("/").content.decode()
    form = page[page.index('class="first-search"') :]
    assert 'action="/suche/"' in form[: form.index("</form>")]
    assert 'name="q"' in form[: form.index("</form>")]


def test_the_photograph_of_the_team_is_shown_with_its_words_once_there_is_one(client, home):
    assert "<picture" not in client.get("/").content.decode()
    home.team_picture, home.team_picture_alt = make_image("Team"), "Drei Menschen vor dem Laden"
    home.save_revision().publish()
    page = client.get("/").content.decode()
    picture = page[page.index("<picture") : page.index("</picture>")]
    assert 'alt="Drei Menschen vor dem Laden"' in picture
    assert 'loading="lazy"' in picture


def test_with_its_answers_the_page_costs_five_queries_however_much_there_is(client, home):
    def grow(count):
        for _ in range(count):
            make_business(opening_hours=OPEN)
            make_event(starts="2026-12-01 18:00", now=TUESDAY)

    grow(3)
    few = query_count(client, "/", before="/suche/")
    grow(27)
    assert (few, query_count(client, "/", before="/suche/")) == (5, 5)
