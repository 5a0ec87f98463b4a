"""What every drawing promises: the same picture each time, small, and safe to print."""

import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from content.drawing import shapes as drawing_shapes

STYLES = (settings.ROOT / "site/static/css/components/drawings.css").read_text()


def test_the_same_seed_always_throws_the_same():
    throws = [[drawing_shapes.Dice("baeckerei").pick(range(6)) for _ in range(2)] for _ in range(2)]
    assert throws[0] == throws[1]


def test_throws_of_one_dice_differ():
    dice = drawing_shapes.Dice("baeckerei")
    assert len({dice.pick(range(6)) for _ in range(40)}) == 6


@given(st.text(st.characters(codec=None)))
def test_any_seed_can_be_thrown_with(seed):
    assert drawing_shapes.Dice(seed).pick("ab") in "ab"


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Bäckerei Çelik", "B"),
        ("çelik", "Ç"),
        ("„Eck“", "E"),
        ("ßen", "S"),
        ("3 Ringe", "3"),
        ("<b>", "B"),
        ("& ! \x00", "•"),
        ("", "•"),
        ("مقهى", "م"),
    ],
)
def test_the_shop_sign_shows_the_first_letter_or_digit(name, letter):
    assert drawing_shapes.shop_sign_letter(name) == letter


def test_text_in_a_drawing_is_escaped():
    assert drawing_shapes.letters("ink", 1, 2, 3, "<&>") == (
        '<text class="t-ink" x="1" y="2" font-size="3">&lt;&amp;&gt;</text>'
    )


def test_a_drawing_is_hidden_from_screen_readers_and_has_no_style_of_its_own():
    svg = drawing_shapes.picture(
        "poster", 10, 20, drawing_shapes.fill("red", drawing_shapes.box(0, 0, 10, 20))
    )
    assert svg == (
        '<svg class="poster" viewBox="0 0 10 20" aria-hidden="true">'
        '<path class="t-red" d="M0 0h10v20h-10z"/></svg>'
    )


def test_a_standalone_drawing_brings_its_colours_along():
    shapes = drawing_shapes.fill("red", "M0 0h1") + drawing_shapes.line("ink", "M0 0h1", 3)
    svg = drawing_shapes.standalone(drawing_shapes.picture("poster", 10, 20, shapes))
    red, ink = ElementTree.fromstring(svg)
    assert red.attrib == {"fill": drawing_shapes.TONES["red"], "d": "M0 0h1"}
    assert ink.attrib["stroke"] == drawing_shapes.TONES["ink"]


@pytest.mark.parametrize("tone", drawing_shapes.TONES)
def test_the_style_sheet_gives_each_tone_the_same_value_by_day(tone):
    by_day = STYLES[: STYLES.index("@media (prefers-color-scheme: dark)")]
    assert re.search(rf"--t-{tone}: (#\w+);", by_day)[1] == drawing_shapes.TONES[tone]
