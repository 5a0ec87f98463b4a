"""Every event without a picture has a poster that shows kind, date and neighbourhood."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from content.drawing.shapes import TONES
from events.components.poster import MOTIFS, poster, share_poster
from events.models import Event

STYLES = (settings.ROOT / "site/static/css/components/drawings.css").read_text()
CHRISTMAS_EVE = dt.date(2026, 12, 24)
days = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))
colours = st.sampled_from(["blue", "green", "ochre", "plum", "", "purple"])


def words(svg):
    return [node.text for node in ElementTree.fromstring(svg).iter() if node.text]


def test_the_date_is_readable():
    assert words(poster("dinner", CHRISTMAS_EVE)) == ["24", "Do", "Dez"]
    assert words(share_poster("dinner", CHRISTMAS_EVE)) == ["Do", "24", "Dez 2026"]


@pytest.mark.parametrize("kind", MOTIFS)
def test_each_kind_has_a_motif_of_its_own(kind):
    assert [other for other in MOTIFS if MOTIFS[other] in poster(kind, CHRISTMAS_EVE)] == [kind]


def test_exactly_the_kinds_of_events_have_a_motif():
    assert set(MOTIFS) == set(Event.Kind.values)


def test_an_unknown_kind_is_a_feast():
    assert poster("séance", CHRISTMAS_EVE) == poster("other", CHRISTMAS_EVE)


@pytest.mark.parametrize(("colour", "tone"), [("blue", "blue"), ("", "red"), ("purple", "red")])
def test_the_ground_is_the_neighbourhoods_colour_or_red(colour, tone):
    assert f'<path class="t-{tone}" d="M0 0h120v150h-120z"/>' in poster(
        "other", CHRISTMAS_EVE, colour
    )


@given(st.sampled_from(sorted(MOTIFS)), days, colours)
def test_every_poster_is_small_well_formed_and_without_style(kind, day, colour):
    for svg in (poster(kind, day, colour), share_poster(kind, day, colour)):
        assert len(svg.encode()) <= 2048
        assert "style=" not in svg
        assert ElementTree.fromstring(svg).attrib["viewBox"]


def test_a_shared_poster_needs_no_style_sheet():
    svg = share_poster("market", CHRISTMAS_EVE, "green")
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert not re.search(r'class="[tl]-', svg)
    assert TONES["green"] in svg


def test_every_tone_has_its_colour():
    used = {
        name for kind in MOTIFS for name in re.findall(r'"([tl]-\w+)"', poster(kind, CHRISTMAS_EVE))
    }
    assert {name for name in used if f".{name} " not in STYLES} == set()
