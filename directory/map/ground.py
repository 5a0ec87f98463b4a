"""The ground of the drawn maps, read from GeoJSON (RFC 7946) and drawn as SVG text.

The file is our own schematic drawing: boundaries, railways and main streets from what is commonly
known of them, with few corners; it is no survey and no copy of one. A feature names its neighbourhood
by the slug, and its kind: `sheet` (named; what the map can show at most), `area` (the neighbourhood's),
a way (rail, motorway, main, shopping), `square`, `trees`, or the `name` of a place.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from django.conf import settings

from directory.map.labels import HALF_LETTER, LETTER, Spot, pin_obstacle, street_names
from directory.map.projection import HEIGHT, WIDTH, Bounds, Projection, scale_bar

Spots = Sequence[tuple[float, float]]
WAYS = ("rail", "motorway", "main", "shopping")
# The scale stands here.
FOOT_LINE = (0, HEIGHT - 7, WIDTH / 2, HEIGHT - 7, 5)


@dataclass(frozen=True)
class Feature:
    """One thing on the ground; its points are (latitude, longitude)."""

    kind: str
    name: str
    points: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, data):
        about, geometry = data["properties"], data["geometry"]
        points = geometry["coordinates"]
        if geometry["type"] == "Point":
            points = [points]
        elif geometry["type"] == "Polygon":
            points = points[0][:-1]  # a ring ends where it begins
        return cls(about["kind"], about.get("name", ""), tuple((y, x) for x, y in points))


@dataclass(frozen=True, eq=False)  # there is one of each, so itself is its key
class Ground:
    """What one map knows: its neighbourhood's slug, a name, what it can show at most, what is there."""

    key: str
    name: str
    bounds: Bounds
    features: tuple[Feature, ...]

    @classmethod
    def of(cls, key, features):
        (sheet,) = (feature for feature in features if feature.kind == "sheet")
        south_west, north_east = min(sheet.points), max(sheet.points)
        return cls(key, sheet.name, Bounds(*south_west, *north_east), tuple(features))

    def of_kind(self, *kinds):
        return [feature for feature in self.features if feature.kind in kinds]


def read_grounds(path: Path) -> tuple[Ground, ...]:
    """Return the grounds of a file, one for each neighbourhood, in its order."""
    features = {}
    for data in json.loads(path.read_text(encoding="utf-8"))["features"]:
        key = data["properties"]["neighbourhood"]
        features.setdefault(key, []).append(Feature.of(data))
    return tuple(Ground.of(key, found) for key, found in features.items())


GROUNDS = read_grounds(settings.MAP_GROUND)


def draw(ground: Ground, projection: Projection, pins: Spots = ()) -> str:
    """Return the shapes of the ground inside a frame; css/components/map.css gives them colours.

    Names of streets keep clear of the (x, y) of pins.
    """
    # The shopping street is what people know their way by: its name comes first.
    ways = sorted(ground.of_kind(*WAYS), key=lambda way: way.kind != "shopping")
    courses = [(way.name, [projection.place(*point) for point in way.points]) for way in ways]
    trees = [projection.place(*point) for wood in ground.of_kind("trees") for point in wood.points]
    places = [(place.name, *projection.place(*place.points[0])) for place in ground.of_kind("name")]
    taken = [
        *(pin_obstacle(*pin) for pin in pins),
        *(_written(*place) for place in places),
        FOOT_LINE,
    ]
    return "".join(
        [
            *(_area("map-area", area, projection) for area in ground.of_kind("area")),
            *(_tree(*tree) for tree in trees),
            *(_area("map-square", square, projection) for square in ground.of_kind("square")),
            *(_way(way, projection) for way in ground.of_kind(*WAYS)),
            *street_names(courses, taken),
            *(_name(*place) for place in places),
            _bar(projection, ground.bounds),
        ]
    )


def _course(feature, projection):
    return "L".join(
        f"{x:g} {y:g}" for x, y in (projection.place(*point) for point in feature.points)
    )


def _area(name, area, projection):
    return f'<path class="{name}" d="M{_course(area, projection)}z"/>'


def _way(way, projection):
    course = _course(way, projection)
    # A light band on a darker one is a street, a dashed one on it a railway.
    return "".join(
        f'<path class="map-way map-{part}" d="M{course}"/>'
        for part in (way.kind, f"{way.kind}-top")
    )


def _tree(x, y):
    is_seen = 0 <= x <= WIDTH and 0 <= y <= HEIGHT
    return f'<circle class="map-tree" cx="{x:g}" cy="{y:g}" r="7"/>' if is_seen else ""


def _written(text, x, y):
    return Spot(x, y - HALF_LETTER, 0, len(text) * LETTER / 2).as_obstacle()


def _name(text, x, y):
    is_seen = 20 <= x <= WIDTH - 20 and 14 <= y <= HEIGHT - 8
    return f'<text class="map-name" x="{x:g}" y="{y:g}">{escape(text)}</text>' if is_seen else ""


def _bar(projection, bounds):
    metres, length = scale_bar(projection, bounds)
    y = HEIGHT - 7
    return (
        f'<path class="map-bar" d="M10 {y - 4}v4h{length:g}v-4"/>'
        f'<text class="map-scale" x="{14 + length:g}" y="{y}">{metres} m</text>'
    )
