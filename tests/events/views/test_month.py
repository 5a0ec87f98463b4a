"""The month grid."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.views.month import Month, month_of, valid_month


def test_february_2027_fills_four_weeks_exactly():
    weeks = Month(2027, 2).weeks
    assert [week[0] for week in weeks] == [date(2027, 2, d) for d in (1, 8, 15, 22)]


def test_march_2026_reaches_into_its_neighbours():
    weeks = Month(2026, 3).weeks
    assert (weeks[0][0], weeks[-1][-1], len(weeks)) == (date(2026, 2, 23), date(2026, 4, 5), 6)


@pytest.mark.parametrize(("year", "month"), [(9999, 1), (2026, 13), (2026, 0), (1999, 12), (-1, 1)])
def test_a_month_off_the_calendar_is_none(year, month):
    assert valid_month(year, month) is None


def test_the_year_turns_at_both_ends():
    assert Month(2026, 12).next == Month(2027, 1)
    assert Month(2026, 1).previous == Month(2025, 12)


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_every_day_stands_once_in_its_month_and_weeks_are_whole(day):
    month = month_of(day)
    days = [cell for week in month.weeks for cell in week]
    assert days.count(day) == 1
    assert all(b - a == timedelta(days=1) for a, b in pairwise(days))
    assert {len(week) for week in month.weeks} == {7}
    assert days[0].weekday() == 0
    assert month.first <= day <= month.last
