"""The dates of an event as planned: those of its rule, and what is different at some of them.

Pure: `occurrences` turns a plan into rows, `formats` into calendar text, `admin` into a preview.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from content.place.holidays import holidays_between, holidays_of
from content.place.time_zone import BERLIN
from events.recurrence.expansion import Span, expand, span
from events.recurrence.holidays import SCHOOL_HOLIDAYS, is_school_holiday
from events.recurrence.local_time import end_of_its_day, local, start_of
from events.recurrence.rrule import Rule
from events.recurrence.states import CANCELLED, EXTRA, MOVED, PAUSE, SCHEDULED

# A series that never takes place on the free days of the state.
NO_HOLIDAYS, NO_SCHOOL_HOLIDAYS = "no-holidays", "no-school-holidays"
# An event that nobody said the end of: each date counts until the end of its day.
OPEN_END = "open-end"
# No single date lasts longer (`validation` sees to it), so a list never has to look further back.
LONGEST = timedelta(days=367)


class Change(NamedTuple):
    """What differs: CANCELLED, MOVED (from `day`), an EXTRA date, or a PAUSE from `day` to `until`.

    `clock` says which date of the day is meant where there are two; else it is the first.
    NO_HOLIDAYS, NO_SCHOOL_HOLIDAYS and OPEN_END hold for the whole series; a calendar file names the
    dates that the free days take out as far as `until`.
    """

    kind: str
    day: date | None = None
    until: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    reason: str = ""
    clock: time | None = None


class Planned(NamedTuple):
    """One date. `original_start` is its identity: the rule's start, even if the date is moved.

    `is_second_of_day` tells it from the date of the rule, or an earlier one, on the same day.
    """

    original_start: datetime
    starts_at: datetime
    ends_at: datetime
    state: str = SCHEDULED
    note: str = ""
    place: str = ""
    has_open_end: bool = False
    is_second_of_day: bool = False


def plan(
    rule: Rule | None,
    first: Span,
    changes: list[Change],
    window: tuple[datetime, datetime],
) -> list[Planned]:
    """List the dates whose original times overlap the window, in order, changes applied."""
    is_paused = _Pauses(changes).holds_on
    is_open = has_open_end(changes)
    dates = {
        occurrence.start: Planned(occurrence.start, *occurrence, has_open_end=is_open)
        for occurrence in expand(rule, *first, BERLIN, window)
        if not is_paused(local(occurrence.start).date())
    }
    for extra in _extra_dates(changes, first):
        if extra.starts_at < window[1] and extra.ends_at > window[0]:
            dates.setdefault(extra.original_start, extra)
    by_day = {}
    for key in dates:
        by_day.setdefault(local(key).date(), []).append(key)
    for keys in by_day.values():
        for key in keys[1:]:
            dates[key] = dates[key]._replace(is_second_of_day=True)
    for change in changes:
        if change.kind in (CANCELLED, MOVED) and change.day in by_day:
            key = start_at(by_day[change.day], change.clock)
            dates[key] = _changed(dates[key], change, is_open)
    return [dates[key] for key in sorted(dates)]


def start_at(starts: list[datetime], clock: time | None) -> datetime:
    """Return which of a day's dates begins at this local time; without one it is the first."""
    at_that_time = (start for start in starts if clock and local(start).time() == clock)
    return next(at_that_time, starts[0])


def has_open_end(changes: list[Change]) -> bool:
    return any(change.kind == OPEN_END for change in changes)


def extras(changes: list[Change], first: Span) -> list[Span]:
    """The extra dates; one that names no end lasts as long as the first date."""
    return [Span(date.starts_at, date.ends_at) for date in _extra_dates(changes, first)]


def _extra_dates(changes, first):
    """The extra dates, earliest first, as they are without other changes."""
    is_open = has_open_end(changes)
    added = [change for change in changes if change.kind == EXTRA and change.starts_at]
    return [
        Planned(
            change.starts_at,
            *_timed(change, first, is_open),
            note=change.reason,
            place=change.place,
            has_open_end=is_open and not _says_its_end(change),
        )
        for change in sorted(added, key=lambda change: change.starts_at)
    ]


class _Pauses:
    """The days without a date; an imported series may have thousands of pauses of one day."""

    def __init__(self, changes):
        pauses = [change for change in changes if change.kind == PAUSE and change.day]
        self.days = {change.day for change in pauses}
        self.long = [change for change in pauses if change.until and change.until > change.day]
        kinds = {change.kind for change in changes}
        self.skips_holidays = NO_HOLIDAYS in kinds
        self.skips_school_holidays = NO_SCHOOL_HOLIDAYS in kinds

    def holds_on(self, day):
        return (
            day in self.days
            or any(change.day <= day <= change.until for change in self.long)
            or (self.skips_holidays and day in holidays_of(day.year))
            or (self.skips_school_holidays and is_school_holiday(day))
        )


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


def _changed(planned, change, is_open):
    if change.kind == CANCELLED:
        return planned._replace(state=CANCELLED, note=change.reason)
    moved = planned._replace(state=MOVED, note=change.reason, place=change.place or planned.place)
    if change.starts_at is None:
        return moved
    start, end = _timed(change, Span(planned.starts_at, planned.ends_at), is_open)
    has_open = is_open and not _says_its_end(change)
    return moved._replace(starts_at=start, ends_at=end, has_open_end=has_open)


def _says_its_end(change):
    return bool(change.ends_at and change.ends_at > change.starts_at)


def _timed(change, usual, is_open):
    if _says_its_end(change):
        return Span(change.starts_at, change.ends_at)
    if is_open:
        return Span(change.starts_at, end_of_its_day(change.starts_at))
    length = local(usual.end).replace(tzinfo=None) - local(usual.start).replace(tzinfo=None)
    return span(local(change.starts_at).replace(tzinfo=None), length, BERLIN)
