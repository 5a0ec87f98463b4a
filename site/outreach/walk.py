"""What stands along a street: businesses and empty premises, with the last visit and the open step."""

from collections import defaultdict
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils import timezone

from content.text import normalise
from directory.map.distance import metres_from, point_of
from directory.models import Business, Premises
from outreach import streets
from outreach.models import NextStep, Visit
from submissions.models import EntryCare

PLACES = {"betrieb": Business, "leerstand": Premises}
KINDS = {model: kind for kind, model in PLACES.items()}
# Metres to the nearest door: nobody who asks for it walks farther.
FARTHEST = 3_000


@dataclass(frozen=True)
class Street:
    """One street as the list of streets shows it."""

    key: str
    name: str
    neighbourhoods: tuple[str, ...]
    count: int

    @property
    def url(self):
        return reverse("outreach-street", args=[self.key])


@dataclass
class Place:
    """One door: a business or empty premises, with what is known from the last time."""

    row: Any
    last_visit: Visit | None = None
    step: NextStep | None = None
    # Its people do not want to be asked any more.
    is_left_alone: bool = False
    # Carried by "niemand da", so that a tap that is sent twice counts once.
    key: UUID = field(default_factory=uuid4)

    @property
    def kind(self):
        return KINDS[type(self.row)]

    @property
    def is_vacant(self):
        return isinstance(self.row, Premises)

    @property
    def address(self):
        return streets.read(self.row.street)

    @property
    def url(self):
        return reverse("outreach-place", args=[self.kind, self.row.pk])

    @property
    def hours(self):
        """Whether it is open now; None for what keeps no hours."""
        return None if self.is_vacant else self.row.opening_state(timezone.now())


def all_streets():
    """Return the streets in which something stands, by name."""
    names, towns, counts = defaultdict(list), defaultdict(set), defaultdict(int)
    for model in (Business, Premises):
        found = model.objects.public().exclude(street="")
        for text, town in found.values_list("street", "neighbourhood__name"):
            street = streets.read(text).street
            key = streets.key_of(street)
            names[key].append(street)
            counts[key] += 1
            towns[key] |= {town} - {None}
    found = [
        Street(key, streets.best_name(names[key]), tuple(sorted(towns[key])), counts[key])
        for key in names
    ]
    return sorted(found, key=lambda street: normalise(street.name))


def street_of(key):
    """Return the street of a key; None where nothing stands in it."""
    return next((street for street in all_streets() if street.key == key), None)


def places_in(key, is_turned=False):
    """Return the places of a street in walking order; six questions, however many there are."""
    rows = []
    for model in (Business, Premises):
        known = model.objects.public().exclude(street="").values_list("pk", "street")
        wanted = [pk for pk, text in known if streets.key_of(streets.read(text).street) == key]
        rows += model.objects.filter(pk__in=wanted).select_related("neighbourhood").order_by("pk")
    places = with_history([Place(row) for row in rows])
    return streets.walk(places, lambda place: place.address, is_turned)


def with_history(places):
    """Give each place its last visit, the first of its open steps, and whether to walk past it."""
    by_row = {(place.kind, place.row.pk): place for place in places}
    ids = {kind: [pk for of, pk in by_row if of == kind] for kind in PLACES}
    visits = Visit.objects.filter(business__in=ids["betrieb"])
    visits |= Visit.objects.filter(premises__in=ids["leerstand"])
    for visit in visits.order_by("day", "pk").select_related("user"):
        _place_of(by_row, visit).last_visit = visit
    steps = NextStep.objects.open().filter(visit__in=visits).select_related("visit", "assigned_to")
    for step in reversed(list(steps)):
        _place_of(by_row, step.visit).step = step
    left_alone = set(EntryCare.objects.left_alone(Business).values_list("object_id", flat=True))
    for place in places:
        place.is_left_alone = not place.is_vacant and place.row.pk in left_alone
    return places


def _place_of(by_row, visit):
    kind = "betrieb" if visit.business_id else "leerstand"
    return by_row[kind, visit.business_id or visit.premises_id]


def nearest(point):
    """Return the street of the place that lies nearest to (latitude, longitude).

    None where no place is near: then the position is wrong, or somebody is not there yet.
    """
    metres = metres_from(point)
    near = [
        (away, row.street)
        for model in (Business, Premises)
        for row in model.objects.public().exclude(street="").exclude(latitude=None)
        if (away := metres(point_of(row))) <= FARTHEST
    ]
    return streets.key_of(streets.read(min(near, key=itemgetter(0))[1]).street) if near else None
