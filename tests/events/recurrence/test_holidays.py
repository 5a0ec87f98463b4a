"""The days on which a series may pause by itself."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from content.place.holidays import holidays_of
from events.recurrence.holidays import (
    SCHOOL_HOLIDAYS,
    SCHOOL_HOLIDAYS_KNOWN_UNTIL,
    is_school_holiday,
)


@pytest.mark.parametrize(
    ("day", "is_free"),
    [
        (date(2026, 6, 4), True),  # Fronleichnam
        (date(2026, 11, 1), True),  # Allerheiligen
        (date(2026, 10, 31), False),  # Reformationstag is none in NRW
        (date(2026, 12, 24), False),
        (date(2031, 5, 1), True),
    ],
)
def test_public_holidays_are_those_of_north_rhine_westphalia(day, is_free):
    assert (day in holidays_of(day.year)) == is_free


@pytest.mark.parametrize(
    ("day", "is_free"),
    [
        (date(2026, 7, 19), False),
        (date(2026, 7, 20), True),
        (date(2026, 9, 1), True),
        (date(2026, 9, 2), False),
        (date(2026, 5, 26), True),
        (date(2027, 1, 6), True),
        (date(2028, 6, 6), False),
        (date(2030, 8, 6), True),
        (date(2030, 10, 20), False),
    ],
)
def test_school_holidays_include_their_first_and_last_day(day, is_free):
    assert is_school_holiday(day) == is_free


def test_the_table_of_school_holidays_is_in_order_and_plausible():
    assert sorted(SCHOOL_HOLIDAYS) == list(SCHOOL_HOLIDAYS)
    for (first, last), (following, _end) in pairwise(SCHOOL_HOLIDAYS):
        assert timedelta(0) <= last - first < timedelta(days=45)
        assert last < following
    summers = [last - first for first, last in SCHOOL_HOLIDAYS if (last - first).days > 40]
    assert [summer.days for summer in summers] == [43] * 5
    assert is_school_holiday(SCHOOL_HOLIDAYS_KNOWN_UNTIL)
