"""The invented content keeps to its rules: unreachable by telephone, never out of date."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from directory.starting_content import loading
from directory.starting_content.premises import PREMISES
from events.starting_content.loading import starting_events
from home.starting_content.news import starting_news
from home.starting_content.pages import PROGRAMME, TEXT_PAGES
from home.starting_content.partners import PARTNERS
from home.starting_content.pictures import SCENES
from teams.starting_content import TEAMS
from tests.factories.examples import example_businesses

FICTION = re.compile(r"0221 4710-\d{3}|030 23125-\d{3}")
days = st.dates(dt.date(2024, 1, 1), dt.date(2034, 12, 31))


def everything(today=dt.date(2026, 5, 5)):
    """All texts of the starting content as one string."""
    tables = [loading.BUSINESSES.read_text(), loading.CATEGORIES.read_text()]
    parts = (starting_events(today), starting_news(today), PROGRAMME, TEXT_PAGES)
    return repr((*tables, *parts, PARTNERS, TEAMS, PREMISES))


def test_there_is_enough_to_look_at():
    assert len(starting_news(dt.date(2026, 5, 5))) >= 7


def test_every_telephone_number_is_one_kept_for_fiction():
    numbers = re.findall(r"\b0\d{2,4}[ /-]\d[\d -]{4,}", everything())
    assert [number for number in numbers if not FICTION.fullmatch(number.strip())] == []
    businesses = [row for rows in example_businesses().values() for row in rows]
    assert [row for row in businesses if not FICTION.fullmatch(row["Telefon"])] == []


def test_every_mail_address_and_website_is_under_example_org():
    hosts = re.findall(r"[\w.-]+@([\w.-]+\w)|https?://([\w.-]+\w)", everything())
    wrong = [a or b for a, b in hosts if not re.fullmatch(r"([\w-]+\.)*example\.org", a or b)]
    assert wrong == []


def test_every_slug_of_the_news_is_taken_once():
    slugs = [entry.slug for entry in starting_news(dt.date(2026, 5, 5))]
    assert len(slugs) == len(set(slugs))


def test_no_text_shouts():
    assert "!" not in everything()


@given(days)
@settings(max_examples=60, deadline=None)
def test_news_are_never_from_the_future(today):
    assert [n.slug for n in starting_news(today) if n.published_on > today] == []


@pytest.mark.parametrize("name", SCENES)
def test_every_scene_is_a_full_picture_in_many_colours(name):
    image = Image.open(SCENES[name].file)
    assert image.size == (1200, 675)
    assert len(image.resize((120, 68)).getcolors(maxcolors=10_000)) > 50
    assert SCENES[name].file.stat().st_size <= 60_000
    assert SCENES[name].alt
