"""The month grid: whole weeks from Monday to Sunday. Pure."""

from calendar import Calendar
from datetime import date, timedelta
from typing import NamedTuple

FIRST_YEAR = 2000
LAST_YEAR = 2199


class Month(NamedTuple):
    year: int
    month: int

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def previous(self) -> "Month":
        return self.shifted(-1)

    @property
    def next(self) -> "Month":
        return self.shifted(1)

    @property
    def weeks(self) -> list[list[date]]:
        """The weeks that touch the month, filled up with its neighbours' days."""
        return Calendar().monthdatescalendar(self.year, self.month)

    def shifted(self, months: int) -> "Month":
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def valid_month(year: int, month: int) -> Month | None:
    """The month of two numbers from an address, or None where a calendar has no such page."""
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12:
        return Month(year, month)
    return None
