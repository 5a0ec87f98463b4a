"""When a date takes place, as short as it stays clear, marked up for machines.

Written here and not in a template, because a list prints it fifty times.
"""

from datetime import date
from functools import lru_cache

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS_ABBR
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.clock import local


def when(occurrence) -> SafeString:
    """`Mi, 1. Dezember, 18:00–20:00 Uhr`; the year only where it is not this one."""
    start, end = occurrence.local_start, occurrence.local_end
    all_day = occurrence.event.all_day
    first = _day(start)
    if start.year != local(timezone.now()).year:
        first = f"{first} {start.year}"
    begin = f"{start:%Y-%m-%d}" if all_day else start.isoformat()
    if not all_day:
        first = f"{first}, {start:%H:%M}"
    if occurrence.lasts_days:
        last = _day(occurrence.last_moment)
        if not all_day:
            last = f"{last}, {end:%H:%M}"
        return _span(begin, first, f" {_('bis')} ", end, last, "" if all_day else _("Uhr"))
    if all_day:
        return format_html('<time datetime="{}">{}</time>', begin, first)
    return _span(begin, first, "–", end, f"{end:%H:%M}", _("Uhr"))


def _day(at) -> str:
    return _named(at.date(), get_language())


@lru_cache(maxsize=400)
def _named(day: date, language: str) -> str:
    """Name a day in the active language, which the cache has to know."""
    return f"{WEEKDAYS_ABBR[day.weekday()]}, {day.day}. {MONTHS[day.month]}"


def _span(begin, first, between, end, last, unit):
    pattern = '<time datetime="{}">{}</time>{}<time datetime="{}">{}</time>{}'
    unit = f" {unit}" if unit else ""
    return format_html(pattern, begin, first, between, end.isoformat(), last, unit)
