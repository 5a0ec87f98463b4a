"""What of a line is dialled, from here and from anywhere."""

import pytest

from content.place.telephone import dialled, international, numbers_in


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0209 / 123-45", "020912345"),
        ("+49 209 123", "+49209123"),
        ("+49 (0)209 123", "+49209123"),
        ("+49 (0209) 123", "+49209123"),
        ("0049 0209 123", "0049209123"),
        ("+39 06 123", "+3906123"),
        ("(0)221 4710-123", "02214710123"),
        *((f"0221{dash}4710", "02214710") for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
        ("", ""),
    ],
)
def test_a_number_is_dialled_without_the_zero_of_callers_inside_the_country(written, number):
    assert dialled(written) == number


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("0209-12 34 56 / 57", ["0209-12 34 56", "57"]),
        ("0209 / 123456 / 57", ["0209 / 123456", "57"]),
        ("0209/123456", ["0209/123456"]),
        ("+49 209 / 123456", ["+49 209 / 123456"]),
        ("0209 123456 oder 0177/1234567", ["0209 123456", "0177/1234567"]),
        ("0209 123456 od. 654321", ["0209 123456", "654321"]),
        ("0209 123456; 0209 654321, 0800 123456", ["0209 123456", "0209 654321", "0800 123456"]),
        ("123456 / 57", ["123456", "57"]),
        ("oder", []),
    ],
)
def test_several_numbers_in_a_line_are_told_apart_and_the_first_is_dialled(written, numbers):
    assert numbers_in(written) == numbers
    assert dialled(written) == (dialled(numbers[0]) if numbers else "")


@pytest.mark.parametrize(
    ("written", "number"),
    [("4710-123", "02094710123"), ("12 34 56 / 57", "0209123456"), ("116 117", "116117")],
)
def test_a_local_number_is_dialled_with_the_area_code(written, number):
    assert dialled(written) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0221 4710-123", "+492214710123"),
        ("0221 4710\u2011123", "+492214710123"),
        ("(0)221 4710-123", "+492214710123"),
        ("+49 (0)221 4710-123", "+492214710123"),
        ("0049 221 4710123", "+492214710123"),
        ("+90 212 555", "+90212555"),
        ("4710-123", "+492094710123"),
        ("0209-12 34 56 / 57", "+49209123456"),
        ("", ""),
    ],
)
def test_a_telephone_number_works_from_anywhere(typed, number):
    assert international(typed) == number
