"""The public holidays of the state that this installation is in."""

from datetime import date
from functools import cache

import holidays
from django.conf import settings


@cache
def holidays_of(year: int) -> dict[date, str]:
    """Return the days of one year with their German names."""
    return dict(holidays.country_holidays("DE", subdiv=settings.STATE, years=year, language="de"))


def holidays_between(first: date, last: date) -> tuple[date, ...]:
    """Return the holidays from first to last, both included, in order."""
    days = (day for year in range(first.year, last.year + 1) for day in holidays_of(year))
    return tuple(sorted(day for day in days if first <= day <= last))
