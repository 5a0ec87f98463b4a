"""Where a drawn map names its streets."""

import re
from math import dist, radians

from hypothesis import given
from hypothesis import strategies as st

from directory.map.labels import LETTER, Spot, pin_obstacle, street_names
from directory.map.pins import RADIUS
from directory.map.projection import HEIGHT, WIDTH

NAME = re.compile(r'transform="translate\((\S+) (\S+)\) rotate\((\S+)\)" dy="4">([^<]+)</text>')
ALONG = [step / 10 for step in range(-10, 11)]
ACROSS = ("Florastraße", [(-50, 150), (WIDTH + 50, 150)])
DOWN = ("Bismarckstraße", [(170, -20), (170, HEIGHT + 20)])
corner = st.tuples(st.floats(-100, WIDTH + 100), st.floats(-100, HEIGHT + 100))
pin = st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT))


def written(streets, pins=()):
    """The names that are on the paper: {name: points from its beginning to its end}."""
    names = {}
    for text in street_names(streets, [pin_obstacle(*pin) for pin in pins]):
        x, y, turn, name = NAME.search(text).groups()
        spot = Spot(float(x), float(y), radians(float(turn)), len(name) * LETTER / 2)
        names[name] = [spot.at(part) for part in ALONG]
    return names


def test_a_name_stands_beside_the_middle_of_its_street():
    assert [round(y) for _x, y in written([ACROSS])["Florastraße"]] == [138] * len(ALONG)


def test_a_name_gives_way_to_a_pin_and_takes_the_other_side():
    assert {round(y) for _x, y in written([ACROSS], [(170, 135)])["Florastraße"]} == {162}


def test_a_name_crosses_no_other_street_and_no_other_name():
    names = written([ACROSS, DOWN])
    assert all(abs(x - 170) > 5 for x, _y in names["Florastraße"])
    assert all(abs(y - 150) > 5 for _x, y in names["Bismarckstraße"])
    assert min(dist(a, b) for a in names["Florastraße"] for b in names["Bismarckstraße"]) > 10


def test_without_room_there_is_no_name():
    pins = [(x, y) for x in range(0, WIDTH, 20) for y in range(110, 200, 20)]
    assert written([ACROSS], pins) == {}


def test_a_street_off_the_paper_has_no_name():
    assert written([("Nordring", [(-80, 20), (-10, 200)])]) == {}


@given(st.lists(st.lists(corner, min_size=2, max_size=5), max_size=4), st.lists(pin, max_size=24))
def test_no_name_lies_on_a_pin_or_off_the_paper(courses, pins):
    streets = [(f"Straße {number}", corners) for number, corners in enumerate(courses)]
    for points in written(streets, pins).values():
        # as near as the text's rounded turn tells
        assert all(dist(point, pin) > RADIUS + 3 for point in points for pin in pins)
        assert all(-1 <= x <= WIDTH + 1 and 0 <= y <= HEIGHT for x, y in points)
