"""Which period a day belongs to, and that closing it destroys the key."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from evidence import periods
from evidence.models import ReportPeriod
from evidence.recording import Fact, Kind, Scope, record
from tests.factories.directory import make_business

pytestmark = pytest.mark.django_db


def period(first, last, name="Bewilligung"):
    made = ReportPeriod(
        name=name, first_day=dt.date.fromisoformat(first), last_day=dt.date.fromisoformat(last)
    )
    made.full_clean()
    made.save()
    return made


def days(found):
    return (found.name, found.first_day.isoformat(), found.last_day.isoformat())


def test_a_day_without_a_period_makes_the_calendar_year():
    found = periods.of_day(dt.date(2026, 5, 5))
    assert days(found) == ("2026", "2026-01-01", "2026-12-31")
    assert periods.of_day(dt.date(2026, 12, 31)) == found


def test_what_periods_leave_free_of_the_year_is_one_of_its_own():
    first_half = period("2025-10-01", "2026-03-31")
    autumn = period("2026-10-01", "2027-09-30")
    found = periods.of_day(dt.date(2026, 5, 5))
    assert days(found) == ("Rest von 2026", "2026-04-01", "2026-09-30")
    assert periods.of_day(dt.date(2026, 3, 31)) == first_half
    assert periods.of_day(dt.date(2027, 1, 1)) == autumn


def test_two_periods_never_share_a_day():
    period("2026-01-01", "2026-06-30")
    with pytest.raises(ValidationError):
        period("2026-06-30", "2026-12-31")


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(ValidationError):
        period("2026-06-30", "2026-01-01")


def test_a_period_keeps_the_days_of_businesses_it_has_marked():
    made = period("2026-01-01", "2026-12-31")
    record("visit", 1, Fact(Kind.VISIT, dt.date(2026, 8, 1), Scope(subject=make_business())))
    made.last_day = dt.date(2026, 7, 31)
    with pytest.raises(ValidationError):
        made.full_clean()
    made.last_day = dt.date(2026, 8, 1)
    made.full_clean()


def moment(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def test_closing_destroys_the_key_once_the_last_day_is_over():
    made = period("2026-01-01", "2026-06-30")
    assert len(made.key) == 64
    with pytest.raises(periods.NotOver):
        periods.close(made, moment("2026-06-30T12:00"))
    closed = periods.close(made, moment("2026-07-01T12:00"))
    again = periods.close(made, moment("2026-08-01T12:00"))
    assert (closed.key, again.closed_at) == ("", moment("2026-07-01T12:00"))
    with pytest.raises(ValidationError):
        again.full_clean()
