"""What the calendar stores; one file for each thing it speaks of."""

from .change import OccurrenceChange
from .event import Event
from .feed_entry import FeedEntry
from .guest_mail import GuestMail
from .imported import ImportedEvent, ImportSource
from .invitation import Invitation, Invitee
from .occurrence import Occurrence
from .question import EventQuestion
from .registration import Registration
from .walk_in import WalkIn

from events.models.page import EventsPage  # isort: skip

__all__ = [
    "Event",
    "EventQuestion",
    "EventsPage",
    "FeedEntry",
    "GuestMail",
    "ImportSource",
    "ImportedEvent",
    "Invitation",
    "Invitee",
    "Occurrence",
    "OccurrenceChange",
    "Registration",
    "WalkIn",
]
