"""Loads the examples of the calendar; it is full on whatever day a site begins."""

from content.listing.examples import INVENTED, load_once, publish
from content.models import Language, Neighbourhood
from content.place.time_zone import BERLIN
from content.sections import StartingPage
from events.models import Event, OccurrenceChange
from events.recurrence.local_time import moment
from events.recurrence.rrule import parse
from events.starting_content import evenings, meetings, once, weekly

PARTS = (evenings, weekly, meetings, once)
STARTING_PAGE = StartingPage(
    order=10,
    slug="veranstaltungen",
    title="Veranstaltungen",
    summary="Was in Schalke und Hassel los ist: Abende, Märkte, Workshops, Sprechstunden.",
)


def load_examples(today, report):
    """Load the events if there is none; `report` is called with a German line."""
    load_once("Veranstaltungen", Event.objects, lambda: load_events(today), report)


def starting_events(today):
    """Return every entry, as seen from `today`."""
    return tuple(entry for part in PARTS for entry in part.events(today))


def load_events(today):
    entries = starting_events(today)
    for entry in entries:
        publish(event_of(entry))
    return len(entries)


def event_of(entry):
    """Return an unsaved event; the organiser is a business where the entry names one."""
    fields = vars(entry) | {
        "description": entry.description + INVENTED.format("Diese Veranstaltung"),
        "starts_at": moment(entry.starts_at),
        "ends_at": moment(entry.ends_at),
        "rule": parse(entry.rule, BERLIN) if entry.rule else None,
        "neighbourhood": Neighbourhood.objects.filter(slug=entry.neighbourhood).first(),
        "organiser_business": business(entry.organiser_business),
        "languages": list(Language.objects.filter(code__in=entry.languages)),
        "changes": [change_of(change) for change in entry.changes],
    }
    return Event(**fields)


def business(slug):
    """Return the business of that slug, None without one; the calendar knows it as its organiser only."""
    return Event.organiser_business.get_queryset().filter(slug=slug).first()


def change_of(change):
    times = {
        "new_starts_at": change.new_starts_at and moment(change.new_starts_at),
        "new_ends_at": change.new_ends_at and moment(change.new_ends_at),
    }
    return OccurrenceChange(**vars(change) | times)
