"""Whether two entries of the directory are the same business, or the same empty premises."""

import re

from content.text import normalise

_STREET = re.compile(r"str(asse)?\b")


def is_same(entry, data) -> bool:
    """Whether an entry of a similar name is where form values say; a missing address fits any."""
    here, there = street_key(entry.street), street_key(data.get("street") or "")
    return not here or not there or here == there


def street_key(street: str) -> str:
    """Return an address as it is compared: `Lange Str. 8` is `Lange Straße 8`."""
    return _STREET.sub("str", normalise(street)).replace(" ", "")
