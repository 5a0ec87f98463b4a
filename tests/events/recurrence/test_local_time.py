"""Local time, and the days on which a date is listed."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.place.time_zone import BERLIN
from events.recurrence.local_time import ONE_DAY, UTC, GapError, days_of, local, moment, start_of


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-07-01 18:00", "2026-07-01 16:00"),
        ("2026-12-01 18:00", "2026-12-01 17:00"),
        ("2026-10-25 02:30", "2026-10-25 00:30"),
    ],
)
def test_a_wall_clock_time_is_one_moment(text, utc):
    assert moment(datetime.fromisoformat(text)).replace(tzinfo=None) == datetime.fromisoformat(utc)


@pytest.mark.parametrize("text", ["2026-03-29 02:00", "2027-03-28 02:30", "2027-03-28 02:59"])
def test_a_time_that_the_clock_leaps_over_is_no_moment(text):
    with pytest.raises(GapError):
        moment(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("begin", "end", "days"),
    [
        ("2026-05-20 18:00", "2026-05-20 20:00", ("20", "20")),
        ("2026-05-20 20:00", "2026-05-21 00:00", ("20", "20")),
        ("2026-05-20 20:00", "2026-05-21 03:00", ("20", "20")),
        ("2026-05-20 22:00", "2026-05-21 06:00", ("20", "20")),
        ("2026-05-20 22:00", "2026-05-21 06:30", ("20", "21")),
        ("2026-05-20 05:00", "2026-05-21 05:30", ("20", "21")),
        ("2026-05-20 00:00", "2026-05-23 00:00", ("20", "22")),
        ("2026-05-20 10:00", "2026-05-22 03:00", ("20", "22")),
        ("2026-05-20 00:30", "2026-05-20 02:00", ("20", "20")),
    ],
)
def test_the_days_on_which_a_date_is_listed(begin, end, days):
    first, last = days_of(
        moment(datetime.fromisoformat(begin)), moment(datetime.fromisoformat(end))
    )
    assert (f"{first:%d}", f"{last:%d}") == days


def test_three_whole_days_across_the_clock_change_are_three_days():
    first, last = days_of(
        start_of(datetime(2026, 3, 27).date()), start_of(datetime(2026, 3, 30).date())
    )
    assert (first.day, last.day) == (27, 29)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2032, 12, 31)))
def test_what_is_a_moment_is_shown_as_it_was_typed(naive):
    try:
        shown = local(moment(naive))
    except GapError:
        assert (naive.month, naive.hour) == (3, 2)
    else:
        assert shown.replace(tzinfo=None) == naive
        assert moment(naive).tzinfo == UTC
        assert start_of(shown.date()) <= moment(naive) < start_of(shown.date() + ONE_DAY)
        assert local(start_of(shown.date())).tzinfo == BERLIN
