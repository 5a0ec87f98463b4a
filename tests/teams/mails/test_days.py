"""On which days letters are due, counted in local days, across both clock changes."""

import datetime as dt

import pytest

from content.place.time_zone import BERLIN
from teams.mails import days


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(dt.UTC)


@pytest.mark.parametrize(
    ("starts_at", "night", "is_soon"),
    [
        ("2026-12-03 19:00", "2026-11-30 03:00", False),
        ("2026-12-03 19:00", "2026-12-01 03:00", True),
        ("2026-12-03 19:00", "2026-12-03 03:00", True),
        ("2026-12-03 19:00", "2026-12-03 20:00", False),
        # Around midnight the day in UTC is another one.
        ("2026-12-03 00:15", "2026-11-30 03:00", False),
        ("2026-12-03 00:15", "2026-12-01 03:00", True),
        ("2026-12-03 23:45", "2026-12-01 03:00", True),
        # Clocks go forward on 29 March and back on 25 October.
        ("2026-03-29 23:45", "2026-03-27 03:00", True),
        ("2026-03-30 00:15", "2026-03-27 03:00", False),
        ("2026-03-30 00:15", "2026-03-28 03:00", True),
        ("2026-10-25 23:45", "2026-10-23 03:00", True),
        ("2026-10-26 00:15", "2026-10-23 03:00", False),
        ("2026-10-26 00:15", "2026-10-24 03:00", True),
    ],
)
def test_before_a_meeting_from_the_second_day_before_it_on(starts_at, night, is_soon):
    begin, end = days.soon(at(night))
    assert (begin < at(starts_at) < end) == is_soon


@pytest.mark.parametrize(
    ("starts_at", "night", "is_over"),
    [
        ("2026-12-03 19:00", "2026-12-03 23:59", False),
        ("2026-12-03 23:45", "2026-12-04 03:00", True),
        ("2026-12-03 00:00", "2026-12-06 03:00", True),
        ("2026-12-03 00:00", "2026-12-07 03:00", False),
        ("2026-03-28 23:45", "2026-03-29 03:00", True),
        ("2026-10-25 00:15", "2026-10-25 03:00", False),
        ("2026-10-25 23:45", "2026-10-26 03:00", True),
    ],
)
def test_after_a_meeting_from_the_next_day_on_and_not_for_ever(starts_at, night, is_over):
    begin, end = days.just_over(at(night))
    assert (begin <= at(starts_at) < end) == is_over


@pytest.mark.parametrize(
    ("last", "following", "due_on"),
    [
        ("2026-11-04 19:00", "2026-12-02 19:00", "2026-11-18"),
        ("2026-10-14 19:00", "2026-10-28 19:00", "2026-10-21"),
        ("2026-03-18 23:45", "2026-04-01 23:45", "2026-03-25"),
        ("2026-10-20 00:15", "2026-11-01 00:15", "2026-10-26"),
    ],
)
def test_halfway_is_the_day_in_the_middle(last, following, due_on):
    day = dt.date.fromisoformat(last[:10])
    nights = [day + dt.timedelta(days=number) for number in range(30)]
    due = [
        night for night in nights if days.is_halfway(at(last), at(following), at(f"{night} 03:00"))
    ]
    assert due[0] == dt.date.fromisoformat(due_on)
    assert len(due) <= 1 + days.DAYS_LATE


def test_who_meets_every_week_is_not_asked_halfway():
    first = dt.date(2026, 11, 4)
    nights = [at(f"{first + dt.timedelta(days=number)} 03:00") for number in range(8)]
    last, following = at("2026-11-04 19:00"), at("2026-11-11 19:00")
    assert [night for night in nights if days.is_halfway(last, following, night)] == []
