"""How dates are written for editors."""

from datetime import timedelta

from django import template
from django.utils.translation import gettext as _

from events.recurrence import german
from events.recurrence.local_time import local
from events.recurrence.plan import CANCELLED

register = template.Library()


@register.filter
def when(date):
    """`Di, 12. Mai 2026, 18 bis 20 Uhr`; the end's day only where it is another."""
    begin, end = local(date.starts_at), local(date.ends_at)
    last_moment = end - timedelta(microseconds=1)  # midnight is the end of its evening
    last = None if begin.date() == last_moment.date() else last_moment
    return german.when(
        begin,
        end,
        has_open_end=date.has_open_end,
        last=last,
        day=german.SHORT_DAY_AND_YEAR,
    )


@register.filter
def begins(moment, all_day):
    """`Di, 12. Mai 2026, 18 Uhr`, or only the day."""
    return german.when(local(moment), all_day=all_day, day=german.SHORT_DAY_AND_YEAR)


@register.filter
def state_words(date):
    """What a comparison adds to a date's times: ` (fällt aus: Grund)`, ` (im Bonni)`, or ""."""
    parts = [_("fällt aus")] if date.state == CANCELLED else []
    parts += [part for part in (date.place, date.note) if part]
    return f" ({', '.join(parts)})" if parts else ""
