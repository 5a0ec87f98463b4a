"""Copies of an event: the same content, nothing of its history, nobody registered."""

from dataclasses import replace
from datetime import datetime, timedelta

from content.listing.copying import named_copy, unpublished_copy
from content.place.time_zone import BERLIN
from events.models import Event
from events.recurrence import splitting
from events.recurrence.expansion import expand
from events.recurrence.local_time import ONE_DAY, local
from events.recurrence.rrule import end_of_day

FAR = timedelta(days=366 * 5)


def once_more(event: Event) -> Event:
    """An unsaved copy of the event, with its exceptions and questions."""
    copy = unpublished_copy(event)
    copy.continues = None
    return copy


def copied(event: Event, now: datetime) -> Event:
    """The initial values for the form of a new event: this one, without exceptions, on coming dates.

    A series begins with its next date, and ends as much later as it begins later. A single date
    moves on by whole weeks.
    """
    copy = named_copy(event)
    copy.continues = None
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
