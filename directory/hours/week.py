"""Opening hours as a form has them, one row per day, and as OSM text: both ways.

Only what rows can say is read; `from_osm` answers None for any other rule ("Mo[1] 10:00-12:00"),
and whoever edits it works on the text itself.
"""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import groupby

from opening_hours import OpeningHours

from directory.hours.holidays import MONTHS, split_rules
from directory.hours.osm import DATE, NotOpeningHours, normal_form

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
BY_APPOINTMENT = 'unknown "nach Vereinbarung"'
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, order=True)
class Slot:
    """From start to end, in minutes after midnight; an end after 24:00 lies in the next day."""

    start: int
    end: int

    def __str__(self):
        return f"{clock(self.start)}-{clock(self.end)}"


def clock(minutes: int) -> str:
    """Return `09:00`; exactly midnight at the end of a day is `24:00`."""
    wrapped = minutes if minutes == DAY_MINUTES else minutes % DAY_MINUTES
    return f"{wrapped // 60:02}:{wrapped % 60:02}"


@dataclass(frozen=True)
class DayHours:
    """The hours of one day; without slots it is closed, or open by appointment."""

    slots: tuple[Slot, ...] = ()
    by_appointment: bool = False

    def __bool__(self):
        return bool(self.slots) or self.by_appointment

    def __str__(self):
        slots = ",".join(map(str, self.slots))
        return slots or (BY_APPOINTMENT if self.by_appointment else "off")


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


@dataclass(frozen=True)
class SpecialDays:
    """What differs from first to last, both included."""

    first: Day
    last: Day
    hours: DayHours

    def __str__(self):
        days = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"{days} {self.hours}"


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
    if week.holidays is not None:
        rules.append(f"PH {week.holidays}")
    return "; ".join(rules + [str(special) for special in week.exceptions])


def _weekday_selector(weekdays):
    """Return `Mo-We,Fr` for a list of weekdays in order."""
    numbered = enumerate(WEEKDAYS.index(weekday) for weekday in weekdays)
    runs = [[n for _place, n in run] for _key, run in groupby(numbered, lambda p: p[1] - p[0])]
    names = [(WEEKDAYS[run[0]], WEEKDAYS[run[-1]]) for run in runs]
    return ",".join(first if first == last else f"{first}-{last}" for first, last in names)


# Reading back: a rule is a selector and what holds then. The order of the kinds (weekdays, holidays,
# dates) is ours; in another order a later rule would silence an earlier one in ways rows cannot say.

_RULE = re.compile(r"(?P<selector>24/7|[^\"]*?)\s*(?P<hours>off|unknown.*|\".*|\d\d:\d\d-.*|)")
_WEEKDAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_WEEKDAYS = re.compile(rf"(?:(?:{_WEEKDAY}(?:-{_WEEKDAY})?|PH)(?:,|$))+")
_SLOTS = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")
_WISH = re.compile(r'(?:unknown )?"nach Vereinbarung"')


class _NotRows(Exception):
    """The rule says more than rows can."""


def from_osm(text: str) -> WeekHours | None:
    """Return the rows that say the same as the OSM text; None where rows cannot."""
    if not text:
        return WeekHours()
    try:
        return _read(normal_form(_without_additions(text))) or None
    except (_NotRows, NotOpeningHours):
        return None


def _without_additions(text):
    """Return the text with `Mo-Fr 09:00-12:00, Mo 14:00-18:00` written as separate days."""
    normal = normal_form(text)
    return str(OpeningHours(normal).normalize()) if ", " in normal else normal


def _read(text):
    days, holidays, exceptions = [CLOSED] * 7, None, []
    for rule in split_rules(text):
        match = _RULE.fullmatch(rule)
        if not match:
            raise _NotRows
        hours, selector = _hours(match["hours"]), match["selector"]
        if selector in ("", "24/7") or _WEEKDAYS.fullmatch(selector):
            if exceptions or (holidays is not None and selector != "PH"):
                raise _NotRows
            for number in _numbers(selector):
                days[number] = hours
            holidays = hours if "PH" in selector else holidays
        else:
            exceptions += _special_days(selector, hours)
    return WeekHours(tuple(days), holidays, tuple(exceptions))


def _numbers(selector):
    if selector in ("", "24/7"):
        return range(7)
    numbers = []
    for part in selector.replace("PH", "").strip(",").split(","):
        first, _dash, last = part.partition("-")
        if first:
            start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
            numbers += [n % 7 for n in range(start, end + (1 if end >= start else 8))]
    return numbers


def _hours(text):
    if text in ("off", ""):
        return CLOSED if text else ALL_DAY
    if _WISH.fullmatch(text):
        return DayHours(by_appointment=True)
    if not re.fullmatch(rf"{_SLOTS.pattern}(?:,{_SLOTS.pattern})*", text):
        raise _NotRows
    return DayHours(tuple(_slot(*map(int, found.groups())) for found in _SLOTS.finditer(text)))


def _slot(hour, minute, end_hour, end_minute):
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    return Slot(start, end if end > start else end + DAY_MINUTES)


def _special_days(selector, hours):
    specials = []
    for part in selector.split(","):
        days = [_day(piece) for piece in part.split("-")]
        if (days[0].year is None) != (days[-1].year is None):
            raise _NotRows
        specials.append(SpecialDays(days[0], days[-1], hours))
    return specials


def _day(text):
    match = DATE.fullmatch(text)
    if not match:
        raise _NotRows
    return Day(MONTHS.index(match[2]) + 1, int(match[3]), int(match[1]) if match[1] else None)
