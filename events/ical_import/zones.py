"""What the time zones of a calendar file mean: by its own definitions, else by their names. Pure."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from content.place.time_zone import BERLIN
from events.ical_import.lines import Component

# Clocks of Germany by the names that German programs and older ones give them.
OURS = {
    "mitteleuropäische zeit",
    "mez",
    "mesz",
    "cet",
    "cest",
    "met",
    "mest",
    "romance standard time",
}
OFFSET = re.compile(
    r"\(?\s*(?:UTC|GMT|Z|Etc/UTC)\s*(?:([+-])\s*(\d{1,2}):?(\d{2})?)?\s*\)?(?:\s+(.*))?",
    re.IGNORECASE,
)
OLD_YEAR = re.compile(r"^(0\d{3}|1[0-8]\d\d|19[0-6]\d)")


class Zones:
    """The zones of one file, which no other file sees. `unreadable` names definitions without meaning."""

    def __init__(self, calendars: list[Component]):
        self.definitions = {}
        self.known = {}
        for calendar in calendars:
            for component in calendar.children:
                if component.name == "VTIMEZONE":
                    # two names for one definition are both its names
                    for prop in component.all("TZID"):
                        self.definitions.setdefault(prop.text.strip(), component)

    def named(self, name: str) -> tzinfo | None:
        """Return what this name means in this file; None if nobody can know."""
        name = name.strip()
        if name not in self.known:
            self.known[name] = iana(name) or self.defined(name) or by_name(name)
        return self.known[name]

    def defined(self, name: str) -> tzinfo | None:
        """Return the file's own definition of a name; None where there is none that can be read."""
        component = self.definitions.get(name)
        return component and _built(component)

    def contradicts(self, name: str, naive: datetime) -> bool:
        """Whether the file says another time by a world-wide name than everybody else does."""
        own = name in self.definitions and iana(name) and self.defined(name)
        return (
            bool(own)
            and naive.replace(tzinfo=own).utcoffset()
            != naive.replace(tzinfo=iana(name)).utcoffset()
        )


def iana(name: str) -> tzinfo | None:
    """Return the zone that the whole world knows by this name; programs add a path before it."""
    parts = name.strip("/").split("/")
    for number in (3, 2, 1):
        if len(parts) >= number and "/".join(parts[-number:]) in _all_names():
            return ZoneInfo("/".join(parts[-number:]))
    return None


def by_name(name: str) -> tzinfo | None:
    """Return what a name of Windows, Outlook or Google means."""
    name = re.sub(r"^tzone://Microsoft/", "", name, flags=re.IGNORECASE).strip()
    plain = re.sub(r"\s+\d$", "", name)  # Outlook numbers zones that it copied
    if plain.casefold() in OURS:
        return BERLIN
    if plain in WINDOWS_TO_OLSON:
        return ZoneInfo(WINDOWS_TO_OLSON[plain])
    match = OFFSET.fullmatch(name)
    if match is None or int(match[2] or 0) > 14:
        return None
    offset = timedelta(hours=int(match[2] or 0), minutes=int(match[3] or 0))
    return _of_places(match[4] or "", -offset if match[1] == "-" else offset)


def _of_places(places, offset):
    """`Amsterdam, Berlin, Bern`: the first city that has a zone of this offset; alone the offset."""
    cities = [city.strip().replace(" ", "_").casefold() for city in re.split(r"[,;/]", places)]
    by_city = {name.rpartition("/")[2].casefold(): name for name in _all_names()}
    for city in filter(None, cities):
        if city in by_city:
            zone = ZoneInfo(by_city[city])
            if datetime(2027, 1, 15, tzinfo=zone).utcoffset() == offset:
                return zone
    is_ours = offset == BERLIN.utcoffset(datetime(2027, 1, 15)) and any(cities)
    return BERLIN if is_ours else timezone(offset)


def _all_names():
    return _NAMES or _NAMES.update(available_timezones()) or _NAMES


_NAMES: set[str] = set()


def _built(component):
    """Build a zone from its definition; None where a part of it is missing or cannot be read."""
    if any(part.unreadable for part in component.walk()):
        return None
    parts = [part for part in component.children if part.name in ("STANDARD", "DAYLIGHT")]
    lines = ["BEGIN:VTIMEZONE", "TZID:zone"]
    for part in parts:
        lines += [f"BEGIN:{part.name}", *_lines_of(part), f"END:{part.name}"]
    text = "\r\n".join([*lines, "END:VTIMEZONE", ""])
    try:
        return Timezone.from_ical(text).to_tz(lookup_tzid=False) if parts else None
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return None


def _lines_of(part):
    for prop in part.properties:
        value = prop.value
        if prop.name == "DTSTART" and "RRULE" in part:
            value = OLD_YEAR.sub("1970", value)  # each year since 1601 would be counted
        if prop.name in ("DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO", "RDATE"):
            yield f"{prop.name}:{value}"
