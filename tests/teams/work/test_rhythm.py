"""The dates of a rhythm keep the time on the wall clock and the weekday."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.place.time_zone import BERLIN
from teams.work.rhythm import Rhythm, dates


def days(first, rhythm, count):
    start = dt.datetime.combine(dt.date.fromisoformat(first), dt.time(19), BERLIN)
    return [f"{moment:%Y-%m-%d %H:%M %Z}" for moment in dates(start, rhythm, count)]


@pytest.mark.parametrize(
    ("first", "rhythm", "expected"),
    [
        ("2026-10-21", Rhythm.ONCE, ["2026-10-21 19:00 CEST"]),
        ("2026-10-21", Rhythm.WEEKLY, ["2026-10-21 19:00 CEST", "2026-10-28 19:00 CET"]),
        ("2026-03-18", Rhythm.FORTNIGHTLY, ["2026-03-18 19:00 CET", "2026-04-01 19:00 CEST"]),
        ("2026-12-09", Rhythm.MONTHLY, ["2026-12-09 19:00 CET", "2027-01-13 19:00 CET"]),
        ("2026-01-29", Rhythm.MONTHLY, ["2026-01-29 19:00 CET", "2026-02-26 19:00 CET"]),
    ],
)
def test_the_clock_and_the_weekday_stay(first, rhythm, expected):
    assert days(first, rhythm, 2) == expected


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)), st.sampled_from(list(Rhythm)))
def test_dates_grow_and_keep_weekday_and_time(first, rhythm):
    start = dt.datetime.combine(first, dt.time(19, 30), BERLIN)
    found = dates(start, rhythm, 12)
    assert found[0] == start
    assert found == sorted(set(found))
    assert {(day.weekday(), day.time()) for day in found} == {(first.weekday(), dt.time(19, 30))}
