"""Our drawings as pixels."""

import datetime as dt
import io

import pytest
from PIL import Image, ImageChops

from content.drawing.rendering import FONT, png, width_of
from content.drawing.shapes import TONES, box, disc, fill, letters, line, moved, picture, standalone
from events.components.poster import MOTIFS, share_poster

WHITE = "#ffffff"


def drawn(*shapes):
    """Return the picture of these shapes, 150 by 50, at twice its size."""
    svg = standalone(picture("poster", 150, 50, *shapes))
    return Image.open(io.BytesIO(png(svg, 300, 100))).convert("RGB")


def pixels(*shapes):
    image = drawn(*shapes)
    return lambda x, y: colour_at(image, x * 2, y * 2)


def colour_at(image, x, y):
    return "#{:02x}{:02x}{:02x}".format(*image.getpixel((x, y))[:3])


def width_drawn(text):
    """Return how many pixels wide a text is, and 0 where nothing is seen of it."""
    image = drawn(letters("ink", 50, 35, 20, text))
    seen = ImageChops.difference(image, Image.new("RGB", image.size, WHITE)).getbbox()
    return seen[2] - seen[0] if seen else 0


def test_an_area_has_its_tone_and_ends_where_it_says():
    at = pixels(fill("blue", box(10, 10, 30, 20)))
    assert at(25, 20) == TONES["blue"]
    assert (at(8, 20), at(42, 20), at(25, 32)) == (WHITE,) * 3


def test_groups_move_and_nest():
    at = pixels(moved(50, 20, moved(10, 10, disc("red", 0, 0, 4))))
    assert (at(60, 30), at(50, 20)) == (TONES["red"], WHITE)


def test_a_line_is_as_wide_as_it_says_and_not_filled():
    at = pixels(line("ink", "M10 10h60v30h-60z", 4))
    assert at(40, 11) == TONES["ink"] == at(40, 9)
    assert at(40, 25) == WHITE


def test_a_shade_lets_the_ground_through():
    at = pixels(fill("green", box(0, 0, 100, 50)), disc("shade", 50, 25, 10))
    assert at(50, 25) not in (TONES["green"], "#000000")


@pytest.mark.parametrize("tone", sorted(set(TONES) - {"shade"}))
def test_every_tone_is_drawn_in_its_colour(tone):
    assert pixels(fill(tone, box(0, 0, 100, 50)))(50, 25) == TONES[tone]


def test_letters_are_drawn_around_their_middle():
    at = pixels(letters("ink", 50, 40, 40, "I"))
    assert (at(50, 30), at(20, 30)) == (TONES["ink"], WHITE)


@pytest.mark.parametrize("alphabet", ["AÄßẞéçč", "SŞGĞIİ", "حلاقةمطعمخبز", "ЖИЩЮЯҐ", "ΑΓΔΘΛΩ"])
def test_every_letter_of_the_neighbours_is_written_and_is_its_own(alphabet):
    pictures = {drawn(letters("ink", 50, 35, 30, letter)).tobytes() for letter in alphabet}
    assert len(pictures - {drawn().tobytes()}) == len(set(alphabet))


def test_arabic_letters_are_joined_and_run_from_right_to_left():
    joined, apart = "ححح", "ح\u200cح\u200cح"
    assert width_drawn(joined) < width_drawn(apart)
    tall_first = drawn(letters("ink", 50, 35, 20, "اب"))
    left, right = (tall_first.crop(half) for half in ((0, 0, 100, 100), (100, 0, 200, 100)))
    assert highest_ink(right) < highest_ink(left)


def highest_ink(image):
    return ImageChops.difference(image, Image.new("RGB", image.size, WHITE)).getbbox()[1]


def test_a_line_in_two_scripts_is_written_whole():
    """Laa is a ligature: with two fonts its line would lose one of the two."""
    line_of_both = width_drawn("Öz سلام")
    assert line_of_both > width_drawn("Öz") + width_drawn("سلام")


def test_what_the_font_lacks_leaves_a_gap_and_no_box():
    assert width_drawn("漢") == 0
    assert abs(width_drawn("A漢") - width_drawn("A")) <= 1


@pytest.mark.parametrize("family", ["DejaVu Sans", "serif", "monospace"])
def test_no_font_of_the_machine_is_used(family):
    svg = standalone(picture("poster", 100, 50, letters("ink", 50, 35, 20, "Abc")))
    other = svg.replace('font-family="sans-serif"', f'font-family="{family}"')
    assert other != svg
    assert Image.open(io.BytesIO(png(other, 200, 100))).convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize("text", ["Öztürk", "Grundstück", "Магазин", "W" * 4])
def test_a_width_is_known_before_it_is_drawn(text):
    assert abs(width_of(text, 20) * 2 - width_drawn(text)) <= 8


def test_the_licence_lies_beside_the_font():
    assert "SIL OPEN FONT LICENSE" in (FONT.parent / "OFL.txt").read_text()


@pytest.mark.parametrize("kind", MOTIFS)
def test_every_poster_is_drawn_at_its_size_and_small(kind):
    file = png(share_poster(kind, dt.date(2026, 3, 28), "blue"), 1200, 630)
    assert Image.open(io.BytesIO(file)).size == (1200, 630)
    assert len(file) < 80_000


def test_a_poster_has_the_colour_and_the_day_at_their_places():
    image = Image.open(
        io.BytesIO(png(share_poster("other", dt.date(2026, 3, 1), "blue"), 400, 210))
    )
    assert colour_at(image, 5, 5) == TONES["blue"]
    assert colour_at(image, 395, 5) == TONES["paper"]
    assert colour_at(image, 322, 110) == TONES["print"]
