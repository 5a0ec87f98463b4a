"""Counting and picking by day agrees with looking at every date."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.models import Event, Occurrence
from events.views.day_counts import days_with_dates
from events.views.filters import EventFilterForm
from tests.factories.events import NOW, at, make_event

pytestmark = pytest.mark.django_db
FIRST = date(2026, 5, 4)
DAYS = [FIRST + timedelta(days=number) for number in range(14)]
# Each date: which day after 1 April it begins, at which hour, for how many hours.
dates = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 23), st.sampled_from([1, 2, 26, 50, 400])),
    max_size=25,
)


def store(event, begun):
    for number, (day, hour, length) in enumerate(begun):
        begin = at(f"2026-04-01 {hour:02}:00") + timedelta(days=day)
        row = Occurrence(event=event, original_start=begin + timedelta(seconds=number))
        row.set_times(begin, begin + timedelta(hours=length))
        row.save()


def on(day, event):
    """All dates of a day in the order of the page, found by looking at every row."""
    rows = [
        occurrence
        for occurrence in event.occurrences.all()
        if occurrence.first_day <= day <= occurrence.last_day
    ]
    return sorted(
        rows,
        key=lambda occurrence: (not occurrence.lasts_days, occurrence.starts_at, occurrence.pk),
    )


@given(dates)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_day_shows_its_first_dates_and_counts_the_rest(begun):
    Event.objects.all().delete()
    event = make_event(live=True)
    event.occurrences.all().delete()
    store(event, begun)
    shown = days_with_dates(DAYS, EventFilterForm({}), NOW, 3)
    assert list(shown) == DAYS
    for day in DAYS:
        expected = on(day, event)
        # of dates that begin at the same moment any may stand first
        times = [
            (occurrence.lasts_days, occurrence.starts_at) for occurrence in shown[day].occurrences
        ]
        assert times == [
            (occurrence.lasts_days, occurrence.starts_at) for occurrence in expected[:3]
        ]
        assert shown[day].more == max(len(expected) - 3, 0)


def test_drafts_are_neither_shown_nor_counted():
    for number in range(5):
        make_event(starts="2026-05-06 10:00", ends="2026-05-06 12:00", live=number < 4, now=NOW)
    Event.objects.filter(pk=Event.objects.latest("pk").pk).update(live=False)
    hidden = make_event(starts="2026-05-06 08:00", ends="2026-05-06 09:00", now=NOW)
    Event.objects.filter(pk=hidden.pk).update(live=False)
    day = days_with_dates(DAYS, EventFilterForm({}), NOW, 3)[date(2026, 5, 6)]
    assert [occurrence.event.live for occurrence in day.occurrences] == [True] * 3
    assert day.more == 1


def test_three_queries_however_many_dates_there_are():
    facts = {"starts": "2026-05-06 10:00", "ends": "2026-05-06 12:00", "now": NOW}
    make_event(**facts)
    make_event(starts="2026-05-06 10:00", ends="2026-05-08 12:00", now=NOW)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            days_with_dates(DAYS, EventFilterForm({}), NOW, 3)
        counts.append(len(queries))
        for _number in range(30):
            make_event(**facts)
    assert counts[0] == counts[1] <= 3
