"""What the directory's filters ask and count, in memory: for each value, a bit for each business.

A set of businesses is one int; bit number p is the business at place p in the order of names. Then AND
and OR between filters, and every count beside an option, cost microseconds, whatever the number of
filters. The table is made from two queries under the content version, and made anew when that has
changed; it takes about 36 bytes for a business.
"""

import json
from array import array
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress
from math import inf
from struct import Struct

from django.db.models import Aggregate, F, FloatField, TextField, Value
from django.db.models.functions import Cast

from content.models import Language, Neighbourhood
from content.text import normalise
from directory.hours.osm import open_texts
from directory.map.distance import metres_from
from directory.models.business import Business
from directory.models.category import Category

# How a German dictionary sorts: ä as a, ß as ss, upper and lower case alike (DIN 5007-1).
_SORTED_AS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "ı": "i", "ç": "c"})
NOWHERE = 0xFFFFFFFF
# So many of the lists' maps are kept; one with 150 pins takes 150 KiB.
KEPT = 8
# After a name: a NUL, which no name holds and which sorts before all, pk, number of the hours, flags,
# latitude and longitude, both infinite where they are not known.
PACKED = Struct(">xQIBdd")
# What a business says yes or no to: {switch of the list: field}, a bit each of the flags.
FLAGS = {
    "barrierefrei": "is_step_free",
    "ausbildung": "offers_training",
    "praktikum": "offers_internship",
}
BITS = [1 << bit for bit in range(len(FLAGS))]
# What the values of a group name: model, field of the value, and the order of the options.
NAMED = {
    "branche": (Category, "slug", F("sort_order")),
    "stadtteil": (Neighbourhood, "slug", F("sort_order")),
    "sprache": (Language, "code", Value(0)),
}


class Ids(Aggregate):
    """The ids of a group's rows as one text, which is a tenth of the rows' cost."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **extra):
        template = "STRING_AGG(%(expressions)s::text, ',')"
        return self.as_sql(compiler, connection, template=template, **extra)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a group: what the address calls it, what a reader calls it, and who has it."""

    value: str
    label: str
    members: int


class Facets:
    """All public businesses and what each filter lets through, as it was at one content version."""

    def __init__(self):
        numbers = {}
        rows = sorted(_packed_rows(numbers))
        self.hours = tuple(numbers)
        self.pks, self._hours, flags = array("Q"), array("I"), bytearray()
        self.latitudes, self.longitudes = array("d"), array("d")
        for row in rows:
            pk, hours, of_row, latitude, longitude = PACKED.unpack_from(row, len(row) - PACKED.size)
            self.pks.append(pk)
            self._hours.append(hours)
            flags.append(of_row)
            self.latitudes.append(latitude)
            self.longitudes.append(longitude)
        self.switches = {
            name: _as_set(bytes(48 + (value >> bit & 1) for value in flags))
            for bit, name in enumerate(FLAGS)
        }
        self._places = array("I", [NOWHERE]) * (max(self.pks, default=0) + 1)
        for place, pk in enumerate(self.pks):
            self._places[pk] = place
        self.groups = self._read_groups()
        # One pair, so that no thread takes the set of another minute.
        self._open_at = None, 0
        self._kept = OrderedDict()

    @property
    def everybody(self):
        return (1 << len(self.pks)) - 1

    def _read_groups(self):
        groups = {name: {} for name in (*NAMED, "plz")}
        first, *others = map(_values_query, NAMED)
        rows = first.union(*others, _postcodes_query(), all=True)
        for name, value, label, _order, ids in sorted(rows, key=lambda r: (r[3], normalise(r[2]))):
            members = self.set_of_ids(json.loads(f"[{ids}]")) if ids else 0
            groups[name][value] = Choice(value, label, members)
        return groups

    def place_of(self, pk):
        """Return the business's place in the order of names, NOWHERE for what is not public."""
        return self._places[pk] if pk < len(self._places) else NOWHERE

    def set_of_ids(self, ids):
        # Written out: a call for each of thousands of hits would cost more than the search.
        places, length, digits = self._places, len(self._places), bytearray(b"0") * len(self.pks)
        for pk in ids:
            place = places[pk] if pk < length else NOWHERE
            if place != NOWHERE:
                digits[place] = 49  # "1"
        return _as_set(digits)

    def sets_of(self, hits):
        """Return what a search found as sets, the best hits first."""
        return [self.set_of_ids(ids) for _rank, ids in hits.tiers_of(Business)]

    def set_of_hours(self, texts):
        """Return the businesses with one of these opening hours."""
        digits = bytes(49 if text in texts else 48 for text in self.hours)
        return _as_set(bytes(map(digits.__getitem__, self._hours)))

    def open_at(self, now):
        """Return who is open at `now` (aware); kept, as all lists of one minute ask for the same."""
        minute = now.replace(second=0, microsecond=0)
        kept_minute, members = self._open_at
        if kept_minute != minute:
            members = self.set_of_hours(open_texts(self.hours, minute))
            self._open_at = minute, members
        return members

    def in_order(self, members):
        """Yield the ids of a set in the order of names."""
        return map(self.pks.__getitem__, _places_in(members))

    def in_tiers(self, members, tiers):
        """Yield the ids of a set, by the first of these sets that has them, then by name."""
        for tier in tiers:
            yield from self.in_order(members & tier)

    @cached_property
    def last_checked_first(self):
        """All places, those last checked first; kept for who sorts by it."""
        rows = Business.objects.public().order_by(
            F("checked_on").desc(nulls_last=True), "name", "pk"
        )
        pks = rows.values_list("pk", flat=True).iterator()
        return array("I", filter(NOWHERE.__ne__, map(self.place_of, pks)))

    def by_check(self, members):
        """Yield the ids of a set, those last checked first."""
        digits = f"{members:b}"[::-1].ljust(len(self.pks), "0")
        return (self.pks[place] for place in self.last_checked_first if digits[place] == "1")

    def within(self, area):
        """Return who lies between the south, west, north and east end of an area, in degrees."""
        south, west, north, east = area
        points = zip(self.latitudes, self.longitudes, strict=True)
        return _as_set(bytes(48 + (south <= y <= north and west <= x <= east) for y, x in points))

    def on_map(self, ids):
        """Yield (number in this order, id, latitude, longitude) for a map; None where not known."""
        # Written out, as in `set_of_ids`.
        places, latitudes, longitudes = self._places, self.latitudes, self.longitudes
        for number, pk in enumerate(ids, 1):
            place = places[pk]
            latitude = latitudes[place]
            if latitude == inf:
                yield number, pk, None, None
            else:
                yield number, pk, latitude, longitudes[place]

    def kept(self, key, make):
        """Return what `make` makes for a key; as long as the table stands it is made once."""
        made = self._kept.get(key)
        if made is None:
            made = self._kept[key] = make()
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def by_distance(self, members, point):
        """Yield the ids of a set, those nearest to a (latitude, longitude) first, unknown places last."""
        metres = metres_from(point)

        def distance(place):
            return metres((self.latitudes[place], self.longitudes[place]))

        return map(self.pks.__getitem__, sorted(_places_in(members), key=distance))


def _packed_rows(numbers):
    """Yield each public business as bytes that sort by its name: the name, then what PACKED holds.

    A hundred thousand short texts cost a moment 8 MB, as many rows of the database 50. `numbers` is
    filled with {opening hours: number}.
    """
    # As the database's own numbers: Django's decimals take a third of the time that the table takes.
    north, east = (Cast(name, FloatField()) for name in ("latitude", "longitude"))
    rows = Business.objects.public().order_by().annotate(north=north, east=east)
    facts = ("name", "pk", "opening_hours", "north", "east", *FLAGS.values())
    for name, pk, hours, latitude, longitude, *answers in rows.values_list(*facts).iterator():
        number = numbers.setdefault(hours, len(numbers))
        key = name.lower().translate(_SORTED_AS).encode()
        flags = sum(compress(BITS, answers))
        if latitude is None or longitude is None:
            latitude = longitude = inf
        yield key + PACKED.pack(pk, number, flags, latitude, longitude)


def _places_in(members):
    """Yield the places of a set in their order; finding the next one skips all between at once."""
    digits = f"{members:b}"[::-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)


def _as_set(digits):
    """Return the set whose members are the places of "1" among the digits."""
    return int(digits[::-1] or b"0", 2)


def _values_query(name):
    """Return rows of (group, value, label, order, ids of businesses) for all that a group may name."""
    model, key, order = NAMED[name]
    rows = model.objects.order_by().annotate(
        group=Value(name), number=order, ids=Ids("businesses__pk")
    )
    return rows.values_list("group", key, "name", "number", "ids")


def _postcodes_query():
    """Return the same rows for the postcodes that businesses have."""
    rows = Business.objects.public().order_by().exclude(postcode="").values("postcode")
    rows = rows.annotate(group=Value("plz"), label=F("postcode"), number=Value(0), ids=Ids("pk"))
    return rows.values_list("group", "postcode", "label", "number", "ids")


@lru_cache(maxsize=1)
def facets_at(version):
    """Return the table of a content version; only the newest asked for is kept."""
    return Facets()


def forget_facets():
    """Make the next question read the database again, where the version cannot tell (tests)."""
    facets_at.cache_clear()
