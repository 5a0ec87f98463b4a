"""Search over everything public: what the visitor probably means, best first.

    search("fahrad reparatur")            everything
    search("frisör", models=[Business])   only businesses

All words must be found, each as it is, by its stem or by another word of its group (`word_groups`).
Where nothing has them all, each word may be misspelt or be two words written as one. A hit in the name
ranks before one in the keywords, the offers, the text; a whole word before the beginning of one before
its inside.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import add

from django.db import connection
from django.db.models import Case, IntegerField, Value, When
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import GreaterThan

from content.search import lookups  # noqa: F401 - registers pk__among
from content.search.condition import COLUMNS, MAIN_COLUMNS
from content.search.index import SearchEntry, SearchSpelling, label_of
from content.search.rank import Rank
from content.search.stems import short_stems, stems
from content.search.synonyms import WordGroup
from content.search.words import (
    LONGEST_CORRECTED,
    SHORTEST_CORRECTED,
    AllOf,
    AnyOf,
    allowed_errors,
    distance,
    halves,
    spellings,
    trigrams,
    within,
    without_umlauts,
    words_of,
)

# A word in more entries than this finds only so many of them; ranking costs microseconds for each.
MAX_HITS = 10_000
MAX_CORRECTIONS = 4
ID_LISTS = {
    "sqlite": "GROUP_CONCAT(object_id)",
    "postgresql": "STRING_AGG(object_id::text, ',')",
}
# So many entries are looked at to learn which pair of words a compound is made of.
ENTRIES_READ = 50
# Hits worse than so many others need no order among themselves.
MAX_TIERS = 12


@dataclass(frozen=True)
class Hits:
    """What was found, as {model label: {rank: object ids}}; a lower rank is a better hit.

    `is_exact` is false where words had to be corrected.
    """

    tiers: dict
    is_exact: bool = True

    def tiers_of(self, model) -> list[tuple[int, list[int]]]:
        """Return (rank, object ids) of one model, the best first."""
        return sorted(self.tiers.get(label_of(model), {}).items())

    def of(self, model) -> dict[int, int]:
        """Return {object id: rank} of one model, the best first."""
        return {pk: rank for rank, ids in self.tiers_of(model) for pk in ids}

    def __bool__(self):
        return bool(self.tiers)


def search(query, models=None) -> Hits:
    """Return what the query finds among these models (all, when left out)."""
    words = words_of(query)
    if not words:
        return Hits({})
    entries = SearchEntry.objects.all()
    if models is not None:
        entries = entries.filter(model_label__in=[label_of(model) for model in models])
    readings = _readings_of(words)
    exact = _ranked(entries, readings)
    if exact:
        return Hits(exact)
    # A single word has just not been found.
    is_known = [len(readings) > 1 and _is_known(entries, of_word) for of_word in readings]
    corrected = [_corrected(entries, *pair) for pair in zip(readings, is_known, strict=True)]
    near = _ranked(entries, corrected) if corrected != readings else {}
    return Hits(near, is_exact=False)


def _readings_of(words):
    """Return a list for each word: itself and what stands for it; all words of a tuple must be found."""
    forms = [[word, *stems(word)] for word in words]
    others = WordGroup.objects.others_of(list(chain.from_iterable(forms)))
    return [
        [
            *found,
            *(_as_reading(other) for form in found for other in others[form] if other not in found),
        ]
        for found in forms
    ]


def _as_reading(other):
    """Return a word that nobody typed: a short one counts only as a whole, or "bar" finds the barber."""
    return tuple(f" {w} " if len(w) <= SHORTEST_CORRECTED else w for w in other.split())


def _ranked(entries, readings):
    """Return the tiers of entries that hold, for each word, one of its readings."""
    wanted = AllOf(tuple(map(_any_of, readings)))
    rank = Rank([_pieces_of(words) for words in readings])
    tiers, count = _tiers_of(entries.containing(wanted), rank)
    if count >= MAX_HITS:
        # Nearly all entries have the word: those that are about it must be among the hits.
        best, _ = _tiers_of(entries.containing(wanted, MAIN_COLUMNS), rank)
        for label, found in best.items():
            known = tiers.setdefault(label, {})
            for number, ids in found.items():
                known[number] = list(dict.fromkeys((*known.get(number, ()), *ids)))
    return tiers


def _tiers_of(entries, rank):
    """Return {model label: {rank: object ids}} and how many there are.

    The ids of one rank come as one text: thousands of rows would cost more than finding them.
    """
    rows = entries.annotate(rank=rank).values("model_label", "object_id", "rank")[:MAX_HITS]
    sql, params = rows.query.sql_with_params()
    ids = ID_LISTS[connection.vendor]
    grouped = f"SELECT model_label, rank, {ids} FROM ({sql}) AS hits GROUP BY model_label, rank"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(grouped, params)
        found = cursor.fetchall()
    tiers, count = defaultdict(dict), 0
    for label, number, ids in found:
        tiers[label][number] = json.loads(f"[{ids}]")
        count += len(tiers[label][number])
    return dict(tiers), count


def _any_of(readings):
    """Return where any of them may stand; what holds a longer one holds the shorter one inside it."""
    single = [r for r in readings if isinstance(r, str) and len(r) >= SHORTEST_CORRECTED]
    needed = [r for r in readings if not any(s != r and s in r for s in single)]
    return AnyOf(tuple(map(_wanted, needed)))


def _wanted(reading):
    return within(reading) if isinstance(reading, str) else AllOf(tuple(map(within, reading)))


def _pieces_of(readings):
    words = (w.strip() for r in readings for w in ((r,) if isinstance(r, str) else r))
    return list(dict.fromkeys(words))


def _is_known(entries, readings):
    return entries.containing(_any_of(readings)).exists()


def _corrected(entries, readings, is_known):
    """Return the readings of a word; where no entry has any, also what it may be a slip of."""
    word = readings[0]
    if is_known or len(word) > LONGEST_CORRECTED:
        return readings
    corrections = [*short_stems(word), *_corrections(word)]
    return [*readings, *(corrections or _slips_of_groups(word) or _pairs(entries, word))]


def _slips_of_groups(word):
    """Return what stands for the words in editors' groups that this word may be a slip of."""
    allowed = allowed_errors(word)
    if not allowed:
        return []
    known = WordGroup.objects.all_words()
    near = [w for w in known if abs(len(w) - len(word)) <= allowed and distance(word, w) <= allowed]
    others = WordGroup.objects.others_of(near)
    return [_as_reading(other) for w in near for other in others[w]]


def _pairs(entries, word):
    """Return the pairs of words that the word may be made of and some entry has; one query."""
    pairs = halves(word)
    if not pairs:
        return []
    found = entries.containing(AnyOf(tuple(map(AllOf, pairs))))[:ENTRIES_READ]
    texts = [" ".join(columns) for columns in found.values_list(*COLUMNS)]
    return [pair for pair in pairs if any(all(half in text for half in pair) for text in texts)]


def _corrections(word):
    """Return the indexed words that this word may be a slip of, nearest first."""
    allowed = allowed_errors(word)
    known = SearchSpelling.objects.filter(spelling__in=spellings(word, left_out=allowed))
    near = []
    for other in set(known.values_list("word", flat=True)) - {word}:
        errors = 0 if without_umlauts(other) == word else distance(word, other)
        if errors <= allowed:
            near.append((errors, other))
    return [other for errors, other in sorted(near)[:MAX_CORRECTIONS]]


def matching(queryset, query):
    """Return those of the queryset's objects that the query means, best first; asks the index now."""
    return ranked(queryset, search(query, models=[queryset.model]))


def ranked(queryset, hits):
    """Return those of the queryset's objects that are among the hits, best first.

    Ties are in the order of the model. The rank is annotated as `relevance`.
    """
    tiers = hits.tiers_of(queryset.model)
    # A kind of page has a relation for its pk, which knows no such lookup; the id is the same number.
    whens = [When(id__among=ids, then=Value(rank)) for rank, ids in tiers[:MAX_TIERS]]
    last = Value(tiers[-1][0] if tiers else 0)
    relevance = Case(*whens, default=last, output_field=IntegerField())
    found = queryset.filter(id__among=hits.of(queryset.model)).annotate(relevance=relevance)
    return found.order_by("relevance", *queryset.model._meta.ordering)


def nearest(query, model, count=6) -> list[int]:
    """Return the ids of what resembles the query most, for when nothing was found."""
    pieces = {piece for word in words_of(query) for piece in trigrams(word) if len(piece) == 3}
    if not pieces:
        return []
    rows = SearchEntry.objects.filter(model_label=label_of(model)).containing(AnyOf(tuple(pieces)))
    shared = reduce(add, (_present(piece) for piece in sorted(pieces)[:40]))
    return list(rows.order_by(-shared, "pk").values_list("object_id", flat=True)[:count])


def _present(piece):
    """Return 1 where the name or the keywords hold the piece, else 0."""
    held = GreaterThan(StrIndex(Concat("name", "keywords"), Value(piece)), 0)
    return Case(When(held, then=Value(1)), default=Value(0), output_field=IntegerField())
