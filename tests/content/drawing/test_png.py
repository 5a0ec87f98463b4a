"""Our drawings as pixels."""

import datetime as dt
import io

import pytest
from PIL import Image

from content.drawing.png import _commands, outlines, png
from content.drawing.shapes import TONES, box, disc, fill, letters, line, moved, picture, standalone
from events.components.poster import MOTIFS, share_poster


def pixels(*shapes):
    svg = standalone(picture("poster", 100, 50, *shapes))
    image = Image.open(io.BytesIO(png(svg, 200, 100)))
    return lambda x, y: "#{:02x}{:02x}{:02x}".format(*image.getpixel((x * 2, y * 2)))


def test_an_area_has_its_tone_and_ends_where_it_says():
    at = pixels(fill("blue", box(10, 10, 30, 20)))
    assert at(25, 20) == TONES["blue"]
    assert (at(8, 20), at(42, 20), at(25, 32)) == ("#ffffff",) * 3


def test_groups_move_and_nest():
    at = pixels(moved(50, 20, moved(10, 10, disc("red", 0, 0, 4))))
    assert at(60, 30) == TONES["red"]
    assert at(50, 20) == "#ffffff"


def test_a_line_is_as_wide_as_it_says_and_not_filled():
    at = pixels(line("ink", "M10 10h60v30h-60z", 4))
    assert at(40, 11) == TONES["ink"] == at(40, 9)
    assert at(40, 25) == "#ffffff"


def test_a_shade_lets_the_ground_through():
    at = pixels(fill("green", box(0, 0, 100, 50)), disc("shade", 50, 25, 10))
    assert at(50, 25) not in (TONES["green"], "#000000")


def test_a_half_circle_bulges_to_the_right_side():
    at = pixels(fill("red", "M30 30a10 10 0 0 1 20 0z"))
    assert at(40, 25) == TONES["red"]
    assert at(40, 35) == "#ffffff"


def test_letters_are_drawn_around_their_middle():
    at = pixels(letters("ink", 50, 40, 40, "I"))
    assert at(50, 30) == TONES["ink"]
    assert at(20, 30) == "#ffffff"


def drawn(text):
    svg = standalone(picture("poster", 100, 50, letters("ink", 50, 40, 30, text)))
    return Image.open(io.BytesIO(png(svg, 200, 100))).tobytes()


def test_turkish_letters_are_written_and_what_no_font_can_write_leaves_no_boxes():
    nothing, box_of_missing = drawn(" "), drawn("\U0010fffd")
    assert box_of_missing == nothing
    assert len({drawn(letter) for letter in "SŞGĞIİ"}) == 6
    assert (drawn("حلاق"), drawn("A漢"), drawn("")) == (nothing, drawn("A"), nothing)


@pytest.mark.parametrize("kind", MOTIFS)
def test_every_poster_is_understood_to_the_last_number(kind):
    svg = share_poster(kind, dt.date(2026, 3, 28), "blue")
    courses = [part.split('"')[0] for part in svg.split(' d="')[1:]]
    assert courses
    for course in courses:
        assert {letter for letter, _numbers in _commands(course)} <= set("MmLlHhVvCcQqTtAaZz")
        xs = [x for points in outlines(course) for x, _y in points]
        assert min(xs) > -100 and max(xs) < 401
    assert len(png(svg, 1200, 630)) < 80_000
