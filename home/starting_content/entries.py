"""The shapes of the starting pages: plain data, so that the texts can be read without Django."""

import datetime
from dataclasses import dataclass, field

from content.listing.examples import EXAMPLE_MARK


@dataclass(frozen=True)
class PartnerEntry:
    name: str
    role: str
    description: str
    sort_order: int
    email: str
    contact_name: str = f"Kontakt {EXAMPLE_MARK}"


@dataclass(frozen=True)
class ShopEntry:
    """A place where the team is met; the neighbourhood by its slug."""

    name: str
    neighbourhood: str
    street: str
    hours: str
    contact_name: str
    telephone: str
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
    picture: str = ""  # name of a scene
