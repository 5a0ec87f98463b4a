"""When a proposed event takes place next, and whether two events are the same one."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError

from content.fields import LooseDateField
from events.models import Event
from events.recurrence.local_time import local, start_of, today
from events.recurrence.plan import CANCELLED, plan

# How far ahead the next date is searched; a proposal that begins later is not urgent.
AHEAD = timedelta(days=800)


def begins(event: Event, now: datetime) -> datetime:
    """Return the start of its next date from today on; once all are over, that of its first."""
    since = start_of(today(now))
    window = since, max(since, event.first_span.end) + AHEAD
    dates = plan(event.rule, event.first_span, event.planned_changes, window)
    coming = [d.starts_at for d in dates if d.state != CANCELLED and d.starts_at >= since]
    return min(coming, default=event.starts_at)


def is_same(event: Event, data: dict) -> bool:
    """Whether an event of a similar title takes place on the day that form values name."""
    day = _day(data.get("date"))
    if day is None:
        return False
    if event.live and event.occurrences.on_days(day, day).exists():
        return True
    return local(event.starts_at).date() == day


def _day(value) -> date | None:
    """Return the day, as somebody typed it or as the form has read it."""
    if isinstance(value, date):
        return value
    try:
        return LooseDateField(required=False).clean(value or "")
    except ValidationError:
        return None
