"""The actions that keep dates and calendar text true to what is published."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q

from events.formats import icalendar_text
from events.models import Event, FeedEntry, Occurrence, OccurrenceChange, WalkIn
from events.recurrence.diff import pair
from events.recurrence.local_time import local, start_of
from events.recurrence.plan import EXTRA, Planned, plan
from events.registration import attendance, seats

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
    if event.has_broken_rule:
        logger.warning("Event %s: its rule cannot be read, its dates stay as they are", event.pk)
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
    """Extend every series to the horizon again; run nightly. Returns how many were checked.

    Events of several dates without a rule go along: how they are written in the feed may have changed.
    """
    several = ~Q(recurrences="") | Exists(
        OccurrenceChange.objects.filter(event=OuterRef("pk"), kind=EXTRA)
    )
    events = Event.objects.public().filter(several).prefetch_related("changes")
    count = 0
    for event in events.iterator(chunk_size=200):
        try:
            rebuild(event, now)
        except Exception:  # whatever is broken in one of them, the others are extended
            logger.exception("Event %s cannot be extended", event.pk)
            continue
        count += 1
    return count


def rewrite_texts(now: datetime) -> None:
    """Write every stored calendar text anew, because the address of the site in it has changed."""
    for event in Event.objects.public().prefetch_related("changes").iterator(chunk_size=200):
        _store_text(event, now)
    entries = FeedEntry.objects.exclude(withdrawn_at=None).exclude(text="")
    for entry in entries.iterator(chunk_size=200):
        entry.text = icalendar_text.with_address(entry.text, settings.BASE_URL)
        entry.save(update_fields=["text"])


def planned_dates(event: Event, now: datetime, changes=None) -> list[Planned]:
    """The dates of an event between two years back and 24 months ahead.

    `changes` are exceptions that take the place of the event's own: those in a form.
    """
    # whole days, or the second date of a day would be its first
    window = start_of(local(now - BACK).date()), now + AHEAD
    if not event.is_series:
        # a single date is announced however far ahead it lies
        window = min(window[0], event.starts_at), max(window[1], event.first_span.end)
    changes = event.planned_changes if changes is None else event.changes_with(changes)
    return plan(event.rule, event.first_span, changes, window)


def stored_dates(event: Event) -> list[Occurrence]:
    """The published dates, each with `registered`: how many hold a place or wait for one."""
    return list(
        Occurrence.objects.filter(event=event.pk)
        .with_attendance()
        .annotate(
            registered=Count("registrations", filter=~Q(registrations__state="cancelled")),
            has_walk_ins=Exists(WalkIn.objects.filter(occurrence=OuterRef("pk"))),
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
    for row in changed:
        if (
            row.attended_count is not None
        ):  # its day is another one now, or it was not held after all
            attendance.write(row, row.attended_count)
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
        was_held = row.attended_count is not None or row.has_walk_ins
        if was_held and row.ends_at <= now:
            continue  # how many came stays for ever
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
    row.has_open_end, row.is_second_of_day = planned.has_open_end, planned.is_second_of_day
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
    "has_open_end",
    "is_second_of_day",
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
    text = _calendar_text(event, entry, now)
    if entry.pk and (text != entry.text or was_withdrawn):
        entry.sequence += 1
        entry.changed_at = now
        text = _calendar_text(event, entry, now)
    entry.text = text
    entry.save()


def _calendar_text(event, entry, now):
    """The VEVENTs; "" where they cannot be written, so that one bad row never stops a feed."""
    try:
        return icalendar_text.vevents(event, str(entry.uid), entry.sequence, entry.changed_at, now)
    except (ValueError, TypeError):
        logger.exception("Event %s cannot be written as calendar text", event.pk)
        return ""
