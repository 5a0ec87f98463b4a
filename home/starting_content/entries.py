"""The shapes of the starting content: plain data, so that the texts can be read without Django."""

import datetime
from dataclasses import dataclass, field

EXAMPLE_MARK = "(Beispiel)"


@dataclass(frozen=True)
class CategoryEntry:
    name: str
    slug: str
    trade: str  # decides what the drawn shopfront shows
    synonyms: str


@dataclass(frozen=True)
class BusinessEntry:
    """An invented business; the loader adds the mark that says so."""

    name: str
    slug: str
    categories: tuple[str, ...]  # slugs
    street: str
    point: tuple[float, float]  # latitude, longitude
    summary: str
    description: str
    hours: str = ""  # OSM opening_hours syntax
    hours_note: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    languages: tuple[str, ...] = ("de",)
    is_step_free: bool | None = None
    accessibility_note: str = ""
    offers_training: bool = False
    offers_internship: bool = False


@dataclass(frozen=True)
class PremisesEntry:
    """Invented premises to let; the loader adds the mark that says so."""

    title: str
    slug: str
    street: str
    point: tuple[float, float]  # latitude, longitude
    size: int
    rent: int | None  # None: on request
    suggested_use: str
    description: str
    is_step_free: bool | None = None
    accessibility_note: str = ""


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
    organiser: str = ""  # slug of a business
    organiser_name: str = ""
    price: str = ""
    languages: tuple[str, ...] = ("de",)
    is_step_free: bool | None = None
    accessibility_note: str = ""
    registration: str = "none"
    places: int | None = None
    all_day: bool = False
    changes: tuple[ChangeEntry, ...] = ()


@dataclass(frozen=True)
class TeamEntry:
    name: str
    slug: str
    summary: str
    description: str
    neighbourhood: str
    event: str  # slug of the event that gives the meeting rhythm
    facilitator: str
    member_count: int
    seats: int
    meeting_note: str = ""


@dataclass(frozen=True)
class PartnerEntry:
    name: str
    role: str
    description: str
    sort_order: int


@dataclass(frozen=True)
class PageEntry:
    """A page of text; `body` is a StreamField value with raw block values."""

    title: str
    slug: str
    summary: str
    body: tuple = ()
    show_in_menus: bool = False
    children: tuple["PageEntry", ...] = field(default=())


@dataclass(frozen=True)
class NewsEntry:
    title: str
    slug: str
    summary: str
    body: tuple
    published_on: datetime.date | None = None
    days_ago: int = 0  # instead of a date: that many days before the day of loading
    author: str = ""
    picture: str = ""  # name of a drawn scene
