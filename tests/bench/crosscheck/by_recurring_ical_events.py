"""Expands a calendar file with recurring-ical-events; run by the isolated Python of `run`.

Usage: by_recurring_ical_events.py FILE FIRST LAST (both moments in ISO form). Prints JSON: one row of
UID, beginning, end and status for each date.
"""

import json
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

BERLIN = ZoneInfo("Europe/Berlin")


def moment(value):
    """Return a date or time as ISO text in UTC; a day begins at local midnight."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=BERLIN)
    return value.astimezone(ZoneInfo("UTC")).isoformat()


def main(path, first, last):
    calendar = icalendar.Calendar.from_ical(Path(path).read_bytes())
    window = datetime.fromisoformat(first), datetime.fromisoformat(last)
    rows = [
        [
            str(vevent["UID"]),
            moment(vevent["DTSTART"].dt),
            moment(vevent["DTEND"].dt if "DTEND" in vevent else vevent["DTSTART"].dt),
            str(vevent.get("STATUS", "")),
        ]
        for vevent in recurring_ical_events.of(calendar).between(*window)
    ]
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
