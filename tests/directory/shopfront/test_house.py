"""Every business has a front of its own, and always the same one."""

import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from directory.models import Category
from directory.shopfront.house import building, shopfront
from directory.shopfront.window_display import WINDOWS

STYLES = (settings.ROOT / "site/static/css/components/drawings.css").read_text()
TRADE_CODES = sorted(WINDOWS)
slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,4}", fullmatch=True)


def classes(svg):
    return set(re.findall(r'class="([tl]-[a-z]+)"', svg))


@pytest.mark.parametrize("trade", TRADE_CODES)
def test_each_trade_shows_something_else_in_its_window(trade):
    others = {WINDOWS[other] for other in TRADE_CODES if other != trade}
    assert WINDOWS[trade] not in others
    assert WINDOWS[trade] in shopfront("rad-und-tat", "Rad und Tat", trade)


@given(slugs, st.text(), st.sampled_from(TRADE_CODES), st.sampled_from([True, False, None]))
def test_every_front_is_small_well_formed_and_without_style(slug, name, trade, is_open):
    svg = shopfront(slug, name, trade, is_open)
    assert len(svg.encode()) <= 2048
    assert "style=" not in svg
    assert ElementTree.fromstring(svg).attrib["aria-hidden"] == "true"


@given(slugs, st.sampled_from(TRADE_CODES))
def test_the_same_business_always_gets_the_same_front(slug, trade):
    # Not `shopfront`: its cache would compare a drawing with itself.
    assert building(slug, "A", trade) == building(slug, "A", trade)


def test_a_street_is_varied():
    street = {shopfront(f"laden-{n}", "Laden", "bakery") for n in range(200)}
    assert len(street) == 200


def test_every_tone_of_a_long_street_has_its_colour():
    used = set()
    for n in range(300):
        for trade in TRADE_CODES:
            used |= classes(shopfront(f"laden-{n}", "Laden", trade))
    assert {name for name in used if f".{name} " not in STYLES} == set()


@pytest.mark.parametrize(
    ("is_open", "names"),
    [(True, "shopfront is-open"), (False, "shopfront is-closed"), (None, "shopfront")],
)
def test_the_hours_light_the_windows_and_change_nothing_else(is_open, names):
    svg = shopfront("cafe-lotte", "Café Lotte", "cafe", is_open)
    assert ElementTree.fromstring(svg).attrib["class"] == names
    assert svg.replace(names, "shopfront") == shopfront("cafe-lotte", "Café Lotte", "cafe")


def test_editors_choose_among_exactly_the_trades_that_are_drawn():
    assert sorted(Category.Trade.values) == TRADE_CODES


def test_an_unknown_trade_is_drawn_as_any_shop():
    assert WINDOWS["other"] in shopfront("neu", "Neu", "space-travel")


def test_markup_in_a_name_stays_a_letter():
    assert "<script" not in shopfront("x", "<script>alert(1)</script>", "food")
