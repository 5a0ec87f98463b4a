"""An address is in the town that the settings name."""

from types import SimpleNamespace

import pytest

from content.place import postal


@pytest.mark.parametrize(
    ("street", "postcode", "lines"),
    [
        ("Marktstraße 12", "12345", ["Marktstraße 12", "12345 Neustadt"]),
        ("Marktstraße 12", "", ["Marktstraße 12", "Neustadt"]),
        ("", "12345", ["12345 Neustadt"]),
    ],
)
def test_an_address_names_the_town(settings, street, postcode, lines):
    settings.TOWN = "Neustadt"
    row = SimpleNamespace(street=street, postcode=postcode)
    assert postal.address_lines(row) == lines
    assert postal.postal_address(row)["addressLocality"] == "Neustadt"
