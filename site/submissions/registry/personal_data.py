"""Where the site stores something about a person: each section says what it holds.

This lets `persons` export and erase everything without importing a section.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from content import sections


@dataclass(frozen=True)
class Holding:
    """One place: what it is called, what it holds of an e-mail address, how that is erased.

    `export` returns a list of {name: value} that JSON can write, `erase` how many rows that changed.
    """

    key: str
    label: Any
    export: Callable[[str], list[dict]]
    erase: Callable[[str], int]


def every() -> list[Holding]:
    return sections.all_of("personal_data")
