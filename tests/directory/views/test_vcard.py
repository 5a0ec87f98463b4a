"""The visiting card: whatever a field contains, it stays one property."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.views.vcard import VisitingCard, vcard


def lines(card):
    return vcard(card).replace("\r\n ", "").split("\r\n")


def test_a_full_card():
    card = VisitingCard(
        name="Salon Gül (Beispiel)",
        street="Schalker Straße 1",
        postcode="45881",
        town="Gelsenkirchen",
        telephone="0221 4710-123",
        email="salon@example.org",
        website="https://salon.example.org/?a=1,2;3",
        note="Haare, Bärte; und Tee",
        latitude="51.5222",
        longitude="7.0886",
        source="https://planb.example.org/branchenbuch/salon-guel/",
    )
    assert lines(card) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Salon Gül (Beispiel)",
        "N:Salon Gül (Beispiel);;;;",
        "ORG:Salon Gül (Beispiel)",
        "TEL;TYPE=WORK,VOICE:0221 4710-123",
        "EMAIL;TYPE=INTERNET:salon@example.org",
        "ADR;TYPE=WORK:;;Schalker Straße 1;Gelsenkirchen;;45881;Deutschland",
        "GEO:51.5222;7.0886",
        "URL:https://salon.example.org/?a=1,2;3",
        "NOTE:Haare\\, Bärte\\; und Tee",
        "SOURCE:https://planb.example.org/branchenbuch/salon-guel/",
        "END:VCARD",
        "",
    ]


def test_what_is_not_known_is_left_out():
    assert lines(VisitingCard(name="Kiosk")) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Kiosk",
        "N:Kiosk;;;;",
        "ORG:Kiosk",
        "END:VCARD",
        "",
    ]


def test_a_line_break_in_a_name_makes_no_property():
    assert lines(VisitingCard(name="A\r\nTEL:0900"))[2:5] == [
        "FN:A\\nTEL:0900",
        "N:A\\nTEL:0900;;;;",
        "ORG:A\\nTEL:0900",
    ]


def test_a_line_break_in_an_address_of_the_web_makes_no_property():
    card = VisitingCard(name="A", website="https://a.de\r\nTEL:0900")
    assert lines(card)[5] == "URL:https://a.de TEL:0900"


@pytest.mark.parametrize("character", ["\0", "\x0b", "\u2028", "\u202e", "\u200b"])
def test_invisible_signs_are_gone(character):
    assert character not in vcard(
        VisitingCard(name=f"A{character}B", website=f"https://a.de/{character}")
    )


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_makes_a_card_of_known_properties_in_short_lines(name, note):
    text = vcard(VisitingCard(name=name or "A", note=note, website=note, source=name))
    physical = text.split("\r\n")
    known = {"BEGIN", "VERSION", "FN", "N", "ORG", "URL", "NOTE", "SOURCE", "END", ""}
    names = {line.partition(":")[0] for line in physical if not line.startswith(" ")}
    assert names <= known
    assert all(len(line.encode()) <= 75 for line in physical)
