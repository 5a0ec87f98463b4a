"""Loads the examples of the calendar; it is full on whatever day a site begins."""

from django.utils.translation import gettext_lazy as _

from content.listing.examples import INVENTED, load_once, marked, publish
from content.models import Language, Neighbourhood
from content.place.time_zone import BERLIN
from content.sections import ExampleKind, StartingPage
from events.models import Event, OccurrenceChange, Registration
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


def has_guests(event):
    guests = Registration.objects.filter(occurrence__event=event)
    return guests.exclude(state=Registration.State.CANCELLED).exists()


EXAMPLES = (
    ExampleKind(
        _("Veranstaltungen"),
        lambda: marked(Event.objects.all()),
        lambda event: _("Es gibt Anmeldungen.") if has_guests(event) else "",
    ),
)


def load_examples(today, report):
    """Load the events once; `report` is called with a German line."""
    load_once("events.events", "Veranstaltungen", lambda: load_events(today), report)


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
        # A market on Christmas Day, a reading in a closed shop: nobody would come.
        "skips_holidays": bool(entry.rule),
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
