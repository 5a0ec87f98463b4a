"""A calendar with thousands of recurring events, written in bulk into an empty database."""

import random
import uuid
from datetime import datetime, timedelta
from functools import cache

from django.db import connection, transaction
from wagtail.models import Page, Site

from content.models import Language, Neighbourhood
from content.place.time_zone import BERLIN
from events.formats import icalendar_text
from events.models import Event, EventsPage, FeedEntry, Occurrence
from events.occurrences.rebuild import AHEAD, BACK
from events.recurrence.expansion import Span
from events.recurrence.local_time import days_of, local
from events.recurrence.plan import plan
from events.recurrence.rrule import parse
from home.models import HomePage

WEEKLY = parse("FREQ=WEEKLY", BERLIN)
# Half an hour apart from 8 to 22 on 28 days: so many starts are shared by all events.
DAYS, SLOTS = 28, 28
KINDS = [kind for kind in Event.Kind.values if kind != Event.Kind.DINNER]


def make_site():
    """Return the calendar's page below a home page that answers at `/`."""
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="Plan B", slug="plan-b", introduction="Wir sind da.")
    )
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    return home.add_child(
        instance=EventsPage(title="Veranstaltungen", slug="veranstaltungen", show_in_menus=True)
    )


@transaction.atomic
def add_weekly_events(first, last, now):
    """Store the events number `first` to `last`, each with all its dates and its calendar text."""
    chance = random.Random(first)  # the same calendar in each run
    places = list(Neighbourhood.objects.all())
    events = [_event(number, chance, places, now) for number in range(first, last)]
    Event.objects.bulk_create(events, batch_size=500)
    german = Language.objects.get(code="de")
    through = Event.languages.through
    through.objects.bulk_create(
        [through(event=event, language=german) for event in events], batch_size=500
    )
    FeedEntry.objects.bulk_create([_entry(event, now) for event in events], batch_size=200)
    _store_dates(events, now)


def _event(number, chance, places, now):
    days, slot = chance.randrange(DAYS), chance.randrange(SLOTS)
    begin = _start(days, slot, local(now).date() - timedelta(days=60))
    event = Event(
        title=f"Treffen der Nachbarschaft Nummer {number}",
        slug=f"treffen-{number}",
        summary="Wir reden über das, was im Stadtteil ansteht, und trinken Kaffee.",
        description="<p>Alle sind eingeladen. Niemand muss sich anmelden.</p>" * 4,
        kind=chance.choice(KINDS),
        place_name="Stadtteilladen",
        street="Schalker Straße 168",
        postcode="45881",
        organiser_name="Team Plan B",
        is_step_free=number % 2 == 0,
        neighbourhood=places[number % len(places)],
        starts_at=begin,
        ends_at=begin + timedelta(hours=2),
        live=True,
    )
    event.rule = WEEKLY
    return event


@cache
def _start(days, slot, first):
    return datetime(first.year, first.month, first.day, 8, tzinfo=BERLIN) + timedelta(
        days=days, minutes=30 * slot
    )


def _entry(event, now):
    uid = uuid.uuid4()
    return FeedEntry(
        event=event, uid=uid, changed_at=now, text=icalendar_text.vevents(event, uid, 0, now, now)
    )


def _store_dates(events, now):
    """Write the dates as plain rows: a million model instances would take minutes."""
    fields = [field for field in Occurrence._meta.local_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {Occurrence._meta.db_table} ({columns}) VALUES ({marks})"
    shared = {}
    with connection.cursor() as cursor:
        for event in events:
            if event.starts_at not in shared:
                shared[event.starts_at] = _rows(event, fields, now)
            cursor.executemany(insert, [(event.pk, *row) for row in shared[event.starts_at]])


def _rows(event, fields, now):
    """The values of an event's dates in the order of the fields, without the event itself."""
    if fields[0].name != "event":
        raise LookupError("The dates' first column is no longer their event")
    rows = []
    span = Span(event.starts_at, event.ends_at)
    for planned in plan(WEEKLY, span, [], (now - BACK, now + AHEAD)):
        first_day, last_day = days_of(planned.starts_at, planned.ends_at)
        date = Occurrence(**planned._asdict(), first_day=first_day, last_day=last_day)
        values = (
            field.get_db_prep_save(getattr(date, field.attname), connection) for field in fields[1:]
        )
        rows.append(tuple(values))
    return rows
