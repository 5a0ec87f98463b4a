"""A whole week on one line."""

import datetime as dt

import pytest

from directory.hours.fields import HoursFormField
from directory.hours.one_line import read_week, row_it_repeats
from directory.hours.rules import NotOpeningHours
from directory.hours.week import to_osm

TODAY = dt.date(2026, 11, 10)
WISH = 'unknown "nach Vereinbarung"'


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Mo-Fr 9-18 Uhr", "Mo-Fr 09:00-18:00; PH off"),
        ("Di–Sa 10:00–18:00", "Tu-Sa 10:00-18:00; PH off"),
        ("Mo – Fr: 9.00 – 18.30 Uhr, Sa: 9 – 13 Uhr", "Mo-Fr 09:00-18:30; Sa 09:00-13:00; PH off"),
        ("Montag bis Freitag 9-13 und 15-18", "Mo-Fr 09:00-13:00,15:00-18:00; PH off"),
        ("montags, mittwochs und freitags 9-12", "Mo,We,Fr 09:00-12:00; PH off"),
        ("Mo, Di, Do 9-12; Mi zu", "Mo-Tu,Th 09:00-12:00; PH off"),
        ("Mo 9-12\nDi 14-18", "Mo 09:00-12:00; Tu 14:00-18:00; PH off"),
        ("Mo+Do 14-18 Uhr", "Mo,Th 14:00-18:00; PH off"),
        ("Fr-So ab 17 Uhr", "Fr-Su 17:00+; PH off"),
        ("Sa-Mo 22-2", "Mo,Sa-Su 22:00-02:00; PH off"),
        ("täglich 6-22 Uhr, Feiertage 8-12", "Mo-Su 06:00-22:00; PH 08:00-12:00"),
        (
            "werktags 8-18, Sonn- und Feiertage 8-11",
            "Mo-Sa 08:00-18:00; Su 08:00-11:00; PH 08:00-11:00",
        ),
        ("am Wochenende 10-16", "Sa-Su 10:00-16:00; PH off"),
        ("nach Vereinbarung", f"Mo-Su {WISH}; PH off"),
        ("9–13 und nach Vereinbarung", f"Mo-Su 09:00-13:00 || Mo-Su {WISH}; PH off"),
        ("Mo-Fr 9–13 und nach Vereinbarung", f"Mo-Fr 09:00-13:00 || Mo-Fr {WISH}; PH off"),
        ("Mo-Do 9-13, Fr nach Vereinbarung", f"Mo-Th 09:00-13:00; Fr {WISH}; PH off"),
        (
            "Mo-Fr 9-13; nach Vereinbarung",
            f"Mo-Fr 09:00-13:00; Sa-Su {WISH} || Mo-Fr {WISH}; PH off",
        ),
        ("Mo-Fr 9-18; 24.12.: zu", "Mo-Fr 09:00-18:00; PH off; Dec 24 off"),
        (
            "Mo-Fr 9-18; Betriebsferien 1.8. bis 20.8.2026",
            'Mo-Fr 09:00-18:00; PH off; 2026 Aug 01-2026 Aug 20 off "Betriebsferien"',
        ),
    ],
)
def test_a_week_on_one_line(typed, text):
    assert to_osm(read_week(typed, TODAY)) == text


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "banane",
        "Mo-Fr",
        "Mo-Fr banane",
        "Mo 9-12 Di",
        "ab und zu Mo 9-12",
        "Mo 25-26",
        "so lala",
        "-",
    ],
)
def test_what_is_no_week_is_refused(typed):
    with pytest.raises(NotOpeningHours):
        read_week(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("wie Montag", 0),
        ("genauso wie Mo.", 0),
        ("so wie am Sonntag", 6),
        ("wie Feiertage", 7),
        ("wie sonst", None),
        ("wie täglich", None),
        ("9-12", None),
    ],
)
def test_a_row_that_repeats_another(typed, row):
    assert row_it_repeats(typed) == row


def form(*lines):
    return HoursFormField().clean([*lines, *[""] * (10 - len(lines))])


def test_a_row_like_another_has_its_hours():
    assert form("9-12, 14-18", "wie Montag", "wie Dienstag", "", "", "9-13", "", "wie Samstag") == (
        "Mo-We 09:00-12:00,14:00-18:00; Sa 09:00-13:00; PH 09:00-13:00"
    )


def test_rows_that_repeat_each_other_are_named():
    errors = HoursFormField()
    with pytest.raises(Exception) as caught:
        errors.clean(["wie Dienstag", "wie Montag", *[""] * 8])
    assert caught.value.messages == [
        "Montag: Diese Zeilen verweisen aufeinander. Bitte schreiben Sie die Zeiten.",
        "Dienstag: Diese Zeilen verweisen aufeinander. Bitte schreiben Sie die Zeiten.",
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Mo-Fr 9-18 Uhr", "Mo-Fr 09:00-18:00; PH off"),
        ("Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 09:00-12:00, 14:00-18:00", "Mo-Fr 09:00-12:00,14:00-18:00"),
        ("So 10-12", "Su 10:00-12:00; PH off"),
    ],
)
def test_a_cell_and_the_field_for_rules_read_both_ways_of_writing(cell, text):
    assert (HoursFormField().clean(cell), form(*[""] * 9, cell)) == (text, text)
