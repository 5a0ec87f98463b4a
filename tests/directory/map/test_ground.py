"""The ground's file is valid GeoJSON (RFC 7946), and every feature of it is drawn."""

import json
from itertools import pairwise

import pytest
from django.conf import settings

from directory.map.ground import GROUNDS, WAYS

FEATURES = json.loads(settings.MAP_GROUND.read_text("utf-8"))["features"]
KINDS = {*WAYS, "sheet", "area", "square", "trees", "name"}
DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "Polygon": 2}


def positions(coordinates, depth):
    if depth == 0:
        return [coordinates]
    return [position for part in coordinates for position in positions(part, depth - 1)]


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: str(feature["properties"]))
def test_a_feature_is_what_the_standard_says(feature):
    assert feature.keys() == {"type", "properties", "geometry"}
    assert feature["type"] == "Feature"
    assert feature["properties"]["kind"] in KINDS
    geometry = feature["geometry"]
    for longitude, latitude in positions(geometry["coordinates"], DEPTHS[geometry["type"]]):
        assert 5 < longitude < 16
        assert 47 < latitude < 56


@pytest.mark.parametrize("kind", ["sheet", "area", "square"])
def test_a_ring_is_closed_and_runs_against_the_clock(kind):
    polygons = [f["geometry"] for f in FEATURES if f["properties"]["kind"] == kind]
    assert {polygon["type"] for polygon in polygons} == {"Polygon"}
    for (ring,) in (polygon["coordinates"] for polygon in polygons):
        assert ring[0] == ring[-1]
        turned = sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairwise(ring))
        assert turned > 0


def test_nothing_of_the_file_is_lost():
    assert [len(ground.features) for ground in GROUNDS] == [9, 11]
    assert sum(len(ground.features) for ground in GROUNDS) == len(FEATURES)
    for ground in GROUNDS:
        (area,) = ground.of_kind("area")
        assert [point for point in area.points if not ground.bounds.contain(*point)] == []
