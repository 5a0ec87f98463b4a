"""The actions that keep dates and calendar text true to what is published."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q

from events.formats import icalendar_text
from events.models import Event, FeedEntry, Occurrence
from events.recurrence.diff import pair
from events.recurrence.plan import Planned, plan
from events.registration import seats

logger = logging.getLogger(__name__)

AHEAD = timedelta(days=731)
BACK = timedelta(days=731)


@transaction.atomic
def rebuild(event: Event, now: datetime) -> list[Occurrence]:
    """Rebuild an event's dates and calendar text from this, its published version.

    Returns the dates that left the series and were kept because somebody is registered.
    """
    if not event.live:
        withdraw(event, now)
        return []
    detached = _sync_dates(event, now)
    _store_text(event, now)
    seats.follow(event, now)
    return detached


@transaction.atomic
def withdraw(event: Event, now: datetime) -> None:
    """Tell subscribers and guests that a published event is no longer announced."""
    for entry in FeedEntry.objects.select_for_update().filter(event=event, withdrawn_at=None):
        entry.sequence += 1
        entry.changed_at = entry.withdrawn_at = now
        entry.text = icalendar_text.withdrawn(entry.text, entry.sequence, now)
        entry.save()
    seats.follow(event, now, is_announced=False)


def top_up(now: datetime) -> int:
    """Extend every series to the horizon again; run nightly. Returns how many were checked."""
    events = Event.objects.public().exclude(recurrences="").prefetch_related("changes")
    count = 0
    for event in events.iterator(chunk_size=200):
        rebuild(event, now)
        count += 1
    return count


def planned_dates(event: Event, now: datetime, changes=None) -> list[Planned]:
    """The dates of an event between two years back and 24 months ahead.

    `changes` are exceptions that take the place of the event's own: those in a form.
    """
    window = now - BACK, now + AHEAD
    if not event.is_series:
        # a single date is announced however far ahead it lies
        window = min(window[0], event.starts_at), max(window[1], event.ends_at)
    changes = event.planned_changes if changes is None else event.changes_with(changes)
    return plan(event.rule, event.first_span, changes, window)


def stored_dates(event: Event) -> list[Occurrence]:
    """The published dates, each with `registered`: how many hold a place or wait for one."""
    return list(
        Occurrence.objects.filter(event=event.pk).annotate(
            registered=Count("registrations", filter=~Q(registrations__state="cancelled"))
        )
    )


def _sync_dates(event, now):
    """Bring the rows in line with the plan; rows keep their identity, and so their registrations."""
    rows = stored_dates(event)
    wanted = {planned.original_start: planned for planned in planned_dates(event, now)}
    pairs, surplus, missing = pair(rows, wanted, now)
    changed = [row for row, planned in pairs if _apply(row, planned)]
    detached, gone = _sorted_out(event, surplus, now)
    Occurrence.objects.filter(pk__in=[row.pk for row in gone]).delete()
    _save(changed + detached)
    if rows and event.is_series:
        # history is what was announced: a changed rule makes no new dates in the past
        missing = [planned for planned in missing if planned.ends_at > now]
    Occurrence.objects.bulk_create(
        [_apply_new(event, planned) for planned in missing], batch_size=500
    )
    return detached


def _sorted_out(event, surplus, now):
    """Split what left the plan into rows to mark, because somebody is registered, and to delete."""
    detached, gone = [], []
    for row in surplus:
        if row.ends_at <= now and _stays_history(event, now):
            continue
        if not row.registered:
            gone.append(row)
        elif not row.is_detached:
            row.is_detached, row.state = True, Occurrence.State.CANCELLED
            detached.append(row)
    return detached, gone


def _stays_history(event, now):
    """Past dates were public and stay, unless the only date of an event is being corrected."""
    return event.is_series or event.starts_at > now


def _apply(row, planned):
    """Write a planned date into a row. Returns whether that changed it."""
    before = _values(row)
    row.original_start = planned.original_start
    row.set_times(planned.starts_at, planned.ends_at)
    row.state, row.note, row.place = planned.state, planned.note, planned.place
    row.is_detached = False
    return _values(row) != before


def _apply_new(event, planned):
    row = Occurrence(event=event)
    _apply(row, planned)
    return row


FIELDS = (
    "original_start",
    "starts_at",
    "ends_at",
    "first_day",
    "last_day",
    "state",
    "note",
    "place",
    "is_detached",
)


def _values(row):
    return [getattr(row, name) for name in FIELDS]


def _save(rows):
    Occurrence.objects.bulk_update(rows, FIELDS, batch_size=50)


def _store_text(event, now):
    entry = FeedEntry.objects.select_for_update().filter(event=event).first()
    if entry is None:
        entry = FeedEntry(event=event, changed_at=now)
    was_withdrawn, entry.withdrawn_at = entry.withdrawn_at, None
    text = _calendar_text(event, entry)
    if text != entry.text or was_withdrawn:
        if entry.pk:
            entry.sequence += 1
            entry.changed_at = now
        entry.text = _calendar_text(event, entry)
    entry.save()


def _calendar_text(event, entry):
    """The VEVENTs; "" where they cannot be written, so that one bad row never stops a feed."""
    try:
        return icalendar_text.vevents(event, str(entry.uid), entry.sequence, entry.changed_at)
    except (ValueError, TypeError):
        logger.exception("Event %s cannot be written as calendar text", event.pk)
        return ""
