"""What visitors type into a search box, as words; and which other words these may stand for.

Pure functions over text in its search form (`content.text.normalise`).
"""

from dataclasses import dataclass
from itertools import combinations

from content.text import normalise

MAX_WORDS = 8
MAX_WORD_LENGTH = 40
SHORTEST_CORRECTED = 4
LONGEST_CORRECTED = 24
# From this length on two wrong letters still leave the word recognisable.
FORGIVES_TWO = 7

# Words of a question that name no entry: "wer repariert hier Fahrräder".
FILLERS = frozenset(
    "am an auf aus bei bin das dem den der des die ein eine einen einer es für fuer gibt hier "
    "ich im in ist kann mein mir mit nach nahe oder sind suche und von vom was wer wie wo zu "
    "zum zur".split()
)


@dataclass(frozen=True)
class AnyOf:
    """At least one of the parts must be found; a part is a piece of text, AnyOf or AllOf."""

    parts: tuple


@dataclass(frozen=True)
class AllOf:
    """Each of the parts must be found."""

    parts: tuple


def words_of(query: str) -> list[str]:
    """Return the distinct words that count, in order; fillers only where there is nothing else."""
    words = [word[:MAX_WORD_LENGTH] for word in normalise(query[:1000]).split()]
    counted = [word for word in words if word not in FILLERS] or words
    return list(dict.fromkeys(counted))[:MAX_WORDS]


def within(word: str) -> AnyOf:
    """Return where the word may stand; texts in the index begin and end with a space.

    From four letters on it may stand inside a compound ("reparatur" in "Fahrradreparatur"); shorter
    ones only where a word begins or ends, or "eis" would find every "Reise".
    """
    if len(word) >= SHORTEST_CORRECTED:
        return AnyOf((word,))
    return AnyOf({3: (f" {word}", f"{word} "), 2: (f" {word}",)}.get(len(word), (f" {word} ",)))


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
