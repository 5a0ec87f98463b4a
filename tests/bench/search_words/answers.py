"""What the 200 words find, and whether it is right."""

import csv
from pathlib import Path

from content.search.engine import search
from directory.models import Business

WORDS = Path("tests/directory/search/words.csv")


def rows(drawn=None):
    """Return the words of the list, or drawn ones: what is typed, who is first, who must not appear."""
    if drawn is None:
        with WORDS.open(encoding="utf-8", newline="") as file:
            drawn = list(csv.DictReader(file, delimiter=";"))
    return [row | {name: _slugs(row[name]) for name in ("first", "absent")} for row in drawn]


def _slugs(text):
    return [slug for slug in text.split(", ") if slug]


def found_by(query, slugs):
    """Return the slugs of the businesses that a query finds, best first; `slugs` are all by id."""
    ranks = search(query, models=[Business]).of(Business)
    return [slugs[pk] for pk in sorted(ranks, key=lambda pk: (ranks[pk], slugs[pk]))]


def is_right(row, found):
    """Whether the right business comes first and no wrong one at all, or nothing where nobody has it."""
    if not row["first"]:
        return not found
    return bool(found) and found[0] in row["first"] and not set(found) & set(row["absent"])
