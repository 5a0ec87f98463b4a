"""Numbered pins that never cover each other: who comes first stays, the next move aside."""

from collections.abc import Sequence
from math import cos, pi, sin

from directory.map.projection import FOOT, HEIGHT, MARGIN, WIDTH

# From middle to middle. On a narrow phone a unit is about a pixel; 24 px is the smallest target.
GAP = 25
STEP = 5
ROUND = [(cos(turn * pi / 12), sin(turn * pi / 12)) for turn in range(24)]


def spread(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return where the pins of these places go, in their order, the same for the same places.

    A pin stays on its place where there is room, else takes the nearest free spot on the paper.
    """
    taken = []
    for place in places:
        # Only where more pins are wanted than the paper holds does one lie on another.
        free = (spot for spot in _spots(place) if _is_free(spot, taken))
        taken.append(next(free, place))
    return taken


def _spots(place):
    x, y = place
    yield place
    for distance in range(STEP, WIDTH + HEIGHT, STEP):
        for right, down in ROUND:
            spot = round(x + right * distance, 1), round(y + down * distance, 1)
            if MARGIN <= spot[0] <= WIDTH - MARGIN and MARGIN <= spot[1] <= HEIGHT - FOOT - MARGIN:
                yield spot


def _is_free(spot, taken):
    x, y = spot
    return all((x - a) ** 2 + (y - b) ** 2 >= GAP * GAP for a, b in taken)
