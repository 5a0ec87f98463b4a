"""The invented content keeps to its rules: marked, unreachable by telephone, never out of date."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from home.starting_content.businesses import BUSINESSES
from home.starting_content.categories import CATEGORIES
from home.starting_content.events import starting_events
from home.starting_content.news import starting_news
from home.starting_content.pages import PROGRAMME, TEXT_PAGES
from home.starting_content.partners import PARTNERS
from home.starting_content.pictures import SCENES
from home.starting_content.premises import PREMISES
from home.starting_content.teams import TEAMS

ALL_BUSINESSES = [entry for entries in BUSINESSES.values() for entry in entries]
FICTION = re.compile(r"0221 4710-\d{3}|030 23125-\d{3}")
KNOWN_STREETS = {
    "schalke": {"Schalker Straße", "Florastraße", "Bismarckstraße"},
    "hassel": {"Polsumer Straße", "Eppmannsweg", "August-Schmidt-Platz"},
}
BOUNDS = {
    "schalke": ((51.512, 51.532), (7.075, 7.101)),
    "hassel": ((51.585, 51.620), (7.025, 7.075)),
}
days = st.dates(dt.date(2024, 1, 1), dt.date(2034, 12, 31))


def everything(today=dt.date(2026, 5, 5)):
    """All texts of the starting content as one string."""
    parts = (BUSINESSES, CATEGORIES, starting_events(today), starting_news(today), PROGRAMME)
    return repr((*parts, TEXT_PAGES, PARTNERS, TEAMS, PREMISES))


def test_empty_premises_stand_in_both_neighbourhoods_on_known_streets():
    for slug, entries in PREMISES.items():
        assert len(entries) >= 2
        (south, north), (west, east) = BOUNDS[slug]
        for entry in entries:
            assert south < entry.point[0] < north
            assert west < entry.point[1] < east
            assert entry.street.rsplit(" ", 1)[0] in KNOWN_STREETS[slug]


def test_there_is_enough_to_look_at():
    assert {slug: len(entries) >= 30 for slug, entries in BUSINESSES.items()} == {
        "schalke": True,
        "hassel": True,
    }
    assert len(ALL_BUSINESSES) >= 64
    assert len({name for entry in ALL_BUSINESSES for name in entry.categories}) >= 12
    assert len(starting_events(dt.date(2026, 5, 5))) >= 16
    assert len(starting_news(dt.date(2026, 5, 5))) >= 7


def test_every_telephone_number_is_one_kept_for_fiction():
    numbers = re.findall(r"\b0\d{2,4}[ /-]\d[\d -]{4,}", everything())
    assert [number for number in numbers if not FICTION.fullmatch(number.strip())] == []
    assert [e.telephone for e in ALL_BUSINESSES if not FICTION.fullmatch(e.telephone)] == []


def test_every_mail_address_and_website_is_under_example_org():
    hosts = re.findall(r"[\w.-]+@([\w.-]+\w)|https?://([\w.-]+\w)", everything())
    wrong = [a or b for a, b in hosts if not re.fullmatch(r"([\w-]+\.)*example\.org", a or b)]
    assert wrong == []


@pytest.mark.parametrize("neighbourhood", BUSINESSES)
def test_businesses_lie_in_a_known_street_of_their_neighbourhood(neighbourhood):
    (south, north), (west, east) = BOUNDS[neighbourhood]
    for entry in BUSINESSES[neighbourhood]:
        latitude, longitude = entry.point
        assert re.sub(r" \d+$", "", entry.street) in KNOWN_STREETS[neighbourhood]
        assert south < latitude < north
        assert west < longitude < east


def test_every_slug_and_every_address_is_taken_once():
    for names in (
        [entry.slug for entry in ALL_BUSINESSES],
        [entry.street for entry in ALL_BUSINESSES if entry.street != "August-Schmidt-Platz"],
        [entry.slug for entry in starting_events(dt.date(2026, 5, 5))],
        [entry.slug for entry in starting_news(dt.date(2026, 5, 5))],
    ):
        assert len(names) == len(set(names))


def test_no_text_shouts():
    assert "!" not in everything()


@given(days)
@settings(max_examples=60, deadline=None)
def test_news_are_never_from_the_future(today):
    assert [n.slug for n in starting_news(today) if n.published_on > today] == []


@given(days)
@settings(max_examples=60, deadline=None)
def test_an_event_ends_after_it_begins_and_its_organiser_exists(today):
    slugs = {entry.slug for entry in ALL_BUSINESSES} | {""}
    for entry in starting_events(today):
        assert entry.starts_at < entry.ends_at
        assert entry.organiser in slugs
        assert entry.organiser or entry.organiser_name


@pytest.mark.parametrize("name", SCENES)
def test_every_scene_is_a_full_picture_in_many_colours(name):
    image = SCENES[name].draw()
    assert image.size == (1200, 675)
    assert len(image.resize((120, 68)).getcolors(maxcolors=10_000)) > 50
    assert SCENES[name].alt
