"""Takes a person out of texts, however they are written; pure.

Names are compared without regard to case, accents and ways to write an umlaut, telephone numbers by
their digits, e-mail addresses as a whole.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from content.place.telephone import digits_of, numbers_in, without_prefix
from content.text import normalise

ALNUM = r"[^\W_]"
BETWEEN_DIGITS = r"[\s()/.\-–]{0,3}"
SHORTEST_NAME = 3
SHORTEST_NUMBER = 6


@dataclass(frozen=True)
class Person:
    """Who is to be forgotten: what mails, letters and calls reach them by."""

    email: str
    names: frozenset[str] = frozenset()
    telephones: frozenset[str] = frozenset()

    def is_in(self, value):
        """Whether a text, or one of the texts in plain data, names the person."""
        return self.without(value) != value

    def without(self, value):
        """Return a text, or all texts in plain data and in JSON, without the person."""
        if isinstance(value, str):
            return self._without_json(value) or self._without_text(value)
        if isinstance(value, dict):
            return {self.without(key): self.without(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(self.without(inner) for inner in value)
        return value

    def _without_json(self, text):
        """Return a text that is JSON itself as such again; None for any other."""
        if not text.startswith(("{", "[")):
            return None
        try:
            data = json.loads(text)
        except ValueError:
            return None
        cleared = self.without(data)
        return text if cleared == data else json.dumps(cleared)

    def _without_text(self, text):
        if self.email:
            text = self._email.sub("", text)
        if self._number:
            text = self._number.sub("", text)
        return _cut(text, self._name) if self._name else text

    @cached_property
    def _email(self):
        """Exactly this address: a@example.org is no part of eva@example.org."""
        address = re.escape(self.email)
        return re.compile(rf"(?<![\w.+%-]){address}(?![\w-]|\.\w)", re.IGNORECASE)

    @cached_property
    def _number(self):
        """The number with any prefix for callers from inside or outside, and any signs between."""
        numbers = [
            without_prefix(digits_of(number))
            for line in self.telephones
            for number in numbers_in(line)
        ]
        spaced = [
            BETWEEN_DIGITS.join(digits)
            for digits in (re.sub(r"\D", "", number) for number in numbers)
            if len(digits) >= SHORTEST_NUMBER
        ]
        prefix = (
            rf"(?:(?:\+|00){BETWEEN_DIGITS}49{BETWEEN_DIGITS}(?:\(?0\)?)?|\(?0)?{BETWEEN_DIGITS}"
        )
        return re.compile(rf"(?<![\d+]){prefix}(?:{'|'.join(spaced)})(?!\d)") if spaced else None

    @cached_property
    def _name(self):
        """The names, their words in this order or begun with another one, with or without signs."""
        signs = {
            s for name in self.names for s in _folded(name) if not (s.isalnum() or s.isspace())
        }
        between = rf"(?:[\s,;._-]{''.join(f'|{re.escape(sign)}' for sign in sorted(signs))})"
        orders = {
            (between + "{1,6}").join([*words[place:], *words[:place]])
            for name in self.names
            if len(normalise(name)) >= SHORTEST_NAME and (words := normalise(name).split())
            for place in range(len(words))
        }
        found = "|".join(sorted(orders, key=len, reverse=True))
        ends = "|".join(map(re.escape, sorted(signs - set(",;._-"))))
        after = rf"(?:\s?(?:{ends}))*" if ends else ""
        return re.compile(rf"(?<!{ALNUM})(?:{found})(?!{ALNUM}){after}") if orders else None

    def beside(self, value):
        """Return the person without the names and numbers that a text or plain data tells."""
        names = (name for name in self.names if not Person("", frozenset({name})).is_in(value))
        numbers = (
            number
            for number in self.telephones
            if not Person("", telephones=frozenset({number})).is_in(value)
        )
        return Person(self.email, frozenset(names), frozenset(numbers))

    def by_whole_names(self):
        """Return the person without names of one word."""
        names = frozenset(name for name in self.names if len(normalise(name).split()) > 1)
        return Person(self.email, names, self.telephones)

    def by_each_word(self):
        """Return the person with each word of the names as a name: for what is about nobody else."""
        words = {word for name in self.names for word in name.split() if normalise(word)}
        return Person(self.email, self.names | words, self.telephones)


def _folded(text):
    """Return a text as names are compared; signs that are no letters stay."""
    return "".join(map(_fold, unicodedata.normalize("NFC", text)))


def _fold(char):
    if unicodedata.category(char) in ("Mn", "Cf"):
        return ""
    return normalise(char) or char


def _cut(text, pattern):
    """Return a text without what the pattern finds in its folded form."""
    composed = unicodedata.normalize("NFC", text)
    origins = [place for place, char in enumerate(composed) for _ in _fold(char)]
    found = list(pattern.finditer(_folded(composed)))
    for match in reversed(found):
        begin, end = origins[match.start()], origins[match.end() - 1] + 1
        while end < len(composed) and not _fold(composed[end]):
            end += 1  # what only decorates the last sign
        composed = composed[:begin] + composed[end:]
    return composed if found else text
