"""Copies of an event: the same content, nothing of its history, nobody registered."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from content.place.time_zone import BERLIN
from events.models import Event
from events.recurrence import splitting
from events.recurrence.expansion import expand
from events.recurrence.local_time import ONE_DAY, local
from events.recurrence.rrule import end_of_day

FAR = timedelta(days=366 * 5)


def once_more(event: Event) -> Event:
    """An unsaved copy of the event, with its exceptions."""
    data = event.serializable_data()
    for name in ("pk", "latest_revision", "live_revision", "first_published_at", "continues"):
        data[name] = None
    data |= {"slug": "", "live": False, "last_published_at": None, "has_unpublished_changes": False}
    data |= {"go_live_at": None, "expire_at": None, "expired": False}
    for change in data["changes"]:
        change["pk"] = change["event"] = None
    return Event.from_serializable_data(data)


def copied(event: Event, now: datetime) -> Event:
    """The initial values for the form of a new event: this one, without exceptions, on coming dates.

    A series begins with its next date, and ends as much later as it begins later. A single date
    moves on by whole weeks.
    """
    copy = once_more(event)
    copy.title = (_("Kopie von %(title)s") % {"title": event.title})[:120]
    copy.changes = []
    first, rule = event.first_span, event.rule
    day = local(first.start).date()
    if first.start <= now and rule is None:
        weeks = (local(now).date() - day).days // 7 + 1
        day += 7 * ONE_DAY * weeks
    elif first.start <= now:
        endless = replace(rule, until=None, count=None)
        day = next(
            (local(span.start).date() for span in expand(endless, *first, BERLIN, (now, now + FAR))
             if span.start > now),
            day,
        )  # fmt: skip
    copy.starts_at, copy.ends_at = splitting.at_the_same_time(day, first)
    if rule is not None and rule.until is not None:
        later = day - local(first.start).date()
        copy.rule = replace(rule, until=end_of_day(local(rule.until).date() + later, BERLIN))
    return copy
