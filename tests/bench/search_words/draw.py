"""Draws the 200 words that the directory's search is tried with, in five languages.

Half are names of trades from the tagging schema, half are needs as people type them (`needs.csv`). What
must be found is marked per trade and per need before the draw: `here.csv` names the businesses of the
starting content that have the trade, `absent.csv` the trades that nobody has, for which nothing is right.
Which businesses must not appear is drawn, too, from those of quite another kind. The order of these
files and the seed decide everything, so that another run writes the same list.

python -m tests.bench.search_words.draw
"""

import csv
import random
import sys
from pathlib import Path

from tests.bench.search_words.schema import LANGUAGES, Schema

HERE = Path(__file__).parent
BUSINESSES = Path("directory/starting_content/businesses.csv")
WORDS = Path("tests/directory/search/words.csv")
COLUMNS = ["language", "query", "of", "first", "absent"]
SEED = 19
# For each language: so many of each, 40 in all.
TRADES_HERE, TRADES_ABSENT, NEEDS_HERE, NEEDS_ABSENT = 16, 8, 12, 4
UNWANTED = 5


def rows_of(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def draw(seed):
    """Return the rows of the list; `first` is empty where nothing is the right answer."""
    chance = random.Random(seed)
    schema = Schema.read()
    here = {row["trade"]: _slugs(row["businesses"]) for row in rows_of("here.csv")}
    absent = {row["trade"]: [] for row in rows_of("absent.csv")}
    needs = rows_of("needs.csv")
    kinds = _kinds_of_businesses()
    for language in LANGUAGES:
        for trades, count in ((here, TRADES_HERE), (absent, TRADES_ABSENT)):
            names = {
                name: first
                for trade, first in trades.items()
                if (name := schema.name_of(trade, language))
            }
            for name in chance.sample(sorted(names), count):
                yield _row(
                    language, _as_typed(name, language, chance), "trade", names[name], kinds, chance
                )
        for is_here, count in ((True, NEEDS_HERE), (False, NEEDS_ABSENT)):
            asked = [need for need in needs if bool(need["businesses"]) == is_here]
            for need in chance.sample(asked, count):
                yield _row(
                    language, need[language], "need", _slugs(need["businesses"]), kinds, chance
                )


def _row(language, query, source, first, kinds, chance):
    related = {kind for slug in first for kind in kinds[slug]}
    strangers = sorted(slug for slug, own in kinds.items() if not own & related)
    unwanted = chance.sample(strangers, UNWANTED) if first else []
    unwanted = [slug for slug in unwanted if slug not in _beside(first)]
    return dict(
        zip(COLUMNS, (language, query, source, ", ".join(first), ", ".join(unwanted)), strict=True)
    )


def _beside(first):
    """Return the businesses that some trade or need names beside these: kiosks sell ice cream, too."""
    rows = [
        _slugs(row["businesses"]) for name in ("here.csv", "needs.csv") for row in rows_of(name)
    ]
    return {slug for slugs in rows if set(slugs) & set(first) for slug in slugs}


def _as_typed(name, language, chance):
    """Return a trade's name as some type it: in lower case, as a plural, with the article."""
    name = name.lower() if chance.random() < 0.5 else name
    if chance.random() < 0.5 or " " in name:
        return name
    if language == "en":
        return f"{name.removesuffix('y')}ies" if name.endswith("y") else f"{name}s"
    if language == "tr":
        last = next((letter for letter in reversed(name) if letter in "aıoueiöü"), "a")
        return f"{name}{'lar' if last in 'aıou' else 'ler'}"
    return f"ال{name}" if language == "ar" and not name.startswith("ال") else name


def _kinds_of_businesses():
    """Return {slug: names of its categories} of the starting content."""
    with BUSINESSES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {row["Kurzname"]: set(row["Branchen"].split(", ")) for row in rows}


def _slugs(text):
    return [slug for slug in text.split(", ") if slug]


def main():
    seed = int(sys.argv[1]) if sys.argv[1:] else SEED
    path = Path(sys.argv[2]) if sys.argv[2:] else WORDS
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(draw(seed))


if __name__ == "__main__":
    main()
