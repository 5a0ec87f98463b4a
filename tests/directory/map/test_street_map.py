"""The drawn map: where a place lies on the paper, that no pin covers another, who is missing."""

import re
from math import cos, hypot, radians
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.map.ground import GROUNDS, draw
from directory.map.pins import GAP, SIDE, pins_of
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


@given(st.lists(on_paper, max_size=200))
def test_every_place_is_in_one_pin_no_pin_touches_another_and_all_stay_on_the_paper(places):
    pins = pins_of(places)
    assert sorted(place for pin in pins for place in pin.places) == list(range(len(places)))
    assert [pin.places[0] for pin in pins] == sorted(pin.places[0] for pin in pins)
    for number, pin in enumerate(pins):
        x, y = pin.at
        assert MARGIN <= x <= WIDTH - MARGIN
        assert MARGIN <= y <= HEIGHT - FOOT - MARGIN
        assert all(hypot(x - a, y - b) >= GAP - 0.01 for (a, b), *_ in pins[:number])


@given(st.lists(on_paper, max_size=200))
def test_a_pin_shares_its_places_with_those_beside_it_alone(places):
    for pin in pins_of(places):
        reach = [
            max(hypot(places[a][0] - x, places[a][1] - y) for a in pin.places) for x, y in [pin.at]
        ]
        assert max(reach) <= hypot(SIDE, SIDE)


def test_places_of_one_house_share_a_pin():
    assert [(pin.at, len(pin.places)) for pin in pins_of([(170, 150)] * 24)] == [((170, 150), 24)]


def test_pins_with_room_stay_where_they_are():
    places = [(20, 20), (100, 20), (200, 200)]
    assert [pin.at for pin in pins_of(places)] == places


def test_neighbours_make_room_for_each_other():
    (left, _spot, _places), (right, *_rest) = pins_of([(SIDE - 1, 20), (SIDE + 1, 20)])
    assert (left[1], right[1], right[0] - left[0]) == (20, 20, GAP)


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
        pk=name,
        latitude=latitude,
        longitude=longitude,
        street=street,
        neighbourhood=None,
        get_absolute_url=lambda: f"/branchenbuch/{name}/",
    )


def map_of(rows, asked=None):
    """The map of a list of rows; `asked` is filled with the keys that it loads."""
    known = {row.pk: row for row in rows}

    def load(keys):
        if asked is not None:
            asked.update(keys)
        return {key: known[key] for key in keys}

    spots = [(n, row.pk, row.latitude, row.longitude) for n, row in enumerate(rows, 1)]
    return StreetMap(spots, load, lambda area, count: f"?ausschnitt={area}&{count}")


def labels(street_map):
    return {s.ground.key: [mark.says.label for mark in s.marks] for s in street_map.sheets}


def test_each_row_is_on_its_map_or_named_as_missing():
    rows = [
        row("Brot", 51.522, 7.087, "Schalker Straße 12"),
        row("Ohne Ort"),
        row("Haar", 51.602, 7.051),
        row("Paris", 48.85, 2.35),
        row("Halber Ort", 51.522, None),
        row("Obst", 51.518, 7.080),
    ]
    street_map = map_of(rows)
    assert labels(street_map) == {
        "schalke": ["1: Brot, Schalker Straße 12", "6: Obst"],
        "hassel": ["3: Haar"],
    }
    assert [place.label for place in street_map.outside.places] == ["4: Paris"]
    assert [place.label for place in street_map.missing.places] == ["2: Ohne Ort", "5: Halber Ort"]


def test_what_lies_together_is_one_pin_whose_link_leads_to_it_alone():
    house = [row(f"Haus {n}", 51.522, 7.087 + n / 1_000_000) for n in range(3)]
    (sheet,) = map_of([row("Fern", 51.518, 7.080), *house]).sheets
    assert [mark.says.label for mark in sheet.marks] == [
        "1: Fern",
        "3 dicht beieinander, zuerst 2: Haus 0",
    ]
    assert sheet.marks[1].says.url == "?ausschnitt=51.522000,7.087000,51.522000,7.087002&3"
    assert 'data-number="3×"' in sheet.pins


def test_of_thousands_no_more_is_loaded_than_is_named():
    rows = [row(f"Nr {n}", 51.515 + n % 100 / 10_000, 7.08 + n / 1_000_000) for n in range(5_000)]
    asked = set()
    street_map = map_of([*rows, *(row(f"Ohne {n}") for n in range(100))], asked)
    (sheet,) = street_map.sheets
    counts = [getattr(mark.says, "count", 1) for mark in sheet.marks]
    assert (sum(counts), len(asked)) == (5_000, len(counts) + 12)
    assert len(counts) <= (WIDTH // SIDE + 1) * (HEIGHT // SIDE + 1)
    assert (len(street_map.missing.places), street_map.missing.more) == (12, 88)
