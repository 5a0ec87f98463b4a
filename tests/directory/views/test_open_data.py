"""The directory as one file: the same entries as the page, safe for spreadsheets, readable for maps."""

import csv
import io
import json

import pytest

from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_category

pytestmark = pytest.mark.django_db
TABLE, POINTS = "/branchenbuch/eintraege.csv", "/branchenbuch/eintraege.geojson"


@pytest.fixture
def street(directory):
    bread = make_category(name="Bäckerei", slug="baeckerei")
    cakes = make_category(name="Café", slug="cafe")
    make_business(
        name="=1+1 Kornfeld",
        summary="Brot, Kuchen\nund „Kaffee“",
        categories=[bread, cakes],
        languages=["de", "tr"],
        street="Schalker Straße 1",
        postcode="45881",
        latitude="51.522200",
        longitude="7.088600",
        telephone="+49 221 4710-000",
        email="kornfeld@example.org",
        opening_hours="Mo-Fr 09:00-18:00",
        is_step_free=True,
    )
    make_business(name="Zorn", neighbourhood="Hassel", is_step_free=None)
    make_business(name="Entwurf", live=False, latitude="51.522200", longitude="7.088600")


def body(client, address):
    return b"".join(client.get(address).streaming_content).decode()


def table(client, query=""):
    return list(csv.DictReader(io.StringIO(body(client, TABLE + query))))


def test_the_table_says_what_the_page_says(client, street):
    first, second = table(client)
    assert first == {
        "name": "'=1+1 Kornfeld",
        "branchen": "Bäckerei; Café",
        "beschreibung": "Brot, Kuchen\nund „Kaffee“",
        "strasse": "Schalker Straße 1",
        "plz": "45881",
        "stadtteil": "Schalke",
        "breite": "51.5222",
        "laenge": "7.0886",
        "website": "",
        "oeffnungszeiten": "Mo-Fr 09:00-18:00",
        "sprachen": "de; tr",
        "stufenlos": "ja",
        "ausbildung": "nein",
        "praktikum": "nein",
        "geprueft_am": "",
        "adresse_im_netz": first["adresse_im_netz"],
    }
    assert client.get(first["adresse_im_netz"].partition("8000")[2]).status_code == 200
    assert (second["name"], second["stufenlos"], second["breite"]) == ("Zorn", "", "")


def test_nobodys_telephone_or_mail_is_collected(client, street):
    for address in (TABLE, POINTS):
        assert "4710" not in body(client, address)
        assert "kornfeld@" not in body(client, address)


@pytest.mark.parametrize("query", ["?stadtteil=hassel", "?q=zorn", "?stadtteil=hassel&unknown=1"])
def test_the_files_obey_the_filters_of_the_page(client, street, query):
    page = client.get("/branchenbuch/" + query)
    assert [row["name"] for row in table(client, query)] == ["Zorn"]
    assert [business.name for business in page.context["businesses"]] == ["Zorn"]


def test_points_are_geojson_with_longitude_first(client, street):
    collection = json.loads(body(client, POINTS))
    assert collection["type"] == "FeatureCollection"
    placed, unplaced = collection["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [7.0886, 51.5222]}
    assert placed["properties"]["name"] == "=1+1 Kornfeld"
    assert (unplaced["properties"]["name"], unplaced["geometry"]) == ("Zorn", None)


def test_an_empty_list_is_still_a_file(client, street):
    assert table(client, "?q=gibtesnicht+hier") == []
    assert json.loads(body(client, POINTS + "?stadtteil=hassel&barrierefrei=1"))["features"] == []


def test_the_page_links_to_its_files_with_its_filters(client, street):
    page = client.get("/branchenbuch/?stadtteil=hassel&seite=1").content.decode()
    assert f'href="{TABLE}?stadtteil=hassel"' in page
    assert f'href="{POINTS}?stadtteil=hassel"' in page


def test_files_are_read_in_the_same_number_of_queries(client, street):
    hair = make_category()
    few = query_count(client, TABLE)
    for _number in range(30):
        make_business(categories=[hair], languages=["de"])
    assert query_count(client, TABLE) <= few
