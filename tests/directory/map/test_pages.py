"""The map on the pages: the list's own entries and numbers, and no foreign host without a click."""

import datetime as dt
import re
from html import unescape

import pytest
from csp.constants import SELF

from content.models import ContentVersion, Neighbourhood
from content.place.time_zone import BERLIN
from directory.map.street_map import StreetMap
from directory.map.tiles import tiles
from directory.models import Business
from directory.search.facets import KEPT
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_category, make_premises

pytestmark = pytest.mark.django_db

HERE, THERE = ("51.522000", "7.087000"), ("51.602000", "7.051000")
NOT_FAR = "51.518000", "7.080000"


def at(point, **kw):
    return make_business(latitude=point[0], longitude=point[1], **kw)


@pytest.fixture
def street(directory):
    hair = make_category(name="Friseur", slug="friseur")
    at(HERE, name="Anna", street="Schalker Straße 12", categories=[hair])
    make_business(name="Bert", categories=[hair])
    at(THERE, name="Cem", neighbourhood="Hassel")
    at(NOT_FAR, name="Dora")
    at(("48.850000", "2.350000"), name="Paul")
    at(HERE, name="Entwurf", categories=[hair], live=False)


def pins(response):
    """The accessible names of the points and groups, in their order."""
    page = response.content.decode()
    return re.findall(r'class="map-pin[^"]*" href="[^"]+" aria-label="([^"]+)"', page)


def listed(response):
    """[(number, name)] as the cards print them."""
    page = response.content.decode()
    cards = re.findall(r'Nummer </span>(\d+)</span>.*?class="card__link"[^>]*>([^<]+)<', page, re.S)
    return [(int(number), name) for number, name in cards]


@pytest.mark.parametrize(
    ("query", "points", "rows"),
    [
        (
            "",
            ["1: Anna, Schalker Straße 12", "4: Dora", "3: Cem"],
            [(1, "Anna"), (2, "Bert"), (3, "Cem"), (4, "Dora"), (5, "Paul")],
        ),
        ("?branche=friseur", ["1: Anna, Schalker Straße 12"], [(1, "Anna"), (2, "Bert")]),
        ("?stadtteil=hassel", ["1: Cem"], [(1, "Cem")]),
        ("?q=Dora", ["1: Dora"], [(1, "Dora")]),
        ("?q=Entwurf", [], []),
    ],
)
def test_the_map_shows_the_list_with_the_lists_numbers(client, street, query, points, rows):
    response = client.get(f"/branchenbuch/{query}")
    assert (pins(response), listed(response)) == (points, rows)


def test_what_is_not_on_the_map_is_named(client, street):
    page = client.get("/branchenbuch/").content.decode()
    text = " ".join(re.sub("<[^>]+>", " ", page).split())
    assert "Außerhalb der Karte: 5: Paul" in text
    assert "Ohne Ort und darum nicht auf der Karte: 2: Bert" in text


def group_link(response):
    (link,) = re.findall(
        r'class="map-pin map-pin--group" href="([^"]+)"', response.content.decode()
    )
    return unescape(link)


def test_every_page_of_the_list_has_the_whole_map(client, directory):
    for number in range(26):
        at(HERE if number else NOT_FAR, name=f"Laden {number:02}")
    everybody = ["1: Laden 00", "25 dicht beieinander, zuerst 2: Laden 01"]
    first, second = (client.get(f"/branchenbuch/?seite={page}") for page in (1, 2))
    assert (pins(first), pins(second)) == (everybody, everybody)
    assert listed(second) == [(25, "Laden 24"), (26, "Laden 25")]


def test_a_group_leads_to_the_list_of_those_that_it_counts(client, directory):
    for number in range(5):
        at(HERE if number else NOT_FAR, name=f"Laden {number:02}", is_step_free=number != 4)
    link = group_link(client.get("/branchenbuch/?barrierefrei=1"))
    assert link.endswith("#karte")
    closer = client.get(link.partition("#")[0])
    assert [name for _number, name in listed(closer)] == ["Laden 01", "Laden 02", "Laden 03"]
    assert [words for words, _query in closer.context["listing"].chips] == [
        "ohne Stufen",
        "ein Teil der Karte",
    ]
    # They stay together: there is no closer map, and the list above names them.
    assert group_link(closer) == "#liste"


@pytest.mark.parametrize(
    "area", ["", "1,2,3", "a,b,c,d", "51.5,7.0,51.6,7.1,8", "51,5;7,0;51,6;7,1"]
)
def test_what_is_no_area_filters_nothing(client, street, area):
    page = client.get("/branchenbuch/", {"ausschnitt": area})
    assert len(page.context["businesses"]) == 5


def test_premises_are_on_the_map_in_the_same_way(client, directory):
    for number in range(3):
        point = HERE if number else NOT_FAR
        make_premises(title=f"Lokal {number}", latitude=point[0], longitude=point[1])
    address = "/branchenbuch/ladenlokale/"
    page = client.get(address)
    assert sorted(pins(page))[0].startswith("2 dicht beieinander, zuerst 1: Lokal")
    closer = client.get(group_link(page).partition("#")[0])
    assert {offer.title for offer in closer.context["offers"]} == {"Lokal 1", "Lokal 2"}


def test_the_map_asks_the_database_once_for_what_is_on_other_pages(client, directory, monkeypatch):
    for number in range(26):
        at((f"51.52{number:02}00", "7.087000"), name=f"Laden {number:02}")
    with_map = query_count(client, "/branchenbuch/?seite=2")
    monkeypatch.setattr("directory.views.businesses.StreetMap", lambda *parts: None)
    assert with_map == query_count(client, "/branchenbuch/?seite=2") + 1


def test_the_map_of_a_list_of_one_page_asks_the_database_nothing(client, street, monkeypatch):
    with_map = query_count(client, "/branchenbuch/")
    monkeypatch.setattr("directory.views.businesses.StreetMap", lambda *parts: None)
    assert query_count(client, "/branchenbuch/") == with_map


@pytest.fixture
def drawn(client, street, monkeypatch):
    """Filled with each map of a list that is drawn."""
    client.get("/")  # what the first request of all remembers makes the content new
    maps = []

    def draw(*parts):
        maps.append(StreetMap(*parts))
        return maps[-1]

    monkeypatch.setattr("directory.views.businesses.StreetMap", draw)
    return maps


@pytest.mark.parametrize(
    ("queries", "count"),
    [
        (["", "seite=2", "utm_source=brief"], 1),
        (["", "branche=friseur"], 2),
        (["sortierung=name", "sortierung=geprueft"], 2),
        (["nah=51.52,7.09&sortierung=naehe"] * 2, 2),  # where somebody is stays nowhere
    ],
)
def test_the_map_of_a_list_is_drawn_once(client, drawn, queries, count):
    for query in queries:
        page = client.get(f"/branchenbuch/?{query}")
        assert pins(page)
    assert len(drawn) == count


def test_a_kept_map_has_todays_names_and_the_pages_language(client, drawn, settings):
    assert "1: Anna, Schalker Straße 12" in pins(client.get("/branchenbuch/"))
    Business.objects.filter(name="Anna").update(name="Änne")
    ContentVersion.bump()
    assert "1: Änne, Schalker Straße 12" in pins(client.get("/branchenbuch/"))
    settings.LANGUAGE_CODE = "en"
    client.get("/branchenbuch/?seite=2")
    assert len(drawn) == 3


def test_a_kept_map_has_the_numbers_of_the_minute(client, directory, stop_clock):
    at(HERE, name="Anna", opening_hours="Mo-Su 10:00-18:00")
    at(NOT_FAR, name="Dora", opening_hours="Mo-Su 08:00-12:00")
    client.get("/")
    shown = []
    for hour in (9, 11, 14):
        stop_clock(dt.datetime(2026, 6, 3, hour, tzinfo=BERLIN))
        shown.append(sorted(pins(client.get(f"/branchenbuch/?seite={hour}"))))
    assert shown == [["1: Dora", "2: Anna"], ["1: Anna", "2: Dora"], ["1: Anna", "2: Dora"]]


def test_only_the_latest_maps_are_kept(client, drawn):
    for number in range(KEPT + 1):
        client.get(f"/branchenbuch/?sprache={number}")
    client.get("/branchenbuch/?sprache=1&seite=2")
    assert len(drawn) == KEPT + 1
    client.get("/branchenbuch/?sprache=0&seite=2")
    assert len(drawn) == KEPT + 2


def test_a_hostile_name_stays_text_on_the_map(client, directory):
    at(HERE, name='"><svg onload=alert(1)>')
    page = client.get("/branchenbuch/").content.decode()
    assert "<svg onload" not in page


def test_an_entry_shows_its_place_without_a_number(client, street):
    assert pins(client.get("/branchenbuch/anna/")) == ["Anna, Schalker Straße 12"]
    assert pins(client.get("/branchenbuch/bert/")) == []


def image_sources(response):
    policy = dict(
        part.strip().split(" ", 1)
        for part in response["Content-Security-Policy"].split(";")
        if " " in part.strip()
    )
    return set(policy["img-src"].split())


@pytest.mark.parametrize("address", ["/branchenbuch/", "/branchenbuch/anna/"])
def test_only_pages_with_a_map_may_show_the_hosts_pictures(client, street, settings, address):
    settings.TILES_URL = "https://{s}.tiles.example.org/{z}/{x}/{y}.png"
    response = client.get(address)
    # Leaflet's empty picture is a data: address.
    assert image_sources(response) == {SELF, "data:", "https://*.tiles.example.org"}
    assert "Straßenkarte von tiles.example.org laden" in response.content.decode()
    assert image_sources(client.get("/")) == {SELF}


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://tiles.example.org/",
        "javascript:alert(1)//{z}{x}{y}",
        "https://tiles.example.org;/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}/{y}.png; script-src *",
    ],
)
def test_without_a_proper_address_there_is_no_street_map(client, street, settings, url):
    settings.TILES_URL = url
    response = client.get("/branchenbuch/")
    page = response.content.decode()
    assert tiles() is None
    assert image_sources(response) == {SELF}
    assert ("data-tiles" in page, "street-map.js" in page) == (False, False)
    assert len(pins(response)) == 3


def test_the_page_itself_names_no_foreign_address_to_load(client, street):
    page = client.get("/branchenbuch/").content.decode()
    assert re.findall(r'(?:src|srcset|poster)="https?://[^"]+"', page) == []
    assert re.findall(r'<link[^>]+stylesheet[^>]+href="https?:', page) == []


def test_a_maps_name_and_colour_are_those_of_its_neighbourhood(client, street):
    Neighbourhood.objects.filter(slug="hassel").update(name="Neuhassel", colour="plum")
    page = client.get("/branchenbuch/").content.decode()
    assert re.findall(r'class="map-sheet map-sheet--(\w+)"', page) == ["blue", "plum"]
    assert re.findall('aria-label="Karte von ([^"]+)"', page) == ["Schalke", "Neuhassel"]
