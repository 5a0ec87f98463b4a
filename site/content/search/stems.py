"""The part of a word that its relatives share: repariert, Reparatur, Reparaturen; kuaför, kuaförler.

German is light on purpose: the search looks for a piece of text anywhere in a word, so it is enough to
take away what may differ. Words come in search form, where ä is ae. Of other languages the stems are
compared with known words only, never looked for in texts.
"""

import re

from snowballstemmer import stemmer

from content.text import normalise

SHORTEST_STEM = 5
# Verbs in -ieren and the nouns made from them.
_FOREIGN = re.compile(
    "(ierungen|ierung|ierten|ierter|iertes|ierte|ieren|iert|iere|aturen|atur|ationen|ation)$"
)
_ENDINGS = re.compile("(innen|ungen|ung|erin|ern|em|en|er|es|e|n|s)$")
_UMLAUT = re.compile("(a|o|u)e(?!.*[aou]e)")
_LAST_DARK_VOWEL = re.compile("(?<![aeou])(au|[aou])(?!e)(?=[^aou]*$)")
# Words that end so have no ending more in the plural.
_ENDLESS = ("el", "er", "en")
_ARABIC_ARTICLE = "ال"
_ARABIC = re.compile("[\u0621-\u064a]")
# What a Turkish keyboard without Turkish letters makes of the plural: kuaforler.
_TURKISH_PLURAL = re.compile("l[ae]r(i|ı)?$")
# Who sells or makes it: çiçekçi, of çiçek.
_TURKISH_TRADE = re.compile("[cç][ıiuü]$")
SHORTEST_FOREIGN_STEM = 3


def stems(word: str) -> list[str]:
    """Return other pieces to look for beside the word; none where nothing sensible is left of it."""
    if word.startswith(_ARABIC_ARTICLE) and len(word) > len(_ARABIC_ARTICLE) + 2:
        return [word.removeprefix(_ARABIC_ARTICLE)]
    found = [stem for stem in _stripped(word) if len(stem) >= SHORTEST_STEM]
    if _is_german(word) and len(word) >= SHORTEST_STEM - 1:
        found += _plurals(word)
    return [stem for stem in dict.fromkeys(found) if stem != word]


def _plurals(word):
    """Return the plurals with an umlaut: Strauß and Sträuße, Arzt and Ärzte, but not ärztlich."""
    changed = _LAST_DARK_VOWEL.sub(_with_umlaut, word)
    if changed == word:
        return []
    return [changed] if changed.endswith(_ENDLESS) else [f"{changed}e", f"{changed}er"]


def short_stems(word: str) -> list[str]:
    """Return stems so short that they may only begin a word; for where nothing else is found."""
    return [f" {stem}" for stem in _stripped(word) if len(stem) == SHORTEST_STEM - 1]


def stems_abroad(word: str) -> list[str]:
    """Return the stems of a word, in its own letters, in the languages other than German.

    They come in search form. Which language it is nobody knows, so each is tried.
    """
    if _ARABIC.search(word):
        found = [stem_in("arabic", word)]
    else:
        bare = _TURKISH_PLURAL.sub("", word)
        found = [bare, *(_TURKISH_TRADE.sub("", w) for w in (word, bare))]
        found += [stem_in(language, word) for language in ("turkish", "polish", "english")]
    forms = dict.fromkeys(map(normalise, found))
    return [f for f in forms if f != normalise(word) and len(f) >= SHORTEST_FOREIGN_STEM]


def stem_in(language: str, word: str) -> str:
    """Return a word's stem, in its own letters; a stemmer holds its word, so no two threads share one."""
    return stemmer(language).stemWord(word)


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
