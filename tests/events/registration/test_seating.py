"""Which groups sit at which table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.registration.seating import tables


@pytest.mark.parametrize(
    ("groups", "seats", "expected"),
    [
        ([], 8, []),
        ([("a", 3), ("b", 4), ("c", 1)], 8, [["a3", "b4", "c1"]]),
        ([("a", 3), ("b", 4), ("c", 1)], 4, [["a3", "c1"], ["b4"]]),
        ([("a", 5)], 2, [["a2"], ["a2"], ["a1"]]),
        ([("a", 1), ("b", 2), ("c", 1)], 2, [["a1", "c1"], ["b2"]]),
    ],
)
def test_groups_sit_together_in_order(groups, seats, expected):
    laid = [[f"{guest}{people}" for guest, people in table] for table in tables(groups, seats)]
    assert laid == expected


@given(st.lists(st.integers(1, 10), max_size=40), st.integers(2, 12))
def test_everybody_has_a_seat_and_no_table_is_too_full(sizes, seats):
    laid = tables(enumerate(sizes), seats)
    at_tables = [sum(people for _guest, people in table) for table in laid]
    assert all(0 < people <= seats for people in at_tables)
    found = dict.fromkeys(range(len(sizes)), 0)
    for table in laid:
        for guest, people in table:
            found[guest] += people
    assert list(found.values()) == sizes
