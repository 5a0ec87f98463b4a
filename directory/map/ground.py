"""The ground of the drawn maps: our own schematic drawing of the neighbourhoods, as SVG text.

Boundaries, railways and main streets are drawn from what is commonly known of them, with few
corners; it is no survey and no copy of one. Points are (latitude, longitude).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from directory.map.frame import HEIGHT, WIDTH, Bounds, Frame, scale_bar
from directory.map.labels import HALF_LETTER, LETTER, Spot, pin_obstacle, street_names

Line = tuple[tuple[float, float], ...]
Spots = Sequence[tuple[float, float]]
# The scale stands here.
FOOT_LINE = (0, HEIGHT - 7, WIDTH / 2, HEIGHT - 7, 5)


@dataclass(frozen=True)
class Way:
    """A street or a railway; `kind` is main, shopping, motorway or rail."""

    kind: str
    course: Line
    name: str = ""


@dataclass(frozen=True, eq=False)  # there is one of each, so itself is its key
class Ground:
    """What one map knows: what it can show at most, the neighbourhood's area, what crosses it."""

    key: str
    name: str
    colour: str
    bounds: Bounds
    area: Line
    ways: tuple[Way, ...]
    squares: tuple[Line, ...] = ()
    trees: Line = ()
    names: tuple[tuple[str, tuple[float, float]], ...] = ()


SCHALKE = Ground(
    key="schalke",
    name="Schalke",
    colour="blue",
    bounds=Bounds(51.5130, 7.0680, 51.5330, 7.1030),
    area=(
        (51.5293, 7.0765), (51.5291, 7.0850), (51.5297, 7.0940), (51.5302, 7.0987),
        (51.5251, 7.0972), (51.5233, 7.0965), (51.5193, 7.0951), (51.5172, 7.0878),
        (51.5164, 7.0849), (51.5190, 7.0775), (51.5205, 7.0755), (51.5250, 7.0748),
        (51.5280, 7.0748),
    ),
    ways=(
        Way("rail", ((51.5296, 7.0650), (51.5291, 7.0850), (51.5297, 7.0940), (51.5305, 7.1060))),
        Way("rail", ((51.5240, 7.0660), (51.5190, 7.0775), (51.5164, 7.0849), (51.5110, 7.0905))),
        Way("motorway", ((51.5245, 7.0650), (51.5280, 7.0748), (51.5350, 7.0850)), "A 42"),
        Way(
            "main",
            ((51.5350, 7.0750), (51.5280, 7.0748), (51.5250, 7.0748), (51.5205, 7.0755),
             (51.5110, 7.0770)),
            "Hans-Böckler-Allee",
        ),
        Way(
            "main",
            ((51.5150, 7.0800), (51.5173, 7.0881), (51.5182, 7.0914), (51.5193, 7.0951),
             (51.5215, 7.1040)),
            "Florastraße",
        ),
        Way(
            "main",
            ((51.5110, 7.0925), (51.5193, 7.0951), (51.5233, 7.0965), (51.5251, 7.0972),
             (51.5350, 7.1000)),
            "Bismarckstraße",
        ),
        Way(
            "shopping",
            ((51.5197, 7.0836), (51.5210, 7.0862), (51.5216, 7.0874), (51.5229, 7.0901),
             (51.5240, 7.0935), (51.5245, 7.0970)),
            "Schalker Straße",
        ),
    ),
)  # fmt: skip

HASSEL = Ground(
    key="hassel",
    name="Hassel",
    colour="green",
    bounds=Bounds(51.5900, 7.0280, 51.6200, 7.0760),
    area=(
        (51.5948, 7.0357), (51.6000, 7.0352), (51.6120, 7.0332), (51.6162, 7.0400),
        (51.6150, 7.0560), (51.6080, 7.0690), (51.5995, 7.0715), (51.5946, 7.0690),
        (51.5950, 7.0480),
    ),
    ways=(
        Way(
            "main",
            ((51.5935, 7.0260), (51.5948, 7.0357), (51.5950, 7.0480), (51.5946, 7.0690),
             (51.5940, 7.0790)),
            "Nordring",
        ),
        Way(
            "motorway",
            ((51.5880, 7.0362), (51.5948, 7.0357), (51.6000, 7.0352), (51.6120, 7.0332),
             (51.6220, 7.0305)),
            "A 52",
        ),
        Way("main", ((51.5982, 7.0566), (51.5997, 7.0540), (51.6005, 7.0530), (51.6013, 7.0512)),
            "Eppmannsweg"),
        Way(
            "shopping",
            ((51.5890, 7.0525), (51.5950, 7.0519), (51.5994, 7.0517), (51.6015, 7.0511),
             (51.6033, 7.0506), (51.6055, 7.0497), (51.6100, 7.0470), (51.6220, 7.0405)),
            "Polsumer Straße",
        ),
    ),
    squares=(((51.6036, 7.0499), (51.6036, 7.0505), (51.6031, 7.0507), (51.6031, 7.0500)),),
    trees=(
        (51.6012, 7.0462), (51.6020, 7.0454), (51.6009, 7.0450), (51.6065, 7.0535),
        (51.6072, 7.0546), (51.6061, 7.0551), (51.5975, 7.0460), (51.5968, 7.0472),
        (51.6110, 7.0540), (51.6120, 7.0555), (51.6100, 7.0390), (51.6040, 7.0620),
        (51.6032, 7.0632), (51.5990, 7.0590), (51.6140, 7.0440), (51.6085, 7.0425),
    ),
    names=(
        ("Marl", (51.6180, 7.0500)), ("Herten", (51.6110, 7.0725)),
        ("Markt", (51.60335, 7.0489)),
    ),
)  # fmt: skip

GROUNDS = (SCHALKE, HASSEL)


def draw(ground: Ground, frame: Frame, pins: Spots = ()) -> str:
    """Return the shapes of the ground inside a frame; css/components/map.css gives them colours.

    Names of streets keep clear of the (x, y) of pins.
    """
    # The shopping street is what people know their way by: its name comes first.
    ways = sorted(ground.ways, key=lambda way: way.kind != "shopping")
    courses = [(way.name, [frame.place(*point) for point in way.course]) for way in ways]
    places = [(text, *frame.place(*point)) for text, point in ground.names]
    taken = [
        *(pin_obstacle(*pin) for pin in pins),
        *(_written(*place) for place in places),
        FOOT_LINE,
    ]
    return "".join(
        [
            _path(f"map-area map-area--{ground.colour}", ground.area, frame, closed=True),
            *(_tree(*frame.place(*tree)) for tree in ground.trees),
            *(_path("map-square", square, frame, closed=True) for square in ground.squares),
            *(_way(way, frame) for way in ground.ways),
            *street_names(courses, taken),
            *(_name(*place) for place in places),
            _bar(frame, ground.bounds),
        ]
    )


def _course(line, frame):
    return "L".join(f"{x:g} {y:g}" for x, y in (frame.place(*point) for point in line))


def _path(name, line, frame, closed=False):
    return f'<path class="{name}" d="M{_course(line, frame)}{"z" * closed}"/>'


def _way(way, frame):
    course = _course(way.course, frame)
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


def _bar(frame, bounds):
    metres, length = scale_bar(frame, bounds)
    y = HEIGHT - 7
    return (
        f'<path class="map-bar" d="M10 {y - 4}v4h{length:g}v-4"/>'
        f'<text class="map-scale" x="{14 + length:g}" y="{y}">{metres} m</text>'
    )
