"""Opening hours as visitors read them: the table of the week, and search engines' vocabulary."""

import datetime as dt
from dataclasses import dataclass
from operator import itemgetter

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.place.holidays import holidays_of
from content.place.time_zone import BERLIN
from directory.hours.german import days_in_words, hours_in_words
from directory.hours.osm import is_rule, spans_between
from directory.hours.state import clock
from directory.hours.week import SpecialDays, WeekHours, from_osm
from directory.hours.week import clock as clock_of_minutes

# A year when 1 January is a Monday: names the weekdays in the visitor's language.
MONDAY = dt.date(2024, 1, 1)
SHOWN_EXCEPTIONS = 6
SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class HoursRow:
    """One line of the table; `is_today` marks the line that holds now."""

    label: str
    hours: str
    is_today: bool = False


def table_rows(text: str, now: dt.datetime) -> list[HoursRow]:
    """Return the lines: Monday to Sunday, holidays, coming exceptions; empty for an empty text."""
    if not is_rule(text):
        return []
    today = now.astimezone(BERLIN).date()
    week = from_osm(text)
    return _coming_days(text, today) if week is None else _week(week, today)


def _week(week: WeekHours, today):
    is_holiday = week.holidays is not None and today in holidays_of(today.year)
    # A later rule of OSM overrides the ones before it.
    holding = next((s for s in reversed(week.exceptions) if _covers(s, today)), None)
    rows = [
        HoursRow(
            date_format(MONDAY + dt.timedelta(days=n), "l"),
            hours_in_words(hours),
            n == today.weekday() and not is_holiday and not holding,
        )
        for n, hours in enumerate(week.days)
    ]
    if week.holidays is not None:
        rows.append(
            HoursRow(_("Feiertage"), hours_in_words(week.holidays), is_holiday and not holding)
        )
    return rows + [
        HoursRow(days_in_words(s), hours_in_words(s.hours), s is holding)
        for s in _coming(week.exceptions, today)
    ]


def _coming(exceptions, today):
    """Return the exceptions that hold now or come next, in the order of their days."""
    dated = [(_next_day(special, today), special) for special in exceptions]
    found = [(day, special) for day, special in dated if day is not None]
    return [special for _day, special in sorted(found, key=itemgetter(0))][:SHOWN_EXCEPTIONS]


def _next_day(special: SpecialDays, today):
    """Return today where it holds, else the day on which it begins next; None where all is behind."""
    days = _days_from(special, today)
    return max(days[0], today) if days and days[1] >= today else None


def _covers(special: SpecialDays, today):
    days = _days_from(special, today)
    return bool(days) and days[0] <= today <= days[1]


def _days_from(special: SpecialDays, today):
    """Return its first and last day; without a year those that end next, None where there are none."""
    first, last, year = special.first, special.last, special.first.year
    # Without a year 24.12.–2.1. runs over the turn of the year.
    wraps = (last.month, last.day) < (first.month, first.day)
    # 29 February comes back after eight years at the latest.
    for begin in [year] if year else range(today.year - 1, today.year + 9):
        days = first.date_in(begin), _end_in(last, last.year or begin + wraps)
        if all(days) and (year or days[1] >= today):
            return days
    return None


def _end_in(day, year):
    """Return the date of a last day in that year; what lasts to 29 February ends on the 28th in most."""
    is_leap_day = (day.month, day.day, day.year) == (2, 29, None)
    return day.date_in(year) or (dt.date(year, 2, 28) if is_leap_day else None)


def _coming_days(text, today):
    """Return the coming seven days by date, for rules that no week can show."""
    rows = []
    for day in (today + dt.timedelta(days=n) for n in range(7)):
        start = dt.datetime.combine(day, dt.time.min)
        spans = spans_between(text, start, start + dt.timedelta(days=1))
        hours = ", ".join(_span_in_words(*span) for span in spans) or _("geschlossen")
        rows.append(HoursRow(date_format(day, "l, j. F"), hours, day == today))
    return rows


def _span_in_words(start, end, kind):
    closing = "24:00" if end.date() > start.date() else clock(end)
    hours = f"{clock(start)}–{closing}"
    return hours if kind == "open" else _("%(hours)s nach Vereinbarung") % {"hours": hours}


def specification(text: str, today: dt.date) -> list[dict]:
    """Return schema.org's openingHoursSpecification; empty where the rule does not fit it.

    Machines know no "every year": an exception without a year stands at the next days it holds on.
    """
    week = from_osm(text) if is_rule(text) else None
    if not week:
        return []
    rows = [
        {"dayOfWeek": f"https://schema.org/{day}"} | _opens_and_closes(slot)
        for day, hours in zip(SCHEMA_DAYS, week.days, strict=True)
        for slot in hours.slots
    ]
    if week.holidays is not None:
        holidays = {"dayOfWeek": "https://schema.org/PublicHolidays"}
        rows += [holidays | hours for hours in _slots_or_closed(week.holidays)]
    return [_SPECIFICATION | row for row in rows + _dated(week.exceptions, today)]


_SPECIFICATION = {"@type": "OpeningHoursSpecification"}
CLOSED_ALL_DAY = {"opens": "00:00", "closes": "00:00"}


def _opens_and_closes(slot):
    closes = clock_of_minutes(slot.end)
    return {
        "opens": clock_of_minutes(slot.start),
        "closes": "23:59" if closes == "24:00" else closes,
    }


def _slots_or_closed(hours):
    """Return the slots of a day; opening and closing at midnight means closed.

    So is a day by appointment: whoever just comes stands before a locked door.
    """
    return [_opens_and_closes(slot) for slot in hours.slots] or [CLOSED_ALL_DAY]


def _dated(exceptions, today):
    dated = [(special, _days_from(special, today)) for special in exceptions]
    return [
        {"validFrom": days[0].isoformat(), "validThrough": days[1].isoformat()} | hours
        for special, days in dated
        if days
        for hours in _slots_or_closed(special.hours)
    ]
