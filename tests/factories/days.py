"""Days on which things take place: named by how far they are ahead, so that the tests never expire."""

import datetime as dt

from django.utils import timezone

TUESDAY, SUNDAY = 1, 6


def tuesday(weeks=0):
    """Return the first Tuesday that is three months away or more, or one so many weeks after it."""
    day = timezone.localdate() + dt.timedelta(days=91)
    return day + dt.timedelta(days=(TUESDAY - day.weekday()) % 7, weeks=weeks)


def clock_goes_back():
    """Return the last Sunday of the next October that has not begun: summer time ends on it."""
    today = timezone.localdate()
    year = today.year if today.month < 10 else today.year + 1
    last = dt.date(year, 10, 31)
    return last - dt.timedelta(days=(last.weekday() - SUNDAY) % 7)
