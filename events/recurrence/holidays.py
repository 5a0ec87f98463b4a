"""The days on which a series may pause by itself: public and school holidays in NRW.

Pure. Public holidays follow from the law and are computed; school holidays are decided years
ahead and stand here as a table, which has to be lengthened when the ministry publishes more.
"""

from datetime import date, timedelta
from functools import cache

import holidays

# Ferienordnung für Nordrhein-Westfalen, Schuljahre 2023/24 bis 2029/30, Ministerium für Schule und
# Bildung NRW (RdErl. v. 19.05.2022, ABl. NRW. 06/22; the summers are agreed by the KMK). Looked up
# in November 2026. First and last day, both free. The few days that each school picks for itself
# are not in it. In 2028 and 2030 there is no free day after Whitsun.
SCHOOL_HOLIDAYS = (
    (date(2025, 12, 22), date(2026, 1, 6)),
    (date(2026, 3, 30), date(2026, 4, 11)),
    (date(2026, 5, 26), date(2026, 5, 26)),
    (date(2026, 7, 20), date(2026, 9, 1)),
    (date(2026, 10, 17), date(2026, 10, 31)),
    (date(2026, 12, 23), date(2027, 1, 6)),
    (date(2027, 3, 22), date(2027, 4, 3)),
    (date(2027, 5, 18), date(2027, 5, 18)),
    (date(2027, 7, 19), date(2027, 8, 31)),
    (date(2027, 10, 23), date(2027, 11, 6)),
    (date(2027, 12, 24), date(2028, 1, 8)),
    (date(2028, 4, 10), date(2028, 4, 22)),
    (date(2028, 7, 10), date(2028, 8, 22)),
    (date(2028, 10, 23), date(2028, 11, 4)),
    (date(2028, 12, 21), date(2029, 1, 5)),
    (date(2029, 3, 26), date(2029, 4, 7)),
    (date(2029, 5, 22), date(2029, 5, 22)),
    (date(2029, 7, 2), date(2029, 8, 14)),
    (date(2029, 10, 15), date(2029, 10, 27)),
    (date(2029, 12, 20), date(2030, 1, 4)),
    (date(2030, 4, 15), date(2030, 4, 27)),
    (date(2030, 6, 24), date(2030, 8, 6)),
)
SCHOOL_HOLIDAYS_KNOWN_UNTIL = SCHOOL_HOLIDAYS[-1][1]
ONE_DAY = timedelta(days=1)


def is_public_holiday(day: date) -> bool:
    return day in _public_holidays(day.year)


def public_holidays(first: date, last: date) -> list[date]:
    """The public holidays between two days, both included, in order."""
    years = range(first.year, last.year + 1)
    days = (day for year in years for day in _public_holidays(year))
    return sorted(day for day in days if first <= day <= last)


def is_school_holiday(day: date) -> bool:
    """Whether schools are closed; after the table's last day nobody knows yet, so: no."""
    return day in _school_days()


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DE", subdiv="NW", years=year))


@cache
def _school_days() -> frozenset[date]:
    return frozenset(
        first + ONE_DAY * number
        for first, last in SCHOOL_HOLIDAYS
        for number in range((last - first).days + 1)
    )
