"""The invented events fit any day on which a site begins."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from events.starting_content.loading import starting_events
from tests.factories.examples import example_businesses

days = st.dates(dt.date(2024, 1, 1), dt.date(2034, 12, 31))


def test_there_are_enough_and_every_slug_is_taken_once():
    slugs = [entry.slug for entry in starting_events(dt.date(2026, 5, 5))]
    assert len(slugs) >= 16
    assert len(slugs) == len(set(slugs))


@given(days)
@settings(max_examples=60, deadline=None)
def test_an_event_ends_after_it_begins_and_its_organiser_exists(today):
    businesses = [row for rows in example_businesses().values() for row in rows]
    slugs = {row["Kurzname"] for row in businesses} | {""}
    for entry in starting_events(today):
        assert entry.starts_at < entry.ends_at
        assert entry.organiser_business in slugs
        assert entry.organiser_business or entry.organiser_name
