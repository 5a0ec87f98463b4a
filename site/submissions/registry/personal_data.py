"""Where the site stores something about a person: each section says what it holds.

This lets `persons` export and erase everything without importing a section.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from content import sections


@dataclass(frozen=True)
class Holding:
    """One place: what it is called, what it holds of an e-mail address, how that is erased.

    `export` returns a list of {name: value} that JSON can write, `erase` how many rows that changed.
    `rows` names the models of which one row belongs to one person, each with what deletes a row: the
    deletion is noted outside the database, and repeated where a backup brings the row back.
    """

    key: str
    label: Any
    export: Callable[[str], list[dict]]
    erase: Callable[[str], int]
    rows: Mapping[type, Callable[[Any], Any]] = field(default_factory=dict)


def every() -> list[Holding]:
    return sections.all_of("personal_data")


def rows() -> dict[type, Callable[[Any], Any]]:
    """Return the models whose rows belong to one person each: {model: what deletes a row}."""
    return {model: forget for holding in every() for model, forget in holding.rows.items()}
