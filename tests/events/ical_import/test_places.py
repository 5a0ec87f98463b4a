"""Addresses as Google, Apple, Outlook and people write them."""

import pytest

from events.ical_import.places import place_of
from tests.factories.counting import cpu_seconds

BONNI = ("Bonni", "Eppmannsweg 32", "45896")


def parts(text):
    place = place_of(text, "Gelsenkirchen")
    return place["place_name"], place["street"], place["postcode"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bonni, Eppmannsweg 32, 45896 Gelsenkirchen", BONNI),
        ("Bonni, Eppmannsweg 32, 45896 Gelsenkirchen, Deutschland", BONNI),
        ("Bonni\nEppmannsweg 32\n45896 Gelsenkirchen\nDeutschland", BONNI),
        ("Bonni\nEppmannsweg 32, 45896 Gelsenkirchen, Germany", BONNI),
        ("Bonni, Bonni, Eppmannsweg 32, D-45896 Gelsenkirchen-Hassel, NRW, Deutschland", BONNI),
        ("Bonni; Eppmannsweg 32; 45896 Gelsenkirchen", BONNI),
        ("Bonni, Eppmannsweg 32 45896 Gelsenkirchen", BONNI),
        ("Bonni, Eppmannsweg 32, Gelsenkirchen 45896", BONNI),
        ("Bonni, 32 Eppmannsweg, 45896 Gelsenkirchen", BONNI),
        ("Bonni, Eppmannsweg, 45896 Gelsenkirchen", ("Bonni", "Eppmannsweg", "45896")),
        ("Bonni, Saal 2, Eppmannsweg 32a, 45896", ("Bonni, Saal 2", "Eppmannsweg 32a", "45896")),
        (
            "Eppmannsweg 32-34, 45896 Gelsenkirchen",
            ("Eppmannsweg 32-34", "Eppmannsweg 32-34", "45896"),
        ),
        ("Bonni", ("Bonni", "", "")),
        ("Bonni, 45896 Gelsenkirchen", ("Bonni", "", "45896")),
        ("45896 Gelsenkirchen", ("45896 Gelsenkirchen", "", "")),
        ("Deutschland", ("Deutschland", "", "")),
        # our town would stand behind the street
        ("Grillo, Theaterplatz 11, 45127 Essen", ("Grillo, Theaterplatz 11, 45127 Essen", "", "")),
        ("", ("", "", "")),
    ],
)
def test_an_address_is_taken_apart(text, expected):
    assert parts(text) == expected


def test_a_link_is_the_way_to_take_part():
    assert place_of("https://meet.example/abc", "Gelsenkirchen")["online_url"] == (
        "https://meet.example/abc"
    )


@pytest.mark.parametrize("text", ["1 " * 50_000, "a1" * 50_000, "a," * 50_000, "@" * 50_000])
def test_no_text_takes_long(text):
    assert cpu_seconds(lambda: place_of(text, "Gelsenkirchen")) <= 0.5
