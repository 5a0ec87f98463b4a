"""A business as a visiting card for the phone's contacts: vCard 3.0 (RFC 2426), which every phone reads.

Escaping and folding at 75 octets are iCalendar's (RFC 5545, the same rules), so its library does them.
"""

from dataclasses import dataclass

from icalendar import vText
from icalendar.parser import Contentline

from content.text import clean_line, clean_text

CRLF = "\r\n"


@dataclass(frozen=True)
class VisitingCard:
    """What the card says; empty fields are left out."""

    name: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    note: str = ""
    latitude: object = None
    longitude: object = None
    source: str = ""  # the address of the entry on this site


def vcard(card: VisitingCard) -> str:
    """Return the text of the .vcf file; every value is one property, whatever it contains."""
    lines = [
        ("VERSION", "3.0"),
        ("FN", _text(card.name)),
        ("N", f"{_text(card.name)};;;;"),
        ("ORG", _text(card.name)),
        ("TEL;TYPE=WORK,VOICE", _text(card.telephone)),
        ("EMAIL;TYPE=INTERNET", _text(card.email)),
        ("ADR;TYPE=WORK", _address(card)),
        ("GEO", _place(card)),
        ("URL", clean_line(card.website)),
        ("NOTE", _text(card.note)),
        ("SOURCE", clean_line(card.source)),
    ]
    folded = [Contentline(f"{name}:{value}").to_ical().decode() for name, value in lines if value]
    return CRLF.join(["BEGIN:VCARD", *folded, "END:VCARD", ""])


def _text(text):
    return vText(clean_text(text)).to_ical().decode()


def _address(card):
    if not (card.street or card.postcode):
        return ""
    parts = ("", "", card.street, card.town, "", card.postcode, "Deutschland")
    return ";".join(_text(part) for part in parts)


def _place(card):
    has_place = card.latitude is not None and card.longitude is not None
    return f"{card.latitude};{card.longitude}" if has_place else ""
