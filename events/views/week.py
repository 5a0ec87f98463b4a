"""A week of the calendar, from Monday to Sunday, under its ISO number. Pure."""

from datetime import date, timedelta
from typing import NamedTuple

from events.views.month import FIRST_YEAR, LAST_YEAR


class Week(NamedTuple):
    """`2026-W23`; the year is the one that most of its days lie in (ISO 8601)."""

    year: int
    number: int

    def __str__(self):
        return f"{self.year}-W{self.number:02}"

    @property
    def first(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range(7)]

    @property
    def previous(self) -> "Week":
        return week_of(self.first - timedelta(days=7))

    @property
    def next(self) -> "Week":
        return week_of(self.first + timedelta(days=7))


def week_of(day: date) -> Week:
    return Week(*day.isocalendar()[:2])


def valid_week(year: int, number: int) -> Week | None:
    """The week of two numbers from an address, or None where a year has no such week."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Week(year, number)
