"""What the calendar stores; one file for each thing it speaks of."""

from .change import OccurrenceChange
from .event import Event
from .feed_entry import FeedEntry
from .imported import ImportedEvent, ImportSource
from .occurrence import Occurrence
from .registration import Registration

from events.models.page import EventsPage  # isort: skip

__all__ = [
    "Event",
    "EventsPage",
    "FeedEntry",
    "ImportSource",
    "ImportedEvent",
    "Occurrence",
    "OccurrenceChange",
    "Registration",
]
