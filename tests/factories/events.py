"""Events with valid defaults, published, with their dates made."""

import uuid
from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from content.models import Neighbourhood
from content.place.time_zone import BERLIN
from content.search.index import index_object
from events.models import Event, EventsPage, OccurrenceChange, Registration
from events.occurrences import rebuild
from events.recurrence.local_time import moment
from events.recurrence.rrule import parse
from events.registration.mails import facts_of

numbers = count(1)
# A Tuesday; most tests look at the calendar from here.
NOW = datetime(2026, 5, 5, 9, 0, tzinfo=BERLIN)


def at(text):
    """The moment of a local time such as `2026-05-05 18:00`."""
    return moment(datetime.fromisoformat(text))


def make_event(*, starts="", ends="", rule="", changes=(), neighbourhood="Schalke", now=None, **kw):
    """Return a stored event; times are local texts, `rule` is an RRULE, `changes` are dicts.

    Without times it takes place in a week from now. A draft is made with `live=False`.
    """
    number = next(numbers)
    begin = at(starts) if starts else timezone.now() + timedelta(days=7)
    event = Event(
        **{
            "title": f"Veranstaltung {number}",
            "slug": f"veranstaltung-{number}",
            "summary": "Ein Treffen in der Nachbarschaft.",
            "place_name": "Stadtteilladen Schalke",
            "street": "Schalker Straße 168",
            "postcode": "45881",
            "organiser_name": "Team Plan B",
            "starts_at": begin,
            "ends_at": at(ends) if ends else begin + timedelta(hours=2),
            "neighbourhood": Neighbourhood.objects.get(name=neighbourhood),
            "live": True,
        }
        | kw
    )
    if rule:
        event.rule = parse(rule, BERLIN)
    event.changes = [OccurrenceChange(**change) for change in changes]
    event.save()
    if event.live:
        rebuild.rebuild(event, now or timezone.now())
        index_object(event)
    return event


def make_events_page(parent, **kw):
    """Return the calendar as a published child of `parent`."""
    page = EventsPage(**{"title": "Veranstaltungen", "slug": "veranstaltungen"} | kw)
    return parent.add_child(instance=page)


def make_registration(occurrence, **kw):
    """Return a registration with a confirmed address and a place, informed of the date as it is."""
    number = next(numbers)
    return Registration.objects.create(
        **{
            "occurrence": occurrence,
            "confirmed_at": timezone.now(),
            "announced": facts_of(occurrence),
            "name": f"Gast {number}",
            "email": f"gast{number}@example.org",
            "state": Registration.State.CONFIRMED,
            "idempotency_key": uuid.uuid4(),
            "created_at": timezone.now(),
        }
        | kw
    )
