"""What time zones mean: by the file's own definition, else by the names that programs give them."""

from datetime import UTC, datetime

import pytest

from events.ical_import.lines import components_of
from events.ical_import.zones import Zones

WINTER, SUMMER = datetime(2027, 1, 20, 10), datetime(2027, 7, 20, 10)


def hours(zone):
    """How many hours it is ahead of UTC in winter and in summer."""
    return [
        (at.replace(tzinfo=UTC) - at.replace(tzinfo=zone).astimezone(UTC)).total_seconds() / 3600
        for at in (WINTER, SUMMER)
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Europe/Berlin", [1, 2]),
        ("/freeassociation.sourceforge.net/Europe/Berlin", [1, 2]),
        ("/mozilla.org/20050126_1/America/Indiana/Knox", [-6, -5]),
        ("W. Europe Standard Time", [1, 2]),
        ("W. Europe Standard Time 1", [1, 2]),
        ("Mitteleuropäische Zeit", [1, 2]),
        ("MEZ", [1, 2]),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", [1, 2]),
        ("(GMT+01:00) Amsterdam / Berlin / Bern", [1, 2]),
        ("(UTC+01:00) Belgrad, Pressburg, Budapest", [1, 2]),
        ("(UTC+03:00) Istanbul", [3, 3]),
        ("(UTC-05:00) Eastern Time (US & Canada)", [-5, -5]),
        ("GMT+0100", [1, 1]),
        ("GMT -05:30", [-5.5, -5.5]),
        ("UTC", [0, 0]),
        ("(UTC) Koordinierte Weltzeit", [0, 0]),
        ("GMT", [0, 0]),
        ("tzone://Microsoft/Utc", [0, 0]),
        ("tzone://Microsoft/W. Europe Standard Time", [1, 2]),
    ],
)
def test_names_that_programs_write(name, expected):
    assert hours(Zones([]).named(name)) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Customized Time Zone",
        "Mars/Olympus",
        "tzone://Microsoft/Custom",
        "",
        "../etc/passwd",
        "+99",
    ],
)
def test_a_name_that_nobody_can_know(name):
    assert Zones([]).named(name) is None


def definition(name, *parts):
    text = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", f"TZID:{name}", *parts])
    return Zones(components_of(f"{text}\nEND:VTIMEZONE\nEND:VCALENDAR").children)


FIXED = (
    "BEGIN:STANDARD\nDTSTART:20240101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD"
)
BROKEN = FIXED.replace("+0300", "+9900")


def test_a_definition_counts_for_a_name_of_its_own():
    zones = definition("Hier", FIXED)
    assert hours(zones.named("Hier")) == [3, 3]
    assert Zones([]).named("Hier") is None


def test_a_definition_counts_more_than_what_windows_means_by_the_name():
    assert hours(definition("W. Europe Standard Time", FIXED).named("W. Europe Standard Time")) == [
        3,
        3,
    ]


def test_a_broken_definition_matters_only_for_a_name_that_nobody_else_knows():
    assert hours(definition("Europe/Berlin", BROKEN).named("Europe/Berlin")) == [1, 2]
    assert definition("Hier", BROKEN).named("Hier") is None
    assert definition("Hier").named("Hier") is None


def test_a_well_known_name_with_another_clock_is_a_contradiction():
    assert definition("Europe/Berlin", FIXED).contradicts("Europe/Berlin", WINTER)
    assert not definition("Hier", FIXED).contradicts("Hier", WINTER)
    assert not definition("Europe/Berlin", BROKEN).contradicts("Europe/Berlin", WINTER)
