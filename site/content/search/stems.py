"""The part of a German or Arabic word that its relatives share: repariert, Reparatur, Reparaturen.

Light on purpose: the search looks for a piece of text anywhere in a word, so it is enough to take away
what may differ. Words come in search form, where ä is ae.
"""

import re

SHORTEST_STEM = 5
# Verbs in -ieren and the nouns made from them.
_FOREIGN = re.compile(
    "(ierungen|ierung|ierten|ierter|iertes|ierte|ieren|iert|iere|aturen|atur|ationen|ation)$"
)
_ENDINGS = re.compile("(innen|ungen|ung|erin|ern|em|en|er|es|e|n|s)$")
_UMLAUT = re.compile("(a|o|u)e(?!.*[aou]e)")
_LAST_DARK_VOWEL = re.compile("(?<![aeou])(au|[aou])(?!e)(?=[^aou]*$)")
_ARABIC_ARTICLE = "ال"


def stems(word: str) -> list[str]:
    """Return other pieces to look for beside the word; none where nothing sensible is left of it."""
    if word.startswith(_ARABIC_ARTICLE) and len(word) > len(_ARABIC_ARTICLE) + 2:
        return [word.removeprefix(_ARABIC_ARTICLE)]
    found = [stem for stem in _stripped(word) if len(stem) >= SHORTEST_STEM]
    # Strauß and Sträuße, Buch and Bücher; also typed on a keyboard without ä.
    if _is_german(word) and len(word) >= SHORTEST_STEM - 1:
        found.append(_LAST_DARK_VOWEL.sub(_with_umlaut, word))
    return [stem for stem in dict.fromkeys(found) if stem != word]


def short_stems(word: str) -> list[str]:
    """Return stems so short that they may only begin a word; for where nothing else is found."""
    return [f" {stem}" for stem in _stripped(word) if len(stem) == SHORTEST_STEM - 1]


def _stripped(word):
    if not _is_german(word):
        return []
    foreign = _FOREIGN.sub("", word)
    stem = foreign if foreign != word else _ENDINGS.sub("", word)
    return [] if stem == word else list(dict.fromkeys([stem, _UMLAUT.sub(r"\1", stem)]))


def _is_german(word):
    return word.isascii() and word.isalpha()


def _with_umlaut(vowel):
    return "aeu" if vowel[0] == "au" else f"{vowel[0]}e"
