"""What the words of a question may stand for: themselves, their stems, and other words for the same.

Words that together name something ("bike shop", "telefon tamiri") are read as one. Other words come from
the editors' groups (`WordGroup`) and from the names of trades in five languages (`search.trades`).
"""

from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from content.search.stems import stems, stems_abroad
from content.search.trades.words import trades_of
from content.search.words import (
    SHORTEST_CORRECTED,
    SHORTEST_INSIDE,
    WISHES,
    InMain,
    as_street,
    typed_words,
    words_of,
)

LONGEST_PHRASE = 5


class Word(NamedTuple):
    """A typed word in search form, the letters it was typed with, and whether it counts."""

    form: str
    letters: str
    counts: bool


@dataclass
class Term:
    """One or more words of a question that mean one thing.

    `own` are the words themselves, what they are derived from and the names of their trade; `others` are
    the editors' words for the same. Each is a piece of text, an InMain, or a tuple of pieces that must
    all be found.
    """

    words: tuple
    own: list
    others: list = field(default_factory=list)
    trades: list = field(default_factory=list)

    @property
    def readings(self):
        return [*self.own, *self.others]

    @property
    def is_wish(self):
        """Whether it only says what somebody wants of the thing, or may be a house number."""
        return all(word in WISHES or (word.isdigit() and len(word) <= 3) for word in self.words)

    @property
    def is_street(self):
        return len(self.words) == 1 and bool(as_street(self.words[0]))


def terms_of(query, groups, widely=False, longest=LONGEST_PHRASE) -> list[Term]:
    """Return the terms of a question; `groups` are the editors', `longest` the words of a phrase.

    Read widely, words are also known by their stems in other languages.
    """
    typed = _typed(query)
    spans = [
        typed[start : start + length]
        for length in range(1, min(longest, len(typed)) + 1)
        for start in range(len(typed) - length + 1)
    ]
    forms = {tuple(span): _forms_of(span, widely) for span in spans}
    trades = {span: trades_of(of_span, widely) for span, of_span in forms.items()}
    terms, start = [], 0
    while start < len(typed):
        for length in range(min(longest, len(typed) - start), 0, -1):
            span = tuple(typed[start : start + length])
            meanings = list(chain.from_iterable(map(groups.of, forms[span])))
            if length == 1 or trades[span] or meanings:
                break
        names = chain.from_iterable(trade.names for trade in trades[span])
        further = list(chain.from_iterable(map(groups.of, names)))
        terms.append(_term(span, meanings, further, trades[span]))
        start += length
    return [term for term in terms if term.words]


def _typed(query):
    """Return the words that count with those between them, each once, up to the last that counts."""
    counted = words_of(query)
    typed = list(dict(typed_words(query)).items())
    places = [place for place, (word, _letters) in enumerate(typed) if word in counted]
    return [Word(*pair, pair[0] in counted) for pair in typed[: max(places, default=-1) + 1]]


def _forms_of(span, widely):
    """Return the forms under which a word or a phrase may be known, the typed one first."""
    if not (span[0].counts and span[-1].counts):
        return []
    if len(span) > 1:
        # "bike shop" is about bikes.
        about = [word.form for word in span if word.counts and word.form not in WISHES]
        phrase = " ".join(word.form for word in span)
        return [phrase, *about] if len(about) == 1 and _is_name(phrase) else [phrase]
    (word,) = span
    abroad = stems_abroad(word.letters) if widely else ()
    return list(dict.fromkeys([word.form, *stems(word.form), *abroad]))


def _is_name(phrase):
    return bool(trades_of([phrase]))


def _term(span, meanings, further, trades):
    words = tuple(word.form for word in span if word.counts)
    others = [as_reading(other) for other in meanings if other not in words[:1]]
    # Words for the trade, not for what was typed: they count where an entry says what it does.
    others += [InMain(as_reading(other)) for other in further if " " not in other]
    own = [words] if len(words) > 1 else _own(*words, trades) if words else []
    # A word of its group that it begins with may begin others, too: tanzen, Tanz, Tanzraum.
    own += [f" {o}" for o in meanings if len(o) == SHORTEST_CORRECTED and words[0].startswith(o)]
    own += [reading for trade in trades for reading in trade.readings]
    own = list(dict.fromkeys(own))
    return Term(words, own, [o for o in dict.fromkeys(others) if o not in own], trades)


def _own(word, trades):
    """Return what stands for a single word by itself: its ways to be written and its stems.

    Of a trade's name only the word itself is looked for in texts, or "Schneider" would find who
    "schneidet". A short name counts as a whole, or "Bar" would find the barber and "Eis" the price.
    """
    if not trades:
        return [word, *as_street(word), *stems(word)]
    is_german = any(word in trade.german for trade in trades)
    is_long = len(word) >= (SHORTEST_CORRECTED if is_german else SHORTEST_INSIDE)
    typed = word if is_long else f" {word} "
    return [typed, *(InMain(stem) for stem in stems(word))]


def as_reading(other):
    """Return a word that nobody typed: a short one counts only as a whole, or "bar" finds the barber."""
    pieces = tuple(f" {w} " if len(w) <= SHORTEST_CORRECTED else w for w in other.split())
    return pieces if len(pieces) > 1 else pieces[0]


def without_wishes(terms) -> list[Term]:
    """Return the terms that name the thing itself; all of them where there is nothing else."""
    return [term for term in terms if not term.is_wish] or terms
