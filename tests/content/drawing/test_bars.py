"""Stacked bars: all of them fit, each part is as high as its count, and nothing needs inline style."""

import re

from hypothesis import given
from hypothesis import strategies as st

from content.drawing.bars import Bar, chart, nice_maximum


@given(st.integers(0, 100_000))
def test_every_bar_fits_under_the_end_of_the_scale(most):
    assert nice_maximum(most) >= max(most, 4)
    assert nice_maximum(most) % 4 == 0


def test_parts_are_stacked_and_as_high_as_their_counts():
    drawing = chart([Bar("Mai", [("visits", 2), ("events", 1), ("submissions", 0)])])
    rects = re.findall(r'class="chart__(\w+)" x="[\d.]+" y="([\d.]+)".*?height="([\d.]+)"', drawing)
    (first, lower, tall), (second, upper, short) = rects
    assert (first, second) == ("visits", "events")
    assert (float(tall), float(short)) == (100.0, 50.0)
    assert float(upper) + float(short) == float(lower)


def test_what_was_only_taken_back_is_not_drawn():
    assert "<rect" not in chart([Bar("Mai", [("visits", -1)])])


def test_a_label_is_text_and_no_style_is_inline():
    drawing = chart([Bar("<b>", [("visits", 1)])])
    assert "&lt;b&gt;" in drawing
    assert "style=" not in drawing


def test_without_bars_there_is_an_empty_grid():
    assert "<rect" not in chart([])
