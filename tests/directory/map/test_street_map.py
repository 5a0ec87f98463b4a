"""The drawn map: where a place lies on the paper, that no pin covers another, who is missing."""

import re
from math import cos, hypot, radians
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.map.ground import GROUNDS, draw
from directory.map.pins import GAP, spread
from directory.map.projection import FOOT, HEIGHT, MARGIN, NARROWEST, WIDTH, fit, scale_bar
from directory.map.street_map import StreetMap
from tests.factories.examples import example_businesses, point_of

BUSINESSES = example_businesses()
SCHALKE, HASSEL = GROUNDS
METRES_A_DEGREE = 111_195


def points_in(bounds, **size):
    point = st.tuples(st.floats(bounds.south, bounds.north), st.floats(bounds.west, bounds.east))
    return st.lists(point, **({"min_size": 1, "max_size": 24} | size))


def metres(a, b):
    """The distance on the ground, flat as a part of town."""
    return hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians(a[0]))) * METRES_A_DEGREE


@given(points_in(SCHALKE.bounds))
def test_every_place_lies_on_the_paper(points):
    projection = fit(points, SCHALKE.bounds)
    for x, y in (projection.place(*point) for point in points):
        assert MARGIN - 0.1 <= x <= WIDTH - MARGIN + 0.1
        assert MARGIN - 0.1 <= y <= HEIGHT - FOOT - MARGIN + 0.1


@given(points_in(HASSEL.bounds, min_size=2, max_size=2))
def test_the_map_is_to_scale_and_north_is_up(points):
    projection = fit(points, HASSEL.bounds)
    (x, y), (x2, y2) = (projection.place(*point) for point in points)
    unit = projection.scale / HASSEL.bounds.stretch
    assert hypot(x - x2, y - y2) * unit == pytest.approx(metres(*points), abs=3 * unit, rel=0.01)
    if abs(y - y2) > 0.2:
        assert (y < y2) == (points[0][0] > points[1][0])
    if abs(x - x2) > 0.2:
        assert (x < x2) == (points[0][1] < points[1][1])


@given(points_in(SCHALKE.bounds, max_size=1))
def test_a_single_place_is_shown_with_its_surroundings(points):
    projection = fit(points, SCHALKE.bounds)
    assert projection.scale * WIDTH / SCHALKE.bounds.stretch == pytest.approx(NARROWEST)


def test_a_known_distance():
    """From Bismarckstraße 97 to Schalker Straße 73, measured along the parallels and meridians."""
    points = [(51.52325, 7.09648), (51.52098, 7.08617)]
    projection = fit(points, SCHALKE.bounds)
    (x, y), (x2, y2) = (projection.place(*point) for point in points)
    unit = projection.scale / SCHALKE.bounds.stretch
    assert ((x - x2) * unit, (y2 - y) * unit) == (
        pytest.approx(713, abs=5),
        pytest.approx(252, abs=5),
    )
    length, bar = scale_bar(projection, SCHALKE.bounds)
    assert (length, bar * unit) == (200, pytest.approx(200, abs=2))


on_paper = st.tuples(st.floats(MARGIN, WIDTH - MARGIN), st.floats(MARGIN, HEIGHT - FOOT - MARGIN))


@given(st.lists(on_paper, max_size=24))
def test_no_pin_covers_another_and_all_stay_on_the_paper(places):
    pins = spread(places)
    assert pins == spread(places)
    assert pins[:1] == places[:1]
    for number, (x, y) in enumerate(pins):
        assert MARGIN <= x <= WIDTH - MARGIN
        assert MARGIN <= y <= HEIGHT - FOOT - MARGIN
        assert all(hypot(x - a, y - b) > GAP - 0.01 for a, b in pins[:number])


def test_24_pins_of_one_house_find_room():
    pins = spread([(170, 150)] * 24)
    assert len(set(pins)) == 24
    assert max(hypot(x - 170, y - 150) for x, y in pins) < 100


def test_pins_with_room_stay_where_they_are():
    places = [(40, 40), (40 + GAP, 40), (200, 200)]
    assert spread(places) == places


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.key)
def test_the_ground_is_light_and_takes_its_colours_from_the_style_sheets(ground):
    points = [point_of(row) for row in BUSINESSES[ground.key]]
    drawing = draw(ground, fit(points, ground.bounds))
    assert len(drawing) < 5_000
    assert re.findall(r"style=|fill=|stroke=|#[0-9a-f]{3}", drawing) == []
    assert drawing.count('class="map-area"') == 1


def test_the_examples_lie_on_the_map_of_their_neighbourhood():
    for key, rows in BUSINESSES.items():
        (ground,) = (ground for ground in GROUNDS if ground.key == key)
        assert [r["Name"] for r in rows if not ground.bounds.contain(*point_of(r))] == []


def row(name, latitude=None, longitude=None, street=""):
    class Row(SimpleNamespace):
        def __str__(self):
            return name

    return Row(
        latitude=latitude,
        longitude=longitude,
        street=street,
        neighbourhood=None,
        get_absolute_url=lambda: f"/branchenbuch/{name}/",
    )


def test_each_row_is_on_its_map_or_named_as_missing():
    rows = [
        row("Brot", 51.522, 7.087, "Schalker Straße 12"),
        row("Ohne Ort"),
        row("Haar", 51.602, 7.051),
        row("Paris", 48.85, 2.35),
        row("Halber Ort", 51.522, None),
        row("Obst", 51.521, 7.086),
    ]
    street_map = StreetMap.of_list(rows, first=25)
    on_sheets = {s.ground.key: [place.label for place in s.places] for s in street_map.sheets}
    assert on_sheets == {
        "schalke": ["25: Brot, Schalker Straße 12", "30: Obst"],
        "hassel": ["27: Haar"],
    }
    assert [place.label for place in street_map.outside] == ["28: Paris"]
    assert [place.label for place in street_map.missing] == ["26: Ohne Ort", "29: Halber Ort"]
    assert [row.number for row in rows] == [25, 26, 27, 28, 29, 30]
