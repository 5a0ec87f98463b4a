"""Plain links that put a date, or the whole calendar, into somebody's own calendar."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.conf import settings

from content.place.time_zone import BERLIN
from content.text import clean_line, webcal
from events.recurrence.local_time import ONE_DAY, local

GOOGLE = "https://calendar.google.com/calendar/"
OUTLOOK = "https://outlook.live.com/calendar/0/"


@dataclass(frozen=True)
class Subscription:
    """The addresses of the feed with the filters of a page."""

    path: str
    query: str = ""
    name: str = ""

    @property
    def https(self):
        """The address to paste into any program; http only where the site itself is."""
        query = f"?{self.query}" if self.query else ""
        return f"{settings.BASE_URL}{self.path}kalender.ics{query}"

    @property
    def webcal(self):
        return webcal(self.https)

    @property
    def google(self):
        return f"{GOOGLE}render?" + urlencode({"cid": self.webcal})

    @property
    def outlook(self):
        return f"{OUTLOOK}addfromweb?" + urlencode({"url": self.https, "name": self.name})


def google_link(occurrence) -> str:
    """Open Google's form for a new entry with one date filled in."""
    event = occurrence.event
    if event.all_day:
        days = occurrence.first_day, occurrence.last_day + ONE_DAY
        times = "/".join(f"{day:%Y%m%d}" for day in days)
    else:
        # Google asks for an end; one that is the beginning invents nothing
        end = occurrence.known_end or occurrence.starts_at
        times = f"{_utc(occurrence.starts_at)}/{_utc(end)}"
    query = {
        "action": "TEMPLATE",
        "text": event.title,
        "dates": times,
        "ctz": BERLIN.key,
        "location": _where(occurrence),
        "details": _details(occurrence),
    }
    return f"{GOOGLE}render?" + urlencode(query)


def outlook_link(occurrence) -> str:
    """Open Outlook's form for a new entry with one date filled in."""
    event = occurrence.event
    query = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": event.title,
        "startdt": local(occurrence.starts_at).isoformat(),
        "enddt": local(occurrence.known_end or occurrence.starts_at).isoformat(),
        "location": _where(occurrence),
        "body": _details(occurrence),
    }
    if event.all_day:
        query |= {
            "startdt": f"{occurrence.first_day}",
            "enddt": f"{occurrence.last_day + ONE_DAY}",
            "allday": "true",
        }
    return f"{OUTLOOK}deeplink/compose?" + urlencode(query)


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _where(occurrence):
    event = occurrence.event
    place = [occurrence.place] if occurrence.place else [event.place_name, event.address]
    return clean_line(", ".join(part for part in place if part) or event.online_url)


def _details(occurrence):
    return clean_line(f"{occurrence.event.summary} {occurrence.full_url}")
