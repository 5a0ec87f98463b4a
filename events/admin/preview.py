"""What an event would look like if it were published as it stands in the editors' form."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from events.models.event import Event
from events.occurrences.rebuild import planned_dates, stored_dates
from events.occurrences.remarks import remarks_on
from events.recurrence.diff import Difference, compare, touching_people
from events.recurrence.german import sentence
from events.recurrence.local_time import local
from events.recurrence.plan import Planned

NEXT = 10


class PublishingPreview(NamedTuple):
    """The rule as a sentence, the next dates, and what differs from what is published."""

    sentence: str
    dates: list[Planned]
    has_more: bool
    is_published: bool
    differences: list[Difference]
    touched: list[Difference]
    kept_exceptions: int
    remarks: list[str]

    @property
    def counts(self):
        """How many dates come, go and change, by these words."""
        return Counter(difference.kind for difference in self.differences)


def look_ahead(event: Event, changes, now: datetime) -> PublishingPreview:
    """Say what publishing this version with these exceptions would do.

    `event` need not be stored, but has to have its times. The published dates are read anew.
    """
    planned = planned_dates(event, now, changes)
    coming = sorted(
        (date for date in planned if date.ends_at > now), key=lambda date: date.starts_at
    )
    published = Event.objects.public().filter(pk=event.pk).first() if event.pk else None
    rows = stored_dates(published) if published else []
    found = compare(rows, planned, now) if published else []
    return PublishingPreview(
        sentence(event.rule_in_words, local(event.starts_at), event.is_series),
        coming[:NEXT],
        len(coming) > NEXT,
        published is not None,
        found,
        touching_people(found),
        _kept_exceptions(published, event, changes, now),
        remarks_on(event, planned, now),
    )


def _kept_exceptions(published, event, changes, now):
    """How many exceptions stay at their day although the series gets another time of day."""
    if published is None or _clock(published) == _clock(event):
        return 0
    days = (change.original_date for change in changes if change.original_date)
    return sum(day >= local(now).date() for day in days)


def _clock(event):
    return local(event.starts_at).time(), local(event.ends_at).time()
