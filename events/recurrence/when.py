"""When a date takes place, as short as it stays clear, marked up for machines.

Written here and not in a template, because a list prints it fifty times.
"""

from datetime import date
from functools import lru_cache

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS_ABBR
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.recurrence.local_time import local


def when(occurrence) -> SafeString:
    """`Mi, 1. Dezember, 18:00–20:00 Uhr`; the year only where it is not this one.

    All of it is made of numbers and our own words, so nothing has to be escaped.
    """
    start, end = occurrence.local_start, occurrence.local_end
    language = get_language()
    first = _named(start.date(), language)
    if start.year != local(timezone.now()).year:
        first = f"{first} {start.year}"
    last = ""
    if occurrence.lasts_days:
        last = _named(occurrence.last_moment.date(), language)
    if occurrence.event.all_day:
        begin = f'<time datetime="{start:%Y-%m-%d}">{first}</time>'
        return SafeString(f"{begin} {_('bis')} {_until(end, last)}" if last else begin)
    begin = f'<time datetime="{start.isoformat()}">{first}, {start:%H:%M}</time>'
    if last:
        return SafeString(f"{begin} {_('bis')} {_until(end, f'{last}, {end:%H:%M}')} {_('Uhr')}")
    return SafeString(f"{begin}–{_until(end, f'{end:%H:%M}')} {_('Uhr')}")


def _until(end, words):
    return f'<time datetime="{end.isoformat()}">{words}</time>'


@lru_cache(maxsize=400)
def _named(day: date, language: str) -> str:
    """Name a day in the active language, which the cache has to know."""
    return f"{WEEKDAYS_ABBR[day.weekday()]}, {day.day}. {MONTHS[day.month]}"
