"""A team's table has as many chairs as seats, and somebody on each taken one."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teams.table import team_table


def chairs(svg):
    """Return how many chairs are taken and how many free; heads have a size of their own."""
    circles = [node.attrib for node in ElementTree.fromstring(svg).iter() if node.tag == "circle"]
    heads = sum(circle["r"] == "7.5" for circle in circles)
    return heads, sum(circle.get("class") == "t-seat" for circle in circles)


@pytest.mark.parametrize(
    ("members", "seats", "taken", "free"),
    [(3, 6, 3, 3), (8, 8, 8, 0), (0, 4, 0, 4), (5, 0, 5, 0), (0, 0, 0, 2), (12, 12, 12, 0)],
)
def test_chairs_are_taken_or_free(members, seats, taken, free):
    svg = team_table("naehen", members, seats)
    assert chairs(svg) == (taken, free)


@pytest.mark.parametrize(
    ("members", "seats", "taken", "free"), [(14, 20, 11, 1), (2, 20, 2, 10), (20, 20, 12, 0)]
)
def test_a_big_team_gets_twelve_chairs_and_a_free_one_where_a_seat_is_free(
    members, seats, taken, free
):
    svg = team_table("chor", members, seats)
    assert chairs(svg) == (taken, free)


@pytest.mark.parametrize(
    ("members", "seats", "held", "taken", "free"),
    [(3, 6, 1, 3, 2), (5, 8, 3, 5, 0), (2, 20, 3, 2, 10), (2, 20, 18, 2, 0), (6, 5, 1, 6, 0)],
)
def test_a_chair_that_is_held_for_somebody_is_neither_taken_nor_free(
    members, seats, held, taken, free
):
    assert chairs(team_table("naehen", members, seats, held)) == (taken, free)


@given(st.text(max_size=40), st.integers(0, 30), st.integers(0, 30))
def test_every_table_is_small_well_formed_and_always_the_same(slug, members, seats):
    svg = team_table(slug, members, seats)
    assert len(svg.encode()) <= 2048
    assert "style=" not in svg
    assert svg == team_table(slug, members, seats)
