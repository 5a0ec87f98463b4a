"""House numbers as people write them, and the order in which somebody passes the doors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.streets import Address, best_name, key_of, read, walk


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Schalker Straße 168", ("Schalker Straße", 168, "")),
        ("Lange Str. 12 a", ("Lange Str.", 12, "a")),
        ("Lange Str.12A", ("Lange Str.", 12, "a")),
        ("Lange Straße, 12–14", ("Lange Straße", 12, "")),
        ("Straße des 17. Juni 5", ("Straße des 17. Juni", 5, "")),
        ("August-Schmidt-Platz", ("August-Schmidt-Platz", 0, "")),
        ("  Kurze   Gasse  3 ", ("Kurze Gasse", 3, "")),
        ("", ("", 0, "")),
        ("7", ("7", 0, "")),
    ],
)
def test_street_and_number_are_read(text, address):
    assert tuple(read(text)) == address


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault(text):
    assert read(text).number >= 0


def test_ways_to_write_a_street_are_one_street():
    assert len({key_of(name) for name in ("Lange Straße", "lange strasse", "Lange Str.")}) == 1
    assert key_of("Lange Straße") != key_of("Kurze Straße")
    assert best_name(["Lange Str.", "Lange Straße", "Lange Str."]) == "Lange Str."
    assert best_name(["Lange Str.", "Lange Straße"]) == "Lange Straße"


def doors(*numbers, **options):
    rows = [Address("Lange Str.", number) for number in numbers]
    return [row.number for row in walk(rows, lambda row: row, **options)]


def test_odd_numbers_go_up_and_even_ones_back_down():
    assert doors(2, 1, 12, 5, 3, 4) == [1, 3, 5, 12, 4, 2]


def test_turned_the_same_round_goes_the_other_way():
    assert doors(2, 1, 12, 5, 3, 4, is_turned=True) == [2, 4, 12, 5, 3, 1]


def test_what_has_no_number_comes_last_whichever_way():
    assert doors(0, 2, 1) == [1, 2, 0]
    assert doors(0, 2, 1, is_turned=True) == [2, 1, 0]


def test_letters_follow_their_number():
    rows = [Address("L", 3, "b"), Address("L", 3), Address("L", 3, "a")]
    assert [row.house for row in walk(rows, lambda row: row)] == ["3", "3a", "3b"]
