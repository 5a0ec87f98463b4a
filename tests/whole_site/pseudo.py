"""A pseudo-language without a catalogue: every translated word carries a mark, and so does every row."""

import re
from unittest import mock

from django.utils import translation

OPEN, CLOSE = "⟦", "⟧"
# What stands in rows: words that mean nothing, in marks of their own.
ROW_OPEN, ROW_CLOSE = "⟪", "⟫"


def marked(text):
    """Return a translated text in marks; the values of its placeholders appear between them."""
    return f"{OPEN}{text}{CLOSE}" if text.strip() else text


def row(text="Quorx"):
    """Return words as an editor or a visitor would type them."""
    return f"{ROW_OPEN}{text}{ROW_CLOSE}"


def speaking(say):
    """Return Django's four functions that translate, each by `say`: {name: function}."""
    return {
        "gettext": lambda message: say(message),
        "pgettext": lambda context, message: say(message),
        "ngettext": lambda singular, plural, number: say(singular if number == 1 else plural),
        "npgettext": lambda context, singular, plural, number: say(
            singular if number == 1 else plural
        ),
    }


def spoken(say=marked):
    """Translate everything by `say` within this context, Django's and Wagtail's words as well."""
    return mock.patch.multiple(translation._trans, create=True, **speaking(say))


# What a translated text must keep: placeholders, and HTML with its entities.
KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^>]+>|&#?\w+;)")
ALPHABET = "ابجدهوزحطيكلمنسعفصقرشت"


def arabic(text):
    """Return a text of the same length in Arabic letters, to look at pages that run from the right."""
    parts = KEPT.split(text)
    return "".join(part if KEPT.fullmatch(part) else _in_letters(part) for part in parts)


def _in_letters(text):
    letters = (ALPHABET[ord(c) % len(ALPHABET)] if c.isalpha() else c for c in text)
    return "".join(letters)
