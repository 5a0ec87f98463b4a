"""The dates of a rhythm: each at the same time on the wall clock, whatever the season. Pure."""

import calendar
import datetime as dt
from enum import StrEnum

from content.place.time_zone import BERLIN

MOST_DATES = 24


class Rhythm(StrEnum):
    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


DAYS = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}


def dates(first: dt.datetime, rhythm: Rhythm, count: int) -> list[dt.datetime]:
    """Return so many dates from the first one on, all aware; monthly is the same weekday of the month.

    A month without a fifth such weekday takes its last one.
    """
    local = first.astimezone(BERLIN)
    if rhythm == Rhythm.ONCE:
        return [local]
    return [
        dt.datetime.combine(_day(local.date(), rhythm, number), local.time(), BERLIN)
        for number in range(min(count, MOST_DATES))
    ]


def _day(first: dt.date, rhythm: Rhythm, number: int) -> dt.date:
    if rhythm in DAYS:
        return first + dt.timedelta(days=DAYS[rhythm] * number)
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    month += 1
    which = (first.day - 1) // 7
    first_weekday, length = calendar.monthrange(year, month)
    days = range(1 + (first.weekday() - first_weekday) % 7, length + 1, 7)
    return dt.date(year, month, days[min(which, len(days) - 1)])
