"""Which piece of the earth a drawn map shows, and where on the paper a place lies. Pure functions.

Web Mercator: inside a part of town it is to scale in every direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asinh, cos, radians, tan

WIDTH, HEIGHT = 340, 300
# A pin at the edge of the paper is still whole.
MARGIN = 18
# Below the lowest pin the scale has its place.
FOOT = 12
MIDDLE = (HEIGHT - FOOT) / 2
# So wide is a map at least, in metres: a single place is shown with its surroundings.
NARROWEST = 900
EARTH = 6_378_137


def mercator(latitude: float, longitude: float) -> tuple[float, float]:
    """Return a place as (east, north) in Mercator's metres; degrees, latitude below 85."""
    return radians(longitude) * EARTH, asinh(tan(radians(latitude))) * EARTH


@dataclass(frozen=True)
class Bounds:
    """South-west and north-east corner of what a map can show, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def contain(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    @property
    def corners(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The south-west and the north-east corner as (latitude, longitude)."""
        return (self.south, self.west), (self.north, self.east)

    @property
    def stretch(self) -> float:
        """How many of Mercator's metres are one metre on the ground."""
        return 1 / cos(radians((self.south + self.north) / 2))


@dataclass(frozen=True)
class Projection:
    """The piece that is shown: its middle in Mercator's metres, and metres for one unit of paper."""

    east: float
    north: float
    scale: float

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return (x, y) on the paper, from the top left, as exact as a drawing needs it."""
        ((x, y),) = self.spots([latitude], [longitude])
        return round(x, 1), round(y, 1)

    def spots(self, latitudes, longitudes) -> list[tuple[float, float]]:
        """Return each place's exact (x, y) on the paper."""
        return [
            (
                WIDTH / 2 + (east - self.east) / self.scale,
                MIDDLE - (north - self.north) / self.scale,
            )
            for east, north in map(mercator, latitudes, longitudes)
        ]


def fit(points: Sequence[tuple[float, float]], bounds: Bounds) -> Projection:
    """Return the frame around (latitude, longitude) points that lie within the bounds.

    It is as close as the points allow, never closer than NARROWEST, and looks beyond the bounds by no
    more than the paper's margin, wherever it is smaller than they are.
    """
    west, south = mercator(bounds.south, bounds.west)
    east, north = mercator(bounds.north, bounds.east)
    places = [mercator(*point) for point in points]
    scale = max(
        _span(x for x, _y in places) / (WIDTH - 2 * MARGIN),
        _span(y for _x, y in places) / (HEIGHT - FOOT - 2 * MARGIN),
        NARROWEST * bounds.stretch / WIDTH,
    )
    middle_x = _within([x for x, _y in places], west, east, scale * (WIDTH / 2 - MARGIN))
    middle_y = _within([y for _x, y in places], south, north, scale * (MIDDLE - MARGIN))
    return Projection(middle_x, middle_y, scale)


def _span(values):
    values = list(values)
    return max(values) - min(values)


def _within(values, low, high, half):
    """Return the middle of the values, moved so that half a map on both sides stays inside."""
    middle = (min(values) + max(values)) / 2
    if high - low <= 2 * half:
        return middle
    return min(max(middle, low + half), high - half)


def scale_bar(projection: Projection, bounds: Bounds) -> tuple[int, float]:
    """Return a round number of metres and its length on the paper, about a quarter of the width."""
    unit = projection.scale / bounds.stretch
    metres = next((m for m in (1000, 500, 200, 100) if m / unit <= WIDTH / 3), 50)
    return metres, round(metres / unit, 1)
