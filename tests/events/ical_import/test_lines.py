"""Lines of a calendar file: joined as bytes, numbered, and read one by one."""

import pytest

from events.ical_import.lines import components_of, unfolded


def property_of(line):
    (prop,) = components_of(line).properties
    return prop


@pytest.mark.parametrize(
    ("line", "params", "text"),
    [
        (r"SUMMARY:Kaffee\; Kuchen\, Tee\nZeile 2\\", {}, "Kaffee; Kuchen, Tee\nZeile 2\\"),
        ('X;A="b:c;d,e";F=g,h:i:j', {"A": "b:c;d,e", "F": "g"}, "i:j"),
        ("x ; a=b : c", {"A": "b"}, " c"),
        ('X;CN="a^nb^^c^\'d":e', {"CN": 'a\nb^c"d'}, "e"),
        ("X;A=:b", {"A": ""}, "b"),
    ],
)
def test_a_line_is_taken_apart(line, params, text):
    prop = property_of(line)
    assert (prop.params, prop.text) == (params, text)


@pytest.mark.parametrize(
    "line",
    [
        "ohne Doppelpunkt",
        "X;A:b",
        'X;A="b:c',
        "DTSTART:morgen",
        "DTSTART:2026-05-12",
        "DURATION:P",
        "DURATION:PT",
        "DURATION:1H",
        "TZOFFSETFROM:+5328",
        "SEQUENCE:eins",
        "ÄX:a",
    ],
)
def test_what_is_no_line_is_named_by_its_number(line):
    root = components_of(f"BEGIN:VEVENT\n{line}\nEND:VEVENT")
    (vevent,) = root.children
    assert [place.number for place in vevent.unreadable] == [2]
    assert vevent.is_whole


def test_a_line_that_is_folded_keeps_the_numbers_of_those_behind_it():
    text = unfolded("SUMMARY:Nä\r\n hkurs\r\nX:b\r\n".encode())
    props = components_of(text).properties
    assert [(prop.number, prop.text) for prop in props] == [(1, "Nähkurs"), (3, "b")]
    assert unfolded(text.encode()) == text


def test_what_ends_without_a_beginning_is_passed_over_and_what_never_ends_is_marked():
    root = components_of("END:VEVENT\nBEGIN:A\nBEGIN:B\nX:1\nEND:A\nBEGIN:C")
    first, second = root.children
    assert (first.is_whole, first.children[0].is_whole, second.is_whole) == (True, False, False)
