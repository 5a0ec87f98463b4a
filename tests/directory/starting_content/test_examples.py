"""The invented directory keeps to its rules: marked, on the map, and read by our own import."""

import datetime as dt
import re

import pytest

from content.models import WordGroup
from directory.models import Business, Category, ImportTable
from directory.starting_content import loading
from directory.starting_content.premises import PREMISES
from directory.tables import apply
from directory.tables.reader import read
from tests.factories.directory import make_directory_page
from tests.factories.examples import example_businesses, point_of
from tests.factories.home import make_home

BUSINESSES = example_businesses()
ALL_BUSINESSES = [row for rows in BUSINESSES.values() for row in rows]
KNOWN_STREETS = {
    "schalke": {"Schalker Straße", "Florastraße", "Bismarckstraße"},
    "hassel": {"Polsumer Straße", "Eppmannsweg", "August-Schmidt-Platz"},
}
BOUNDS = {
    "schalke": ((51.512, 51.532), (7.075, 7.101)),
    "hassel": ((51.585, 51.620), (7.025, 7.075)),
}


def test_empty_premises_stand_in_both_neighbourhoods_on_known_streets():
    for slug in KNOWN_STREETS:
        rows = [row for row in PREMISES if row["neighbourhood"] == slug]
        assert len(rows) >= 2
        (south, north), (west, east) = BOUNDS[slug]
        for row in rows:
            assert south < float(row["latitude"]) < north
            assert west < float(row["longitude"]) < east
            assert row["street"].rsplit(" ", 1)[0] in KNOWN_STREETS[slug]


def test_there_is_enough_to_look_at():
    assert {slug: len(rows) >= 30 for slug, rows in BUSINESSES.items()} == {
        "schalke": True,
        "hassel": True,
    }
    assert len(ALL_BUSINESSES) >= 64
    assert len({name for row in ALL_BUSINESSES for name in row["Branchen"].split(", ")}) >= 12


@pytest.mark.parametrize("neighbourhood", BUSINESSES)
def test_businesses_lie_in_a_known_street_of_their_neighbourhood(neighbourhood):
    (south, north), (west, east) = BOUNDS[neighbourhood]
    for row in BUSINESSES[neighbourhood]:
        latitude, longitude = point_of(row)
        assert re.sub(r" \d+$", "", row["Straße und Hausnummer"]) in KNOWN_STREETS[neighbourhood]
        assert south < latitude < north
        assert west < longitude < east


def test_every_slug_and_every_address_is_taken_once():
    streets = [row["Straße und Hausnummer"] for row in ALL_BUSINESSES]
    for names in (
        [row["Kurzname"] for row in ALL_BUSINESSES],
        [street for street in streets if street != "August-Schmidt-Platz"],
    ):
        assert len(names) == len(set(names))


@pytest.mark.django_db
def test_our_own_import_takes_every_row_as_new_and_knows_every_column():
    loading.load_categories()
    sheet = read(loading.BUSINESSES.read_bytes())
    table = ImportTable(headings=sheet.headings, rows=sheet.rows)
    preview = apply.preview(table, keeps_slugs=True)
    assert [line.reasons for line in preview.lines if line.kind != apply.NEW] == []
    assert (len(preview.lines), preview.unknown) == (len(ALL_BUSINESSES), [])
    assert [line.entry.slug for line in preview.lines] == [row[0] for _number, row in sheet.rows]


@pytest.mark.django_db
def test_an_editors_category_is_kept_and_a_second_run_adds_nothing():
    today = dt.date(2026, 6, 8)
    make_directory_page(make_home())
    Category.objects.create(name="Brot", slug="baeckerei")
    lines = []
    loading.load_examples(today, lines.append)
    loading.load_examples(today, lines.append)
    assert lines == [
        "Wortgruppen: 61 angelegt",
        f"Betriebe: {len(ALL_BUSINESSES)} angelegt",
        f"Ladenlokale: {len(PREMISES)} angelegt",
        "Wortgruppen: schon geladen",
        "Betriebe: schon geladen",
        "Ladenlokale: schon geladen",
    ]
    assert Category.objects.get(slug="baeckerei").name == "Brot"
    assert Business.objects.public().count() == len(ALL_BUSINESSES)
    assert all(business.is_example for business in Business.objects.all())
    assert WordGroup.objects.count() == 61
