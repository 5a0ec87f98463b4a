"""The school holidays, in which a series may pause by itself.

Pure. They are decided years ahead and stand in a table, by state; it has to be lengthened when a
ministry publishes more. For NW it is the Ferienordnung of the Ministerium für Schule und Bildung
(RdErl. v. 19.05.2022, ABl. NRW. 06/22; the summers are agreed by the KMK), school years 2023/24 to
2029/30, looked up in November 2026. The few days that each school picks for itself are not in it. In
2028 and 2030 there is no free day after Whitsun.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings

ONE_DAY = timedelta(days=1)


def _read(state):
    """Return the first and last day of each holidays of a state, both free, in order."""
    with Path(__file__).with_name("school_holidays.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["state"] == state]
    return tuple(
        (date.fromisoformat(row["first"]), date.fromisoformat(row["last"])) for row in rows
    )


SCHOOL_HOLIDAYS = _read(settings.STATE)
SCHOOL_DAYS_OFF = frozenset(
    first + ONE_DAY * number
    for first, last in SCHOOL_HOLIDAYS
    for number in range((last - first).days + 1)
)
# None for a state of which the table knows nothing.
SCHOOL_HOLIDAYS_KNOWN_UNTIL = max((last for _first, last in SCHOOL_HOLIDAYS), default=None)


def is_school_holiday(day: date) -> bool:
    """Whether schools are closed; False after the table's last day."""
    return day in SCHOOL_DAYS_OFF
