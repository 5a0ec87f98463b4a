"""Where the pins of a map go: places that lie close together share one, and no pin touches another."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

Point = tuple[float, float]

# A pin's radius: 24 px across, the smallest target, where the map is 287 px wide, on a screen of 320.
RADIUS = 14.25
# From middle to middle.
GAP = 2 * RADIUS + 1
# The paper is divided into squares of this side; what lies in one of them shares a pin.
SIDE = 36
AROUND = [step for step in product((-1, 0, 1), repeat=2) if step != (0, 0)]


class Pin(NamedTuple):
    """Where a pin stands, where its places lie in the middle, and which they are, by their number."""

    at: Point
    spot: Point
    places: list[int]


def pins_of(spots: Sequence[Point]) -> list[Pin]:
    """Return the pins for spots on the paper, in the order of the first spot of each.

    A pin stands in the middle of its spots, unless there is another one in the next square: then it
    keeps so far away from that side of its own square that both have room.
    """
    squares = defaultdict(list)
    for place, (x, y) in enumerate(spots):
        squares[x // SIDE, y // SIDE].append(place)
    return [_pin(square, places, squares, spots) for square, places in squares.items()]


def _pin(square, places, squares, spots):
    axes = zip(*(spots[place] for place in places), strict=True)
    spot = tuple(round(sum(axis) / len(places), 1) for axis in axes)
    neighbours = [step for step in AROUND if (square[0] + step[0], square[1] + step[1]) in squares]
    at = tuple(
        _aside(spot[axis], square[axis] * SIDE, {step[axis] for step in neighbours})
        for axis in (0, 1)
    )
    return Pin(at, spot, places)


def _aside(middle, start, sides):
    """Return the middle, moved away from the sides (-1, 1) of its square that have a neighbour."""
    least = start + GAP / 2 if -1 in sides else start
    most = start + SIDE - GAP / 2 if 1 in sides else start + SIDE
    return min(max(middle, least), most)
