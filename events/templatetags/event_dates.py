"""How dates are told to editors."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.recurrence.local_time import local
from events.recurrence.plan import CANCELLED

register = template.Library()


@register.filter
def when(date):
    """`Di, 12. Mai 2026, 18:00 bis 20:00 Uhr`; the end's day only where it is another."""
    begin, end = local(date.starts_at), local(date.ends_at)
    day = date_format(begin, "D, j. F Y")
    last = "" if begin.date() == end.date() else date_format(end, "D, j. F, ")
    return _("%(day)s, %(start)s bis %(end)s Uhr") % {
        "day": day,
        "start": f"{begin:%H:%M}",
        "end": f"{last}{end:%H:%M}",
    }


@register.filter
def state_words(date):
    """What a comparison adds to a date's times: ` (fällt aus: Grund)`, ` (im Bonni)`, or ""."""
    parts = [_("fällt aus")] if date.state == CANCELLED else []
    parts += [part for part in (date.place, date.note) if part]
    return f" ({', '.join(parts)})" if parts else ""
