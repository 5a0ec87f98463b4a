"""Opening hours as visitors read them: the table of the week, and search engines' vocabulary."""

import datetime as dt
from dataclasses import dataclass
from operator import itemgetter

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.place.holidays import holidays_of
from content.place.time_zone import BERLIN
from content.place.times import time_of_day, time_span
from directory.hours.german import hours_in_words
from directory.hours.osm import closing_reason, is_rule, spans_between, state_at
from directory.hours.rules import rules_of
from directory.hours.special_days import days_in_words
from directory.hours.state import SHOWN_DAYS
from directory.hours.week import NO_END, SpecialDays, WeekHours, clock, from_osm
from directory.hours.words import rule_in_words, weekday_name

SHOWN_EXCEPTIONS = 6
ONE_DAY = dt.timedelta(days=1)
# How far search engines are told of dates that no week can show.
TOLD_DAYS = 28
SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class HoursRow:
    """One line of the table; `is_today` marks the line that holds now."""

    label: str
    hours: str
    is_today: bool = False


def table_rows(text: str, now: dt.datetime) -> list[HoursRow]:
    """Return the lines: Monday to Sunday, holidays, coming exceptions; empty for an empty text.

    What no week can show is said rule by rule, then the coming seven days follow, unless all of them
    are closed: out of season the rules and the next opening say all.
    """
    week = from_osm(text) if is_rule(text) else None
    if week is None:
        rules = rule_rows(text)
        is_far = bool(state_at(text, now).next_opening)
        return rules if rules and is_far else [*rules, *next_days(text, now)]
    return _week(week, now.astimezone(BERLIN).date())


def rule_rows(text: str) -> list[HoursRow]:
    """Return a line for each rule; empty where one of them has no plain words."""
    rows = [rule_in_words(rule) for rule in rules_of(text)] if is_rule(text) else []
    return [HoursRow(_capitalised(row[0]), row[1]) for row in rows] if all(rows) else []


def _capitalised(text):
    return f"{text[:1].upper()}{text[1:]}"


def next_days(text: str, now: dt.datetime) -> list[HoursRow]:
    """Return the coming seven days by date, as the rule opens them; empty for an empty text."""
    if not is_rule(text):
        return []
    today = now.astimezone(BERLIN).date()
    days = [today + dt.timedelta(days=n) for n in range(SHOWN_DAYS)]
    return [
        HoursRow(date_format(day, "l, j. F"), _day_in_words(text, day), day == today)
        for day in days
    ]


def _day_in_words(text, day):
    start = dt.datetime.combine(day, dt.time.min)
    spans = spans_between(text, start, start + ONE_DAY)
    if not spans:
        comment, _is_temporary = closing_reason(text, start + dt.timedelta(hours=12))
        return f"{_('geschlossen')} ({comment})" if comment else _("geschlossen")
    opened = [span for span in spans if span.kind == "open"]
    is_full = sum((span.end - span.start for span in spans), dt.timedelta()) >= ONE_DAY
    if opened and is_full and len(opened) < len(spans):
        # A fallback fills the rest of the day.
        hours = ", ".join(_span_in_words(span) for span in opened)
        return _("%(hours)s, sonst nach Vereinbarung") % {"hours": hours}
    return ", ".join(_span_in_words(span) for span in spans)


def _span_in_words(span):
    comment = f" ({span.comment})" if span.comment else ""
    if span.kind == "by_appointment":
        comment = "" if "vereinbarung" in comment.lower() else comment
        if span.end - span.start >= ONE_DAY:
            return _("nach Vereinbarung") + comment
        hours = time_span(span.start, span.end)
        return _("%(hours)s nach Vereinbarung") % {"hours": hours} + comment
    if span.is_open_ended:
        return _("ab %(time)s") % {"time": time_of_day(span.start)} + comment
    return time_span(span.start, span.end) + comment


def _week(week: WeekHours, today):
    is_holiday = week.holidays is not None and today in holidays_of(today.year)
    # A later rule of OSM overrides the ones before it.
    holding = next((s for s in reversed(week.exceptions) if _covers(s, today)), None)
    rows = [
        HoursRow(
            weekday_name(n),
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


def specification(text: str, today: dt.date) -> list[dict]:
    """Return schema.org's openingHoursSpecification; empty for an empty text.

    Machines know no "every year": an exception without a year stands at the next days it holds on.
    What no week can show is told as the dates of the coming weeks.
    """
    if not is_rule(text):
        return []
    week = from_osm(text)
    if week is None:
        return [_SPECIFICATION | row for row in _coming_dates(text, today)]
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
    """Return both times; of an open end only the beginning is known."""
    opens, closes = clock(slot.start), clock(slot.end)
    if slot.is_open_ended:
        return {"opens": opens}
    return {"opens": opens, "closes": "23:59" if closes == "24:00" else closes}


def _coming_dates(text, today):
    start = dt.datetime.combine(today, dt.time.min)
    spans = spans_between(text, start, start + dt.timedelta(days=TOLD_DAYS))
    return [_dated_span(span) for span in spans if span.kind == "open"]


def _dated_span(span):
    first, last = span.start.date(), (span.end - dt.timedelta(minutes=1)).date()
    hours = {"opens": f"{span.start:%H:%M}"}
    if not span.is_open_ended:
        hours["closes"] = f"{span.end:%H:%M}" if span.end.time() > dt.time.min else "23:59"
    # A night ends on the next day, but it is the hours of the day on which it begins.
    last = first if last - first == ONE_DAY and span.end - span.start < ONE_DAY else last
    return {"validFrom": first.isoformat(), "validThrough": last.isoformat()} | hours


def _slots_or_closed(hours):
    """Return the slots of a day; opening and closing at midnight means closed.

    So is a day by appointment: whoever just comes stands before a locked door.
    """
    return [_opens_and_closes(slot) for slot in hours.slots] or [CLOSED_ALL_DAY]


def _dated(exceptions, today):
    dated = [(special, _days_from(special, today)) for special in exceptions]
    return [
        _validity(special, days) | hours
        for special, days in dated
        if days and days[1] >= today
        for hours in _slots_or_closed(special.hours)
    ]


def _validity(special, days):
    """Return from when to when an exception holds; some end nobody knows when."""
    through = {} if special.last == NO_END else {"validThrough": days[1].isoformat()}
    return {"validFrom": days[0].isoformat()} | through
