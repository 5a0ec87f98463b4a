"""Streets and house numbers out of addresses as people write them, in the order of a walk; pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from content.text import normalise

ADDRESS = re.compile(
    r"(?P<street>.*?\D)[\s,]*?(?P<number>\d{1,4})\s*(?P<letter>[a-zA-Z]?)"
    r"(?:\s*[-–/+]\s*\d{1,4}\s*[a-zA-Z]?)?"
)
_ENDING = re.compile(r"str(asse)?\b")


class Address(NamedTuple):
    """`Lange Str. 12 a–14` is street `Lange Str.`, number 12, letter `a`; number 0 is none."""

    street: str
    number: int = 0
    letter: str = ""

    @property
    def is_odd(self):
        return self.number % 2 == 1

    @property
    def house(self):
        """The number as it stands on the door."""
        return f"{self.number}{self.letter}" if self.number else ""


def read(text: str) -> Address:
    """Return street and house number; a text without a number is all street."""
    text = " ".join(text.split())
    match = ADDRESS.fullmatch(text)
    if match is None:
        return Address(text)
    street = match["street"].strip(" ,")
    return Address(street, int(match["number"]), match["letter"].lower())


def key_of(street: str) -> str:
    """Return a street as it is compared: `Lange Str.` is `lange straße`."""
    return _ENDING.sub("str", normalise(street)).replace(" ", "")


def best_name(names: Iterable[str]) -> str:
    """Return the spelling that is commonest, the longest of those that are as common."""
    counted = Counter(names)
    return max(counted, key=lambda name: (counted[name], len(name), name))


def walk(rows: list, address_of: Callable, is_turned: bool = False) -> list:
    """Return rows as somebody passes them: up the odd numbers, back down the even ones.

    Turned, the same round is walked the other way. What has no number comes last.
    """
    numbered = [row for row in rows if address_of(row).number]
    numbered.sort(key=lambda row: address_of(row)[1:])
    odd = [row for row in numbered if address_of(row).is_odd]
    even = [row for row in numbered if not address_of(row).is_odd]
    way = [*odd, *reversed(even)]
    rest = [row for row in rows if not address_of(row).number]
    return [*(reversed(way) if is_turned else way), *rest]
