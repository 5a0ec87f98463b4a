"""The dates of an event as planned: those of its rule, and what is different at some of them.

Pure: `occurrences` turns a plan into rows, `formats` into calendar text, `admin` into a preview.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from content.place.holidays import holidays_between, holidays_of
from content.place.time_zone import BERLIN
from events.recurrence.expansion import Span, expand, span
from events.recurrence.holidays import SCHOOL_HOLIDAYS, is_school_holiday
from events.recurrence.local_time import local, start_of
from events.recurrence.rrule import Rule

SCHEDULED, CANCELLED, MOVED = "scheduled", "cancelled", "moved"
EXTRA, PAUSE = "extra", "pause"
# A series that never takes place on the free days of the state.
NO_HOLIDAYS, NO_SCHOOL_HOLIDAYS = "no-holidays", "no-school-holidays"
# No single date lasts longer (`validation` sees to it), so a list never has to look further back.
LONGEST = timedelta(days=31)


class Change(NamedTuple):
    """What differs: CANCELLED, MOVED (from `day`), an EXTRA date, or a PAUSE from `day` to `until`.

    NO_HOLIDAYS and NO_SCHOOL_HOLIDAYS hold for the whole series; a calendar file names the dates
    that they take out as far as `until`.
    """

    kind: str
    day: date | None = None
    until: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    reason: str = ""


class Planned(NamedTuple):
    """One date. `original_start` is its identity: the rule's start, even if the date is moved."""

    original_start: datetime
    starts_at: datetime
    ends_at: datetime
    state: str = SCHEDULED
    note: str = ""
    place: str = ""


def plan(
    rule: Rule | None,
    first: Span,
    changes: list[Change],
    window: tuple[datetime, datetime],
) -> list[Planned]:
    """List the dates whose original times overlap the window, in order, changes applied."""
    kept = [
        occurrence
        for occurrence in expand(rule, *first, BERLIN, window)
        if not paused(occurrence, changes)
    ]
    dates = {occurrence.start: Planned(occurrence.start, *occurrence) for occurrence in kept}
    for extra in extras(changes, first):
        if extra.start < window[1] and extra.end > window[0]:
            dates.setdefault(extra.start, Planned(extra.start, *extra))
    for change in changes:
        for key in _touched(change, dates):
            dates[key] = _changed(dates[key], change)
    return [dates[key] for key in sorted(dates)]


def extras(changes: list[Change], first: Span) -> list[Span]:
    """The extra dates; one that names no end lasts as long as the first date."""
    return [
        _timed(change, first) for change in changes if change.kind == EXTRA and change.starts_at
    ]


def paused(occurrence: Span, changes: list[Change]) -> bool:
    day = local(occurrence.start).date()
    return any(_pauses(change, day) for change in changes)


def _pauses(change, day):
    if change.kind == PAUSE:
        return change.day is not None and change.day <= day <= (change.until or change.day)
    if change.kind == NO_HOLIDAYS:
        return day in holidays_of(day.year)
    return change.kind == NO_SCHOOL_HOLIDAYS and is_school_holiday(day)


def paused_dates(rule: Rule | None, first: Span, changes: list[Change]) -> list[Span]:
    """The rule's dates that the pauses take out: what a calendar calls EXDATE.

    Each pause is looked at by itself, so that a long series costs no more than a short one. An
    extra date that takes a paused one's place is no gap.
    """
    kept = {extra.start for extra in extras(changes, first)}
    dates = {}
    for begin, end in _pauses_of(changes, local(first.start).date()):
        window = start_of(begin), start_of(end + timedelta(days=1))
        inside = (
            occurrence
            for occurrence in expand(rule, *first, BERLIN, window)
            if occurrence.start >= window[0]
        )
        dates |= {
            occurrence.start: occurrence for occurrence in inside if occurrence.start not in kept
        }
    return [dates[key] for key in sorted(dates)]


def _pauses_of(changes, first_day):
    """The first and last day of each pause; free days as far as the change's `until`."""
    for change in changes:
        if change.kind == PAUSE and change.day:
            yield change.day, change.until or change.day
        elif change.kind == NO_HOLIDAYS:
            yield from ((day, day) for day in holidays_between(first_day, change.until))
        elif change.kind == NO_SCHOOL_HOLIDAYS:
            yield from (span for span in SCHOOL_HOLIDAYS if span[1] >= first_day)


def _touched(change, dates):
    if change.kind not in (CANCELLED, MOVED) or change.day is None:
        return []
    return [key for key in dates if local(key).date() == change.day]


def _changed(planned, change):
    if change.kind == CANCELLED:
        return planned._replace(state=CANCELLED, note=change.reason)
    if change.starts_at is None:
        times = Span(planned.starts_at, planned.ends_at)
    else:
        times = _timed(change, Span(planned.starts_at, planned.ends_at))
    place = change.place or planned.place
    return Planned(planned.original_start, *times, MOVED, change.reason, place)


def _timed(change, usual):
    if change.ends_at and change.ends_at > change.starts_at:
        return Span(change.starts_at, change.ends_at)
    length = local(usual.end).replace(tzinfo=None) - local(usual.start).replace(tzinfo=None)
    return span(local(change.starts_at).replace(tzinfo=None), length, BERLIN)
