"""Expands a calendar file as khal does, from its own database; run by the isolated Python of `run`.

Usage and answer are those of `by_recurring_ical_events`.
"""

import json
import sys
import tempfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
from khal.icalendar import split_ics
from khal.khalendar.backend import SQLiteDb

BERLIN, UTC = ZoneInfo("Europe/Berlin"), ZoneInfo("UTC")
SERIES = "PROTO"  # khal's name for it
LOCALE = {"local_timezone": BERLIN, "default_timezone": BERLIN}


def moment(value):
    """Return a date or time as ISO text in UTC; a day begins at local midnight."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=BERLIN)
    return value.astimezone(UTC).isoformat()


@lru_cache
def statuses_of(item):
    """The UID of an event, and the status of each of its VEVENTs by khal's name for it."""
    vevents = icalendar.Calendar.from_ical(item).walk("VEVENT")
    names = [
        stamp(vevent["RECURRENCE-ID"].dt) if "RECURRENCE-ID" in vevent else SERIES
        for vevent in vevents
    ]
    statuses = [str(vevent.get("STATUS", "")) for vevent in vevents]
    return str(vevents[0]["UID"]), dict(zip(names, statuses, strict=True))


def stamp(value):
    """How khal names a changed date: seconds; days are counted as if at midnight in UTC."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    return str(int(value.timestamp()))


def main(path, first, last):
    first, last = datetime.fromisoformat(first), datetime.fromisoformat(last)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        database = SQLiteDb(["feed"], str(Path(folder) / "khal.db"), locale=LOCALE)
        with database.at_once():
            for number, text in enumerate(split_ics(Path(path).read_text(encoding="utf-8"))):
                database.update(text, href=str(number), calendar="feed")
        found = [*database.get_localized(first, last)]
        days = first.replace(tzinfo=None), last.replace(tzinfo=None)
        found += database.get_floating(*days)
        for item, _href, begin, end, ref, _etag, _calendar in found:
            uid, statuses = statuses_of(item)
            begin, end = moment(begin), moment(end)
            if begin < last.astimezone(UTC).isoformat() and end > first.astimezone(UTC).isoformat():
                rows.append([uid, begin, end, statuses.get(ref, statuses[SERIES])])
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
