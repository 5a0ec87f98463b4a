"""Where a drawn map names its streets: beside them, clear of all else. Pure functions.

What must stay readable is an obstacle, (x, y, x, y, reach): a stretch of the paper and how far around
it nothing may be written. A pin is a stretch of no length.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from math import atan2, cos, degrees, dist, hypot, inf, pi, sin
from typing import NamedTuple

from directory.map.pins import RADIUS
from directory.map.projection import HEIGHT, WIDTH

Point = tuple[float, float]
Obstacle = tuple[float, float, float, float, float]

LETTER = 5.6  # the width of a letter
HALF_LETTER = 5  # half its height
HALF_STREET = 5.5
# From the middle of a street to the middle of the letters: right beside it, or past the pins on it.
ROWS = (12, 20)
STEP = 10


class Spot(NamedTuple):
    """Where a name would stand: its middle, its turn in radians, and half its length."""

    x: float
    y: float
    turn: float
    half: float

    def at(self, part: float) -> Point:
        """Return a point of the name: -1 its beginning, 1 its end."""
        return self.x + part * self.half * cos(self.turn), self.y + part * self.half * sin(
            self.turn
        )

    def as_obstacle(self) -> Obstacle:
        return (*self.at(-1), *self.at(1), HALF_LETTER)


def street_names(
    streets: Iterable[tuple[str, Sequence[Point]]], taken: Iterable[Obstacle]
) -> Iterator[str]:
    """Yield each street's name as SVG text, where there is room for it.

    `streets` are (name, corners on the paper), a nameless one is only in the way; `taken` is what else
    is on the paper. Who comes first has the choice.
    """
    courses = [(name, list(_stretches(corners))) for name, corners in streets]
    taken = [*taken, *(_street(*ends) for _name, course in courses for ends in course)]
    for name, course in courses:
        spot = _clear_spot(name, course, taken) if name else None
        if spot:
            taken.append(spot.as_obstacle())
            place = f"translate({spot.x:.1f} {spot.y:.1f}) rotate({degrees(spot.turn):.0f})"
            yield f'<text class="map-street" transform="{place}" dy="4">{escape(name)}</text>'


def pin_obstacle(x: float, y: float) -> Obstacle:
    return x, y, x, y, RADIUS


def _street(start, end):
    return (*start, *end, HALF_STREET)


def _stretches(corners):
    """Yield those parts between two corners that lie on the paper."""
    for ends in pairwise(corners):
        part = _cut(*ends)
        if part:
            yield part


def _clear_spot(name, course, taken):
    """Return a spot at which the name lies on nothing; None where there is none."""
    half = len(name) * LETTER / 2
    longest_first = sorted(course, key=lambda ends: -dist(*ends))
    spots = (s for row in ROWS for ends in longest_first for s in _spots(*ends, half, row))
    return next((spot for spot in spots if _is_clear(spot, taken)), None)


def _spots(start, end, half, row):
    """Yield the spots on both sides of a stretch, its middle first, whose name is on the paper."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dist(start, end)
    if length < half:  # around a bend a name may be a little longer than its stretch
        return
    turn = atan2(dy, dx)
    turn = turn - pi if turn > pi / 2 else turn + pi if turn < -pi / 2 else turn
    count = int(length / STEP)
    for place in sorted(range(1, count), key=lambda place: abs(2 * place - count)):
        part = place / count
        for side in (-row, row):
            x = start[0] + part * dx - side * sin(turn)
            y = start[1] + part * dy + side * cos(turn)
            spot = Spot(x, y, turn, half)
            if all(0 <= x <= WIDTH and 8 <= y <= HEIGHT - 4 for x, y in map(spot.at, (-1, 1))):
                yield spot


def _is_clear(spot, taken):
    return not any(_touches(spot, obstacle) for obstacle in taken)


def _touches(spot, obstacle):
    *stretch, reach = obstacle
    nearest = reach + HALF_LETTER
    if _distance(spot.x, spot.y, *stretch) >= spot.half + nearest:
        return False
    name = *spot.at(-1), *spot.at(1)
    # The ends of what is in the way first: that is exact for a pin. The name's points find what crosses.
    return any(_distance(*end, *name) < nearest for end in (stretch[:2], stretch[2:])) or any(
        _distance(*spot.at(part), *stretch) < nearest for part in (0, -1, 1, -0.5, 0.5)
    )


def _distance(x, y, ax, ay, bx, by):
    """Return how far a point is from a stretch."""
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    part = ((x - ax) * dx + (y - ay) * dy) / length if length else 0
    part = min(max(part, 0), 1)
    return hypot(x - ax - part * dx, y - ay - part * dy)


def _cut(start, end):
    """Return the part of a stretch that lies on the paper, else None (Liang and Barsky's cut)."""
    first, last = 0.0, 1.0
    for here, there, limit in zip(start, end, (WIDTH, HEIGHT), strict=True):
        way = there - here
        enters, leaves = sorted((-here / way, (limit - here) / way)) if way else (-inf, inf)
        if not way and not 0 <= here <= limit:
            return None
        first, last = max(first, enters), min(last, leaves)
    if first >= last:
        return None
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    return (x + first * dx, y + first * dy), (x + last * dx, y + last * dy)
