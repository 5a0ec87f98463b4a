"""On which days letters around a meeting are due: counted in days of the calendar in Berlin. Pure."""

import datetime as dt

from content.place.time_zone import BERLIN

DAYS_BEFORE = 2
# A night that did not take place is made up for, but not for ever.
DAYS_LATE = 3
# Whoever meets every week hears enough of each other.
FAR_APART = 10


def day_of(moment: dt.datetime) -> dt.date:
    """Return the local day of an aware moment."""
    return moment.astimezone(BERLIN).date()


def start_of(day: dt.date) -> dt.datetime:
    """Return the local midnight with which a day begins."""
    return dt.datetime.combine(day, dt.time(), BERLIN)


def soon(now: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """Return from when until before when a meeting begins that is written about beforehand."""
    return now, start_of(day_of(now) + dt.timedelta(days=DAYS_BEFORE + 1))


def just_over(now: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """Return from when until before when a meeting began that is written about afterwards."""
    today = day_of(now)
    return start_of(today - dt.timedelta(days=DAYS_LATE)), start_of(today)


def is_halfway(last: dt.datetime, following: dt.datetime, now: dt.datetime) -> bool:
    """Tell whether today is the middle between two meetings that are far apart, or just after it."""
    first, end, today = day_of(last), day_of(following), day_of(now)
    middle = first + (end - first) // 2
    is_due = middle <= today <= middle + dt.timedelta(days=DAYS_LATE)
    return is_due and (end - first).days >= FAR_APART and (end - today).days > DAYS_BEFORE
