"""What visitors type into a search box, as words; and which other words these may stand for.

Functions over text in its search form (`content.text.normalise`).
"""

import unicodedata
from dataclasses import dataclass
from itertools import combinations

from django.conf import settings

from content.text import normalise

MAX_WORDS = 8
# With the fillers between them.
MAX_TYPED = 60
MAX_WORD_LENGTH = 40
SHORTEST_CORRECTED = 4
# Shorter words turn up inside others by chance.
SHORTEST_INSIDE = 5
LONGEST_CORRECTED = 24
# From this length on two wrong letters still leave the word recognisable.
FORGIVES_TWO = 7

# Words of a question that name no entry: "wer repariert hier Fahrräder", "bakery near me".
FILLERS = frozenset(
    "am an auf aus bei bin das dem den der des die ein eine einen einer es für fuer gibt hier "
    "ich im in ist kann mein mir mit nach nahe naehe oder sind suche umgebung und vom von was wer "
    "wie wo zu zum zur a for i in me my near of s the where with w z do na gdzie moj moja "
    "bana icin nerede ve yakin yakinda yakinimda في من الي عن اين قريب مني".split()
)
# What somebody wants of a thing, or wants it to be: named where it can be found, else left out.
WISHES = frozenset(
    "abholen bestellen billig buchen essen frisch frische frischen frischer frisches gut gute guten "
    "guenstig holen kaputt kaufen lernen machen neu neue neuen reparieren repariert reparatur "
    "service suchen tropft wechseln "
    "best book broken buy change cheap fix fresh get good lessons mend order repair classes shop store "
    "pick up test "
    "al almak bileti kursu satin siparisi taze tamir tamiri tamirci degisimi yapmak ucuz en iyi "
    "تصليح اصلاح شراء توصيل حجز تبديل تعليم طازج محل متجر "
    "kupic kurs lekcje naprawa naprawy odbior bilety sklep swiezy swieze tani tanie wymiana".split()
)
STREET, SHORT_STREET = "strasse", "str"


@dataclass(frozen=True)
class AnyOf:
    """At least one of the parts must be found; a part is a piece of text, AnyOf or AllOf."""

    parts: tuple


@dataclass(frozen=True)
class AllOf:
    """Each of the parts must be found."""

    parts: tuple


@dataclass(frozen=True)
class InMain:
    """The part must be found where an entry says what it does: in all but its long text.

    For what nobody typed: in a text such words stand by chance, as "auf das Gerüst" in a roofer's.
    """

    part: str


def words_of(query: str) -> list[str]:
    """Return the distinct words that count, in order; fillers only where there is nothing else.

    Everything is in the town that this installation is for, so its name says nothing.
    """
    typed = [word for word, _letters in typed_words(query)]
    fillers = FILLERS.union(normalise(settings.TOWN).split())
    counted = [word for word in typed if word not in fillers] or typed
    return list(dict.fromkeys(counted))[:MAX_WORDS]


def typed_words(query: str) -> list[tuple[str, str]]:
    """Return (word in search form, its letters) in order; stems need ı, ş and ö as they were typed."""
    return _joined_streets(_tokens(query[:1000]))[:MAX_TYPED]


def _tokens(text):
    """Return (word in search form, its letters) for each word."""
    text = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in text)
    tokens = ((normalise(letters)[:MAX_WORD_LENGTH], letters) for letters in kept.split())
    return [(word, letters[:MAX_WORD_LENGTH]) for word, letters in tokens if word]


def _joined_streets(tokens):
    """Write "Goethe Str." and "Goethestr." as one word, as the other ways to write a street are."""
    found = []
    for word, letters in tokens:
        if word in (STREET, SHORT_STREET) and found and found[-1][0].isalpha():
            before = found.pop()[0]
            word = letters = f"{before}{STREET}"[:MAX_WORD_LENGTH]
        elif word.endswith(SHORT_STREET) and len(word) > SHORTEST_CORRECTED + len(SHORT_STREET):
            word = letters = f"{word.removesuffix(SHORT_STREET)}{STREET}"[:MAX_WORD_LENGTH]
        found.append((word, letters))
    return found


def as_street(word: str) -> list[str]:
    """Return the two ways in which an address writes a street: Nürnbergerstraße, Nürnberger Straße."""
    name = word.removesuffix(STREET)
    return [word, f"{name} {STREET}"] if name not in (word, "") else []


def within(word: str) -> AnyOf:
    """Return where the word may stand; texts in the index begin and end with a space.

    From five letters on it may stand inside a compound ("reparatur" in "Fahrradreparatur"); shorter
    ones only where a word begins or ends, or "arzt" would find "Schwarztee".
    """
    if len(word) >= SHORTEST_INSIDE or " " in word:
        return AnyOf((word,))
    edges = (f" {word}", f"{word} ")
    return AnyOf({3: edges, 4: edges, 2: (f" {word}",)}.get(len(word), (f" {word} ",)))


def spellings(word: str, left_out: int = 1) -> set[str]:
    """Return the word, and it with up to so many letters left out.

    Two words that differ by one wrong, missing, added or swapped letter share a spelling.
    """
    places = range(len(word))
    return {
        "".join(letter for place, letter in enumerate(word) if place not in gaps)
        for count in range(left_out + 1)
        for gaps in combinations(places, count)
    }


def is_correctable(word: str) -> bool:
    return SHORTEST_CORRECTED <= len(word) <= LONGEST_CORRECTED and not word.isdigit()


def allowed_errors(word: str) -> int:
    """Return how many letters may be wrong; in a short word one makes another word of it."""
    return 0 if len(word) < SHORTEST_CORRECTED else 2 if len(word) >= FORGIVES_TWO else 1


def without_umlauts(word: str) -> str:
    """Return the word as a keyboard without ä, ö, ü writes it: `guel` (Gül) as `gul`."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def distance(word: str, other: str) -> int:
    """Return how many letters to change, add, drop or swap with their neighbour."""
    before, last = [], list(range(len(other) + 1))
    for row, a in enumerate(word, 1):
        line = [row]
        for column, b in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (a != b))
            if row > 1 and column > 1 and a == other[column - 2] and word[row - 2] == b:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]


def halves(word: str) -> list[tuple[str, str]]:
    """Return the ways to read a long word as two ("fahrradreparatur": fahrrad, reparatur)."""
    places = range(SHORTEST_CORRECTED, len(word) - SHORTEST_CORRECTED + 1)
    pairs = [(word[:place], word[place:]) for place in places]
    # What joins two words belongs to neither: arbeit|s|kleidung, katze|n|futter.
    joined = [(a, b[1:]) for a, b in pairs if b[0] in "sn" and len(b) > SHORTEST_CORRECTED]
    return pairs + joined


def trigrams(word: str) -> list[str]:
    """Return the pieces of three letters; a word that begins alike is nearer, so its start counts."""
    padded = f" {word}"
    return [padded[place : place + 3] for place in range(max(len(padded) - 2, 1))]
