"""The drawn map beside a list: its rows as numbered pins, one map for each neighbourhood.

All that the list has is on it, whatever page of it is shown: rows that lie close together share a pin
that says how many they are. Rows are businesses or premises; the map is told a number, key and point
of each, and loads the rows that it names itself.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.map.distance import point_of
from directory.map.ground import GROUNDS, Ground, draw
from directory.map.pins import RADIUS, Point, pins_of
from directory.map.projection import HEIGHT, WIDTH, fit

# A list has dozens of pins, which a template would take eight times as long to print.
PIN = (
    '<a class="map-pin" href="{0}" aria-label="{1}" data-point="{2}" data-number="{3}">'
    '<title>{1}</title><circle cx="{4}" cy="{5}" r="{6}"/>{7}</a>'
)
GROUP = (
    '<a class="map-pin map-pin--group" href="{0}" aria-label="{1}" data-point="{2}" data-number="{3}"'
    ' rel="nofollow"><title>{1}</title>'
    '<rect x="{4}" y="{5}" width="{6}" height="{6}" rx="6"/>{7}</a>'
)
NUMBER = '<text x="{}" y="{}" dy="4">{}</text>'
DOT = '<circle class="map-pin__dot" cx="{}" cy="{}" r="4"/>'
LEADER = (
    '<path class="map-leader" d="M{0} {1}L{2} {3}"/>'
    '<circle class="map-spot" cx="{0}" cy="{1}" r="2.5"/>'
)
# Of what is on no map so many are named; a large directory may have thousands.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the list on the map; `number` is 0 where nothing is counted."""

    number: int
    name: str
    street: str
    url: str
    latitude: float | None
    longitude: float | None

    @classmethod
    def of(cls, row, number=0):
        """Return what the map needs of a business or premises."""
        point = point_of(row) or (None, None)
        return cls(number, str(row), row.street, row.get_absolute_url(), *point)

    @property
    def label(self):
        """The place in one line, unlike any other of its list: `3: Bäckerei, Marktstraße 12`."""
        number = f"{self.number}: " if self.number else ""
        return number + ", ".join(filter(None, (self.name, self.street)))

    @property
    def coordinates(self):
        """The point as the street map's script reads it."""
        return coordinates(self.latitude, self.longitude)

    def drawn(self, at):
        """Return its pin as SVG, with its number or a dot; only words need to be escaped."""
        inside = NUMBER.format(*at, self.number) if self.number else DOT.format(*at)
        words = escape(self.url), escape(self.label)
        return PIN.format(*words, self.coordinates, self.number or "", *at, RADIUS, inside)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share a pin: how many, the first of them, where the list of them is, the middle."""

    count: int
    first: Place
    url: str
    coordinates: str

    @property
    def label(self):
        return _("%(count)d dicht beieinander, zuerst %(first)s") % {
            "count": self.count,
            "first": self.first.label,
        }

    def drawn(self, at):
        """Return its pin as SVG: another shape than a place's, as its number is no place in the list."""
        number = f"{self.count}×"
        words = escape(self.url), escape(self.label)
        corner = [round(middle - RADIUS, 2) for middle in at]
        inside = NUMBER.format(*at, number)
        return GROUP.format(*words, self.coordinates, number, *corner, 2 * RADIUS, inside)


def coordinates(latitude, longitude):
    return f"{latitude:.6f},{longitude:.6f}"


@lru_cache(maxsize=256)
def drawing_of(ground, projection, pins):
    """Return the ground as SVG below pins at (x, y); the latest are kept, about 5 KB each.

    A list is shown anew each minute, because shops open and close, but its places stay where they are.
    """
    return SafeString(draw(ground, projection, pins))  # it escapes


class Mark(NamedTuple):
    """A pin on the paper, where what it stands for lies, and what it says."""

    at: Point
    spot: Point
    says: Place | Group


class Sheet:
    """The map of one neighbourhood, drawn once, whoever looks at it."""

    width, height = WIDTH, HEIGHT

    def __init__(self, layout, marks: list[Mark], neighbourhood):
        self.ground, self.projection, self.marks = layout.ground, layout.projection, marks
        self.title = str(neighbourhood or self.ground.name)
        self.colour = neighbourhood.colour if neighbourhood else ""

    @property
    def drawing(self):
        return drawing_of(self.ground, self.projection, tuple(mark.at for mark in self.marks))

    @cached_property
    def leaders(self):
        """SVG: from each place's pin that was moved a line to where the place is."""
        moved = [m for m in self.marks if m.spot != m.at and isinstance(m.says, Place)]
        return SafeString("".join(LEADER.format(*mark.spot, *mark.at) for mark in moved))

    @cached_property
    def pins(self):
        """SVG: the pins as links, in the order of the list."""
        return SafeString("\n".join(mark.says.drawn(mark.at) for mark in self.marks))


class Layout:
    """Where the rows of the list that lie in one neighbourhood go on its sheet."""

    def __init__(self, ground: Ground, rows):
        self.ground, self.rows = ground, rows
        _numbers, _keys, latitudes, longitudes = zip(*rows, strict=True)
        corners = [(pick(latitudes), pick(longitudes)) for pick in (min, max)]
        self.projection = fit(corners, ground.bounds)
        self.pins = pins_of(self.projection.spots(latitudes, longitudes))

    @property
    def keys(self):
        """Of each pin the key of its first row, which it names."""
        return [self.rows[pin.places[0]][1] for pin in self.pins]

    def sheet(self, loaded, narrowed):
        """Return the map, with the loaded rows {key: row}; `narrowed` tells the address of some rows."""
        marks, known = [], []
        for pin in self.pins:
            rows = [self.rows[place] for place in pin.places]
            first = loaded.get(rows[0][1])
            if first is not None:  # it may be gone meanwhile
                says = _saying(rows, Place.of(first, rows[0][0]), narrowed)
                marks.append(Mark(pin.at, pin.spot, says))
                known.append(first.neighbourhood)
        # None where all that is on the sheet belongs elsewhere.
        ours = next((part for part in known if part and part.slug == self.ground.key), None)
        return Sheet(self, marks, ours)


def _saying(rows, first, narrowed):
    """Return what a pin says: a place, or a group whose link leads to a list of its rows alone."""
    if len(rows) == 1:
        return first
    _numbers, _keys, latitudes, longitudes = zip(*rows, strict=True)
    area = ",".join(coordinates(pick(latitudes), pick(longitudes)) for pick in (min, max))
    middle = coordinates(sum(latitudes) / len(rows), sum(longitudes) / len(rows))
    return Group(len(rows), first, narrowed(area, len(rows)), middle)


@dataclass(frozen=True)
class Unplaced:
    """What is on no map: the first few places, and how many more there are."""

    places: list[Place]
    more: int


class StreetMap:
    """The maps of a list, and which of its rows are on none of them.

    `rows` are (number, key, latitude, longitude), the last two None where they are not known; `load`
    returns {key: row} for some keys, `narrowed` the address of the list of what lies in an area.
    """

    def __init__(self, rows, load, narrowed=None):
        outside, missing = [], []
        on_sheets = {ground: [] for ground in GROUNDS}
        for row in rows:
            _where(row, on_sheets, outside, missing).append(row)
        layouts = [Layout(ground, rows) for ground, rows in on_sheets.items() if rows]
        on_none = [row[1] for rows in (outside, missing) for row in rows[:NAMED]]
        loaded = load({*on_none, *chain.from_iterable(layout.keys for layout in layouts)})
        self.sheets = [layout.sheet(loaded, narrowed) for layout in layouts]
        self.outside, self.missing = _unplaced(outside, loaded), _unplaced(missing, loaded)

    @classmethod
    def of_one(cls, row):
        point = point_of(row) or (None, None)
        return cls([(0, row.pk, *point)], lambda _keys: {row.pk: row})

    @property
    def has_groups(self):
        return any(isinstance(mark.says, Group) for sheet in self.sheets for mark in sheet.marks)


def numbered(rows, first):
    """Number the rows of a page from `first` on, as the map numbers them; returns {key: row}."""
    for number, row in enumerate(rows, first):
        row.number = number
    return {row.pk: row for row in rows}


def _where(row, on_sheets, outside, missing):
    _number, _key, latitude, longitude = row
    if latitude is None or longitude is None:
        return missing
    for ground, rows in on_sheets.items():
        if ground.bounds.contain(latitude, longitude):
            return rows
    return outside


def _unplaced(rows, loaded):
    named = [(number, loaded.get(key)) for number, key, *_point in rows[:NAMED]]
    places = [Place.of(row, number) for number, row in named if row is not None]
    return Unplaced(places, max(len(rows) - NAMED, 0))
