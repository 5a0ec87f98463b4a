"""The shapes of the invented events: plain data, so that the texts can be read without Django."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class ChangeEntry:
    """What differs at one date of a recurring event."""

    kind: str  # cancelled or moved
    original_date: datetime.date
    reason: str
    new_starts_at: datetime.datetime | None = None  # local wall clock, without zone
    new_ends_at: datetime.datetime | None = None
    new_place: str = ""


@dataclass(frozen=True)
class EventEntry:
    """An invented event; times are local wall clock, the loader attaches the zone."""

    title: str
    slug: str
    kind: str
    summary: str
    description: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    rule: str = ""  # RRULE value
    neighbourhood: str = ""  # slug
    place_name: str = ""
    street: str = ""
    postcode: str = ""
    online_url: str = ""
    organiser_business: str = ""  # slug
    organiser_name: str = ""
    price: str = ""
    languages: tuple[str, ...] = ("de",)
    is_step_free: bool | None = None
    accessibility_note: str = ""
    registration: str = "none"
    places: int | None = None
    all_day: bool = False
    changes: tuple[ChangeEntry, ...] = ()
