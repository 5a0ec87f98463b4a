"""The map on the pages: the list's own entries and numbers, and no foreign host without a click."""

import re

import pytest
from csp.constants import SELF

from content.models import Neighbourhood
from directory.map.tiles import tiles
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_category

pytestmark = pytest.mark.django_db

HERE, THERE = ("51.522000", "7.087000"), ("51.602000", "7.051000")


def at(point, **kw):
    return make_business(latitude=point[0], longitude=point[1], **kw)


@pytest.fixture
def street(directory):
    hair = make_category(name="Friseur", slug="friseur")
    at(HERE, name="Anna", street="Schalker Straße 12", categories=[hair])
    make_business(name="Bert", categories=[hair])
    at(THERE, name="Cem", neighbourhood="Hassel")
    at(HERE, name="Dora")
    at(("48.850000", "2.350000"), name="Paul")
    at(HERE, name="Entwurf", categories=[hair], live=False)


def pins(response):
    """The accessible names of the points, in their order."""
    page = response.content.decode()
    return re.findall(r'class="map-pin" href="[^"]+" aria-label="([^"]+)"', page)


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


def test_numbers_go_on_on_the_second_page(client, directory):
    for number in range(26):
        at(HERE, name=f"Laden {number:02}")
    assert pins(client.get("/branchenbuch/?seite=2")) == ["25: Laden 24", "26: Laden 25"]


def test_the_map_asks_the_database_nothing(client, street, monkeypatch):
    with_map = query_count(client, "/branchenbuch/")
    monkeypatch.setattr("directory.views.businesses.StreetMap.of_list", lambda rows, first: None)
    assert query_count(client, "/branchenbuch/") == with_map


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
