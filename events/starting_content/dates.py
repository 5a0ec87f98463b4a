"""Dates relative to the day of loading, so that the calendar of a new installation is never empty."""

import datetime as dt
from calendar import monthrange

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """Return that wall clock time on that day, without a zone."""
    return dt.datetime.combine(day, dt.time(hour, minute))


def next_weekday(day: dt.date, weekday: int) -> dt.date:
    """Return the first such weekday after `day`, never `day` itself."""
    return day + dt.timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the first of the month that many months later, or earlier when negative."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)


def nth_weekday(month: dt.date, weekday: int, nth: int) -> dt.date:
    """Return the nth such weekday of the month that `month` lies in."""
    first = month.replace(day=1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def last_weekday(month: dt.date, weekday: int) -> dt.date:
    """Return the last such weekday of the month that `month` lies in."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return last - dt.timedelta(days=(last.weekday() - weekday) % 7)


def outside_holidays(day: dt.date) -> dt.date:
    """Return the day, or the same weekday after Christmas and New Year when it falls there."""
    while (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 6):
        day += dt.timedelta(weeks=1)
    return day
