"""Times of day as people read them: `9:30 Uhr`, `9 bis 18:30 Uhr`. What machines read is ISO 8601."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from content.place.time_zone import BERLIN

# How a day is written where nothing else is asked for, in Django's letters.
DAY = "j. F Y"


def digits(time: dt.time | dt.datetime, *, is_end: bool = False) -> str:
    """Return `9`, `18:30`, without the word; an end at midnight is `24`, not the next day's `0`."""
    if is_end and not (time.hour or time.minute):
        return "24"
    return f"{time.hour}:{time.minute:02}" if time.minute else f"{time.hour}"


def time_of_day(time: dt.time | dt.datetime, *, is_end: bool = False) -> str:
    """Return `9 Uhr`, `18:30 Uhr`; a datetime is local already."""
    return _("%(time)s Uhr") % {"time": digits(time, is_end=is_end)}


def time_span(start: dt.time | dt.datetime, end: dt.time | dt.datetime) -> str:
    """Return `9 bis 18:30 Uhr`; datetimes are local already."""
    return _("%(start)s bis %(end)s Uhr") % {
        "start": digits(start),
        "end": digits(end, is_end=True),
    }


def moment_in_words(moment: dt.datetime, day: str = DAY) -> str:
    """Return `1. Dezember 2026, 18:30 Uhr` on Berlin's clock; `day` is how the day is written."""
    local = localtime(moment, BERLIN)
    return f"{date_format(local, day)}, {time_of_day(local)}"
