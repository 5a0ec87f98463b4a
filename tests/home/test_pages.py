import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Page

from content.models import SiteSettings
from directory.models import DirectoryPage
from events.models import EventsPage
from home.models import (
    HomePage,
    NewsIndexPage,
    NewsPage,
    Partner,
    ProgrammePage,
    TextPage,
)
from teams.models import TeamsPage
from teams.networks.models import NetworksPage
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import (
    make_home,
    make_news,
    make_news_index,
    make_programme_page,
    make_text_page,
)
from tests.factories.teams import make_team, make_teams_page

pytestmark = pytest.mark.django_db

TEASERS = [
    ("events", {"title": "Termine", "count": 3, "chosen": []}),
    ("businesses", {"title": "Läden", "count": 3, "chosen": []}),
    ("teams", {"title": "Teams", "count": 3}),
    ("news", {"title": "Neues", "count": 3, "chosen": []}),
]


@pytest.fixture
def home():
    home = make_home(body=TEASERS)
    make_events_page(home)
    make_directory_page(home)
    make_teams_page(home)
    return home


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        (
            HomePage,
            {ProgrammePage, TextPage, NewsIndexPage}
            | {EventsPage, DirectoryPage, TeamsPage, NetworksPage},
        ),
        (ProgrammePage, {ProgrammePage}),
        (TextPage, {TextPage}),
        (NewsIndexPage, {NewsPage}),
        (NewsPage, set()),
        (TeamsPage, set()),
        (NetworksPage, set()),
    ],
)
def test_each_page_may_have_just_these_children(parent, children):
    assert set(parent.allowed_subpage_models()) == children


@pytest.mark.parametrize(
    ("child", "parents"),
    [
        (HomePage, {Page}),
        (ProgrammePage, {HomePage, ProgrammePage}),
        (TextPage, {HomePage, TextPage}),
        (NewsIndexPage, {HomePage}),
        (NewsPage, {NewsIndexPage}),
        (TeamsPage, {HomePage}),
    ],
)
def test_each_page_may_hang_below_just_these(child, parents):
    assert set(child.allowed_parent_page_models()) == parents


def test_the_home_page_shows_a_glimpse_of_every_section_and_no_draft(client, home):
    index = make_news_index(home)
    make_event(title="Offener Termin")
    make_event(title="Heimlicher Termin", live=False)
    make_business(name="Offener Laden")
    make_business(name="Heimlicher Laden", live=False)
    make_team(name="Offenes Team")
    make_team(name="Volles Team", members=8, seats=8)
    make_news(index, title="Offene Meldung")
    make_news(index, title="Heimliche Meldung", live=False)
    text = client.get("/").content.decode()
    shown = [name for name in NAMES if name in text]
    assert shown == ["Offener Termin", "Offener Laden", "Offenes Team", "Offene Meldung"]


NAMES = [
    "Offener Termin",
    "Heimlicher Termin",
    "Offener Laden",
    "Heimlicher Laden",
    "Offenes Team",
    "Volles Team",
    "Offene Meldung",
    "Heimliche Meldung",
]


def test_hand_picked_events_are_shown_once_with_their_next_date(client, home):
    chosen = make_event(title="Gewählt", rule="FREQ=DAILY;COUNT=5")
    make_event(title="Nicht gewählt")
    home.body = [("events", {"title": "Termine", "count": 3, "chosen": [chosen]})]
    home.save()
    text = client.get("/").content.decode()
    teaser = text[text.index("<h2>Termine</h2>") :]
    assert teaser.count(">Gewählt<") == 1
    assert "Nicht gewählt" not in teaser


def test_a_hand_picked_business_that_was_unpublished_is_gone(client, home):
    chosen = make_business(name="Geschlossen", live=False)
    home.body = [("businesses", {"title": "Läden", "count": 3, "chosen": [chosen]})]
    home.save()
    assert "Geschlossen" not in client.get("/").content.decode()


def test_the_home_page_costs_the_same_with_3_and_with_30_rows(client, home):
    index = make_news_index(home)

    def add(count):
        for _ in range(count):
            make_event()
            make_business()
            make_team()
            make_news(index)

    add(3)
    few = query_count(client, "/")
    add(27)
    assert query_count(client, "/") == few <= 14


def test_the_programme_says_its_chapters_and_partners(client, home):
    Partner.objects.create(name="Stadt Gelsenkirchen")
    programme = make_programme_page(home, title="Programm", slug="programm")
    make_programme_page(programme, title="Partner", slug="partner", shows_partners=True)
    make_programme_page(programme, title="Entwurf", slug="entwurf", live=False)
    page = client.get("/programm/partner/")
    assert [str(chapter) for chapter in page.context["chapters"]] == ["Programm", "Partner"]
    assert "Stadt Gelsenkirchen" in page.content.decode()


@pytest.mark.parametrize(
    ("ends_on", "sentence"),
    [
        (dt.date(2018, 9, 30), "lief vom 1. Oktober 2015 bis zum 30. September 2018"),
        (dt.date(2999, 9, 30), "läuft vom 1. Oktober 2015 bis zum 30. September 2999"),
    ],
)
def test_the_programme_says_whether_it_is_over(client, home, ends_on, sentence):
    settings = SiteSettings.load()
    settings.programme_starts_on, settings.programme_ends_on = dt.date(2015, 10, 1), ends_on
    settings.save()
    make_programme_page(home, slug="programm")
    assert sentence in client.get("/programm/").content.decode()


def test_a_text_page_shows_the_operator_where_asked(client, home):
    make_text_page(home, slug="impressum", shows_operator=True)
    make_text_page(home, slug="anderes")
    assert "<address" in client.get("/impressum/").content.decode()
    assert "<address" not in client.get("/anderes/").content.decode()


def test_news_dates_are_today_by_default():
    assert NewsPage().published_on == timezone.localdate()


@pytest.mark.parametrize(
    ("title", "slug", "address"),
    [
        ("سوق حلب", "", "/swq-hlb/"),
        ("سوق حلب", "سوق-حلب", "/swq-hlb/"),
        ("Übersicht für Größe", "", "/uebersicht-fuer-groesse/"),
        ("Ресторан", "ресторан", "/restoran/"),
        ("Programm", "eigenes", "/eigenes/"),
    ],
)
def test_a_page_has_an_address_in_latin_letters_as_entries_have(title, slug, address):
    page = make_home().add_child(instance=TextPage(title=title, slug=slug))
    assert page.get_url().removeprefix("http://testserver") == address


def test_a_second_page_of_the_same_title_gets_a_number():
    home = make_home()
    pages = [home.add_child(instance=TextPage(title="سوق")) for _ in range(2)]
    assert [page.slug for page in pages] == ["swq", "swq-2"]
