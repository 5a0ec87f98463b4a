"""Opening hours as a form has them, one row per day, and as OSM text: both ways.

Only what rows can say is read; `from_osm` answers None for any other rule ("Mo[1] 10:00-12:00"),
and whoever edits it works on the text itself.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from directory.hours.rules import (
    ADDITIONAL,
    DATE,
    FALLBACK,
    MONTHS,
    NotOpeningHours,
    normal_form,
    rules_of,
)

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
BY_APPOINTMENT = 'unknown "nach Vereinbarung"'
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, order=True)
class Slot:
    """From start to end, in minutes after midnight; an end after 24:00 lies in the next day.

    Where the end is open, `end` is the earliest one, or midnight where nothing is known.
    """

    start: int
    end: int
    is_open_ended: bool = False

    def __str__(self):
        if self.is_open_ended and self.end == DAY_MINUTES:
            return f"{clock(self.start)}+"
        return f"{clock(self.start)}-{clock(self.end)}{'+' if self.is_open_ended else ''}"


def clock(minutes: int) -> str:
    """Return `09:00`; exactly midnight at the end of a day is `24:00`."""
    wrapped = minutes if minutes == DAY_MINUTES else minutes % DAY_MINUTES
    return f"{wrapped // 60:02}:{wrapped % 60:02}"


@dataclass(frozen=True)
class DayHours:
    """The hours of one day; without slots it is closed, or open by appointment.

    With slots and by appointment, an appointment is possible at any other time of the day. The
    comment is what a sign on the door says beside the hours.
    """

    slots: tuple[Slot, ...] = ()
    by_appointment: bool = False
    comment: str = ""

    def __bool__(self):
        return bool(self.slots) or self.by_appointment or bool(self.comment)

    def __str__(self):
        comment = f' "{self.comment}"' if self.comment else ""
        if self.slots:
            return ",".join(map(str, self.slots)) + (f" open{comment}" if comment else "")
        if self.by_appointment:
            return f"unknown{comment}" if comment else BY_APPOINTMENT
        return f"off{comment}"

    @property
    def has_fallback(self):
        return bool(self.slots) and self.by_appointment


CLOSED = DayHours()
ALL_DAY = DayHours((Slot(0, DAY_MINUTES),))


@dataclass(frozen=True)
class Day:
    """A date; without a year it comes back every year."""

    month: int
    day: int
    year: int | None = None

    def __str__(self):
        return f"{f'{self.year} ' if self.year else ''}{MONTHS[self.month - 1]} {self.day:02}"

    def date_in(self, year: int) -> dt.date | None:
        """Return its date in that year; None where it has another one, or on a missing 29 February."""
        try:
            return dt.date(year, self.month, self.day) if self.year in (None, year) else None
        except ValueError:
            return None


# The last day of what ends nobody knows when, as OSM writes it.
NO_END = Day(12, 31, 9999)


@dataclass(frozen=True)
class SpecialDays:
    """What differs from first to last, both included."""

    first: Day
    last: Day
    hours: DayHours

    @property
    def days(self):
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True)
class WeekHours:
    """Seven days from Monday on, public holidays (None: like any other day), and exceptions."""

    days: tuple[DayHours, ...] = (CLOSED,) * 7
    holidays: DayHours | None = CLOSED
    exceptions: tuple[SpecialDays, ...] = ()

    def __bool__(self):
        return any(self.days) or bool(self.holidays) or bool(self.exceptions)


def to_osm(week: WeekHours) -> str:
    """Return the OSM text, empty where nothing is said at all."""
    if not week:
        return ""
    groups = {}
    for weekday, hours in zip(WEEKDAYS, week.days, strict=True):
        if hours:
            groups.setdefault(hours, []).append(weekday)
    rules = [f"{_weekday_selector(days)} {hours}" for hours, days in groups.items()]
    weekdays = [w for w, hours in zip(WEEKDAYS, week.days, strict=True) if hours.has_fallback]
    if weekdays:
        rules[-1] += f"{FALLBACK}{_weekday_selector(weekdays)} {BY_APPOINTMENT}"
    if week.holidays is not None:
        rules.append(_with_fallback("PH", week.holidays))
    return "; ".join(rules + [_with_fallback(s.days, s.hours) for s in week.exceptions])


def _with_fallback(selector, hours):
    fallback = f"{FALLBACK}{selector} {BY_APPOINTMENT}" if hours.has_fallback else ""
    return f"{selector} {hours}{fallback}"


def _weekday_selector(weekdays):
    """Return `Mo-We,Fr` for a list of weekdays in order."""
    numbered = enumerate(WEEKDAYS.index(weekday) for weekday in weekdays)
    runs = [[n for _place, n in run] for _key, run in groupby(numbered, lambda p: p[1] - p[0])]
    names = [(WEEKDAYS[run[0]], WEEKDAYS[run[-1]]) for run in runs]
    return ",".join(first if first == last else f"{first}-{last}" for first, last in names)


# Reading back. The order of the kinds (weekdays, holidays, dates) is ours; in another order a later
# rule would silence an earlier one in ways rows cannot say.

_SLOT = re.compile(r"(\d\d):(\d\d)(?:-(\d\d):(\d\d)(\+?)|(\+))")
_WISH = "nach Vereinbarung"


class _NotRows(Exception):
    """The rule says more than rows can."""


def from_osm(text: str) -> WeekHours | None:
    """Return the rows that say the same as the OSM text; None where rows cannot."""
    if not text:
        return WeekHours()
    try:
        return _Rows(rules_of(normal_form(text))).week or None
    except (_NotRows, NotOpeningHours):
        return None


class _Rows:
    """The rows as one rule after the other fills them."""

    def __init__(self, rules):
        self.days, self.holidays, self.exceptions = [CLOSED] * 7, None, []
        for rule in rules:
            if rule.holidays == "and":
                raise _NotRows
            fill = self._fallback if rule.separator == FALLBACK else self._rule
            fill(rule, _hours(rule))

    @property
    def week(self):
        return WeekHours(tuple(self.days), self.holidays, tuple(self.exceptions))

    def _rule(self, rule, hours):
        is_added = rule.separator == ADDITIONAL and hours.slots
        if rule.wide:
            if is_added:
                raise _NotRows
            self.exceptions += [SpecialDays(*days, hours) for days in _dates(rule)]
            return
        is_late = self.holidays is not None and rule.holidays != "only"
        if self.exceptions or is_late or (is_added and rule.holidays):
            raise _NotRows
        for number in _numbers(rule):
            self.days[number] = _sum(self.days[number], hours) if is_added else hours
        if rule.holidays:
            self.holidays = hours

    def _fallback(self, rule, hours):
        """Add "by appointment" to the days that the rule names; nothing else can be a fallback."""
        if hours.slots or not hours.by_appointment:
            raise _NotRows
        if rule.wide:
            days = [(special.first, special.last) for special in self.exceptions[-1:]]
            if _dates(rule) != days:
                raise _NotRows
            last = self.exceptions[-1]
            self.exceptions[-1] = replace(last, hours=_or_by_appointment(last.hours, hours))
            return
        # On a holiday that the rule does not name, it would hold as well.
        is_everywhere = not rule.weekdays
        if self.exceptions or (self.holidays is not None and not is_everywhere):
            raise _NotRows
        for number in _numbers(rule):
            self.days[number] = _or_by_appointment(self.days[number], hours)
        if self.holidays is not None:
            self.holidays = _or_by_appointment(self.holidays, hours)


def _numbers(rule):
    """Return the weekdays of a rule; without any it holds on all, or on holidays only."""
    if not rule.weekdays:
        return range(0 if rule.holidays else 7)
    numbers = []
    for part in rule.weekdays.split(","):
        first, _dash, last = part.partition("-")
        if first not in WEEKDAYS or (last and last not in WEEKDAYS):
            raise _NotRows
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
        numbers += [n % 7 for n in range(start, end + (1 if end >= start else 8))]
    return numbers


def _hours(rule):
    comment = "" if rule.comment == _WISH else rule.comment
    if rule.state != "open":
        if rule.times:
            raise _NotRows
        return DayHours((), rule.state == "unknown", comment)
    if not rule.times:
        if rule.comment:
            raise _NotRows
        return ALL_DAY
    if not re.fullmatch(rf"{_SLOT.pattern}(?:,{_SLOT.pattern})*", rule.times):
        raise _NotRows
    slots = tuple(_slot(*found.groups()) for found in _SLOT.finditer(rule.times))
    return DayHours(slots, comment=rule.comment)


def _slot(hour, minute, end_hour, end_minute, plus, only_plus):
    start = int(hour) * 60 + int(minute)
    if only_plus:
        return Slot(start, DAY_MINUTES, True)
    end = int(end_hour) * 60 + int(end_minute)
    return Slot(start, end if end > start else end + DAY_MINUTES, bool(plus))


def _sum(hours, added):
    """Return the hours of a day with others beside them."""
    slots = sorted(hours.slots + added.slots)
    is_overlapping = any(after.start < before.end for before, after in pairwise(slots))
    if is_overlapping or hours.comment or added.comment or hours.by_appointment:
        raise _NotRows
    return DayHours(tuple(slots))


def _or_by_appointment(hours, fallback):
    if hours == ALL_DAY or hours.by_appointment:
        return hours
    if not hours.slots:
        return replace(fallback, comment=hours.comment or fallback.comment)
    if fallback.comment:
        raise _NotRows
    return replace(hours, by_appointment=True)


def _dates(rule):
    """Return (first, last) of each part of a list of dates."""
    if rule.weekdays or rule.holidays:
        raise _NotRows
    found = []
    for part in rule.wide.split(","):
        days = [_day(piece) for piece in part.split("-")]
        if (days[0].year is None) != (days[-1].year is None):
            raise _NotRows
        found.append((days[0], days[-1]))
    return found


def _day(text):
    match = DATE.fullmatch(text)
    if not match:
        raise _NotRows
    return Day(MONTHS.index(match[2]) + 1, int(match[3]), int(match[1]) if match[1] else None)
