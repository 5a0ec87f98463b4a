"""The drawn map beside a list: the list's own rows as numbered pins, one map for each neighbourhood.

Rows are businesses or premises; what the map needs of a row is its number in the list, its name,
street, point, address and neighbourhood. Nothing is asked of the database.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.safestring import SafeString

from directory.map.distance import point_of
from directory.map.ground import GROUNDS, Ground, draw
from directory.map.pins import spread
from directory.map.projection import HEIGHT, WIDTH, fit

# A list has two dozen pins, which a template would take eight times as long to print.
PIN = (
    '<a class="map-pin" href="{0}" aria-label="{1}" data-point="{2}" data-number="{3}">'
    '<title>{1}</title><circle cx="{4}" cy="{5}" r="11.5"/>{6}</a>'
)
NUMBER = '<text x="{}" y="{}" dy="4">{}</text>'
DOT = '<circle class="map-pin__dot" cx="{}" cy="{}" r="4"/>'
LEADER = (
    '<path class="map-leader" d="M{0} {1}L{2} {3}"/>'
    '<circle class="map-spot" cx="{0}" cy="{1}" r="2.5"/>'
)


@dataclass(frozen=True)
class Place:
    """One row of the list on the map; `number` is 0 where nothing is counted."""

    number: int
    name: str
    street: str
    url: str
    latitude: float | None
    longitude: float | None
    neighbourhood: Any = None

    @classmethod
    def of(cls, row, number=0):
        """Return what the map needs of a business or premises."""
        point = point_of(row) or (None, None)
        url = row.get_absolute_url()
        return cls(number, str(row), row.street, url, *point, row.neighbourhood)

    @property
    def label(self):
        """The place in one line, unlike any other of its list: `3: Bäckerei, Marktstraße 12`."""
        number = f"{self.number}: " if self.number else ""
        return number + ", ".join(filter(None, (self.name, self.street)))

    @property
    def point(self):
        return self.latitude, self.longitude

    @property
    def coordinates(self):
        """The point as the street map's script reads it."""
        return f"{self.latitude:.6f},{self.longitude:.6f}"


@dataclass(frozen=True)
class Paper:
    """The ground as SVG, where the places lie on it, and where their pins go: (x, y) in their order."""

    drawing: str
    spots: tuple[tuple[float, float], ...]
    pins: tuple[tuple[float, float], ...]


@lru_cache(maxsize=256)
def laid_out(ground: Ground, points: tuple[tuple[float, float], ...]) -> Paper:
    """Return the paper for (latitude, longitude) points; the latest are kept, about 8 KB each.

    A list is shown anew each minute, because shops open and close, but its places stay where they are.
    """
    projection = fit(points, ground.bounds)
    spots = tuple(projection.place(*point) for point in points)
    pins = tuple(spread(spots))
    return Paper(SafeString(draw(ground, projection, pins)), spots, pins)  # the drawing escapes


@dataclass
class Sheet:
    """The map of one neighbourhood with what of the list lies there."""

    ground: Ground
    places: list[Place] = field(default_factory=list)
    width, height = WIDTH, HEIGHT

    @cached_property
    def paper(self):
        return laid_out(self.ground, tuple(place.point for place in self.places))

    @cached_property
    def neighbourhood(self):
        """The neighbourhood as the places on the sheet know it, None where all belong elsewhere."""
        known = (place.neighbourhood for place in self.places)
        return next((part for part in known if part and part.slug == self.ground.key), None)

    @property
    def name(self):
        return str(self.neighbourhood or self.ground.name)

    @property
    def colour(self):
        return self.neighbourhood.colour if self.neighbourhood else ""

    @property
    def drawing(self):
        return self.paper.drawing

    @property
    def leaders(self):
        """SVG: from each pin that was moved a line to where its place is."""
        moved = (LEADER.format(*spot, *at) for spot, at in self._laid if spot != at)
        return SafeString("".join(moved))

    @property
    def pins(self):
        """SVG: the pins as links, in the order of the list."""
        pins = (_pin(place, at) for place, (_spot, at) in zip(self.places, self._laid, strict=True))
        return SafeString("\n".join(pins))

    @property
    def _laid(self):
        return zip(self.paper.spots, self.paper.pins, strict=True)


def _pin(place, at):
    """Return one pin with the place's number in it, or a dot; only words need to be escaped."""
    inside = NUMBER.format(*at, place.number) if place.number else DOT.format(*at)
    words = escape(place.url), escape(place.label)
    return PIN.format(*words, place.coordinates, place.number or "", *at, inside)


class StreetMap:
    """The maps of a list's rows, and which rows are on none of them."""

    def __init__(self, places):
        self.sheets, self.outside, self.missing = [], [], []
        sheets = {ground.key: Sheet(ground) for ground in GROUNDS}
        for place in places:
            self._row_for(place, sheets).append(place)
        self.sheets = [sheet for sheet in sheets.values() if sheet.places]

    @classmethod
    def of_list(cls, rows, first=1):
        """Number rows from `first` on, as the list prints them, and put them on the map."""
        for number, row in enumerate(rows, first):
            row.number = number
        return cls([Place.of(row, row.number) for row in rows])

    @classmethod
    def of_one(cls, row):
        return cls([Place.of(row)])

    def _row_for(self, place, sheets):
        if place.latitude is None:
            return self.missing
        for sheet in sheets.values():
            if sheet.ground.bounds.contain(*place.point):
                return sheet.places
        return self.outside
