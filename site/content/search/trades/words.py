"""What a trade is called, in German, English, Turkish, Arabic and Polish: also one that nobody here has.

`trades.csv` is made by `python -m tests.bench.search_words.trades` from iD's tagging schema for
OpenStreetMap (`LICENSE.md`). It is read once a process, at the first search.
"""

import csv
from collections import defaultdict
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from content.search.stems import stems
from content.search.words import SHORTEST_CORRECTED, InMain, without_umlauts, words_of
from content.text import normalise

FILE = Path(__file__).parent / "trades.csv"
LANGUAGES = ("de", "en", "tr", "ar", "pl")
# German names of this length may stand inside a compound: no other word holds them by chance.
INSIDE_FROM = 8
# Longer names of trades are no words that an entry would have.
LONGEST_PHRASE = 2


class Trade:
    """A trade: its German name with `kein` or `keine` before it, its kind, and its words by language.

    `family` is a value of the directory's `Category.Trade`. `titles` are its names and their senses,
    `keywords` what else it is called.
    """

    def __init__(self, row):
        self.key, self.name, self.none, self.family = (row[n] for n in list(row)[:4])
        cells = {language: row[language].split(" / ") for language in LANGUAGES}
        self.titles = {language: _words(cell[0]) for language, cell in cells.items()}
        self.keywords = {language: _words(cell[-1]) for language, cell in cells.items()}
        self.word_stems = row["stems"].split()

    def __repr__(self):
        return f"<Trade: {self.name}>"

    @cached_property
    def names(self):
        """Its German names in search form."""
        return list(map(normalise, self.titles["de"]))

    @cached_property
    def german(self):
        """All its German words in search form."""
        return {*self.names, *map(normalise, self.keywords["de"])}

    def every_word(self):
        found = chain([self.name], *self.titles.values(), *self.keywords.values())
        return {normalise(word) for word in found}

    @cached_property
    def readings(self):
        """What stands for it in an entry, as the search reads it.

        Nobody typed these words, so they count where an entry says what it does; a short one as a whole,
        a longer one where a word begins. Of two words both are needed, and may stand anywhere.
        """
        found = []
        for words in map(words_of, [*self.titles["de"], *self.keywords["de"]]):
            if len(words) == 1:
                (word,) = words
                found += [
                    InMain(_piece(form, word in self.names)) for form in (word, *_long_stems(word))
                ]
            elif len(words) <= LONGEST_PHRASE:
                found.append(tuple(_piece(_shortest(word)) for word in words))
        for language in LANGUAGES[1:]:
            names = (normalise(name) for name in self.titles[language][:1])
            found += [InMain(f" {n} ") for n in names if " " not in n and self in trades_of([n])]
        return list(dict.fromkeys(found))


def _words(cell):
    return [word for word in cell.split(", ") if word]


def _long_stems(word):
    return [stem for stem in stems(word) if len(stem) >= INSIDE_FROM and word.startswith(stem)]


def _shortest(word):
    return min([word, *(s for s in stems(word) if word.startswith(s))], key=len)


def _piece(word, is_name=False):
    if len(word) <= SHORTEST_CORRECTED:
        return f" {word} "
    return word if is_name and len(word) >= INSIDE_FROM else f" {word}"


def trades_of(forms, widely=False):
    """Return the trades that the first known one of these words or phrases in search form means.

    Widely, a word may also be the stem of one in another language, or written without ä, ö and ü.
    """
    for known in _known() if widely else _known()[:1]:
        if found := next((known[form] for form in forms if form in known), None):
            return found
    return []


@cache
def _known():
    """Return {word or phrase: trades} as written, by stems, and without umlauts; in search form."""
    german, by_word, by_stem = defaultdict(list), defaultdict(list), defaultdict(list)
    for trade in every():
        for word in trade.german | {normalise(trade.name)}:
            german[word].append(trade)
        for word in trade.every_word():
            by_word[word].append(trade)
        for stem in trade.word_stems:
            by_stem[stem].append(trade)
    # What is a word in German, too, means the same as there: a Polish "bar" sells fast food.
    by_word |= german
    plain = {without_umlauts(word): trades for word, trades in by_word.items()}
    return dict(by_word), dict(by_stem), plain


@cache
def every():
    with FILE.open(encoding="utf-8", newline="") as file:
        return [Trade(row) for row in csv.DictReader(file, delimiter=";")]
