"""Search over everything public: what the visitor probably means, best first.

    search("fahrad reparatur")            everything
    search("frisör", models=[Business])   only businesses

All words must be found, each as it is, by its stem or by another word for the same (`search.reading`).
Where nothing has them all, words of other languages are reduced to their stems, and words that only say
what somebody wants may be missing; then each word may be misspelt or be two words written as one.
A hit in the name ranks before one in the keywords, the offers, the text; a whole word before the
beginning of one before its inside.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain

from django.db import connection
from django.db.models import Case, IntegerField, Value, When

from content.search import lookups  # noqa: F401 - registers pk__among
from content.search.condition import COLUMNS, MAIN_COLUMNS, is_held
from content.search.index import SearchEntry, SearchSpelling, label_of, texts_of
from content.search.rank import Rank, Shared
from content.search.reading import LONGEST_PHRASE, as_reading, terms_of, without_wishes
from content.search.stems import short_stems
from content.search.synonyms import WordGroup
from content.search.words import (
    LONGEST_CORRECTED,
    MAX_WORDS,
    SHORTEST_INSIDE,
    AllOf,
    AnyOf,
    InMain,
    allowed_errors,
    distance,
    halves,
    spellings,
    trigrams,
    typed_words,
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
    entries = SearchEntry.objects.all()
    if models is not None:
        entries = entries.filter(model_label__in=[label_of(model) for model in models])
    for terms, is_exact in _readings_of(query, entries):
        if found := _ranked(entries, terms):
            return Hits(found, is_exact)
    return Hits({}, is_exact=not words_of(query))


def found_among(query, objects) -> list[int]:
    """Return the ids of those objects that the query means, read as for visitors.

    For a few that are in no index, as drafts are: their texts are looked at one by one.
    """
    parts = {instance.pk: instance.search_parts() for instance in objects}
    texts = {pk: texts_of(own) for pk, own in parts.items() if own is not None}
    entries = SearchEntry.objects.filter(model_label=label_of(objects.model))
    for terms, _is_exact in _readings_of(query, entries) if texts else ():
        wanted = _wanted_by(terms)
        if found := [pk for pk, own in texts.items() if is_held(wanted, own)]:
            return found
    return []


def _readings_of(query, entries):
    """Yield (terms, whether they are what was typed), the nearest to what was typed first."""
    if not words_of(query):
        return
    groups = WordGroup.objects.read()
    typed = tried = terms_of(query, groups)
    yield typed, True
    # Where that finds nothing, words are known by their stems in other languages, or apart only.
    for longest in (LONGEST_PHRASE, 1):
        terms = terms_of(query, groups, widely=True, longest=longest)
        if terms != tried:
            yield terms, True
        tried = terms
    corrected = [_corrected(entries, groups, t, is_alone=len(typed) == 1) for t in typed]
    if corrected != typed:
        yield corrected, False


def _ranked(entries, terms):
    """Return the tiers of entries that hold, for each term, one of its readings."""
    wanted, things = _wanted_by(terms), without_wishes(terms)
    wishes = [term for term in terms if term not in things]
    rank = Rank([_pieces(term) for term in things], [_pieces(term) for term in wishes])
    tiers, count = _tiers_of(entries.containing(wanted), rank)
    if count >= MAX_HITS:
        # Nearly all entries have the word: those that are about it must be among the hits.
        best, _ = _tiers_of(entries.containing(wanted, MAIN_COLUMNS), rank)
        for label, found in best.items():
            known = tiers.setdefault(label, {})
            for number, ids in found.items():
                known[number] = list(dict.fromkeys((*known.get(number, ()), *ids)))
    return tiers


def _wanted_by(terms):
    """Return what an entry must hold: for each term one of its readings.

    What only says what somebody wants may be missing where the thing itself is what an entry is about.
    """
    things, wanted = without_wishes(terms), AllOf(tuple(_any_of(term.readings) for term in terms))
    if things == terms:
        return wanted
    return AnyOf((wanted, AllOf(tuple(map(_about, things)))))


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


def _about(term):
    """Return where a term must stand for an entry to be about it; a street stands in its text."""
    return _any_of(term.readings if term.is_street else map(_in_main, term.readings))


def _in_main(reading):
    """Return a reading as it counts where an entry says what it does."""
    if isinstance(reading, str) and (reading != reading.strip() or len(reading) >= SHORTEST_INSIDE):
        return InMain(reading)
    return InMain(f" {reading}") if isinstance(reading, str) else reading


def _any_of(readings):
    """Return where any of them may stand; what holds a longer one holds the shorter one inside it."""
    readings = list(readings)
    anywhere = [r for r in readings if isinstance(r, str) and len(r) >= SHORTEST_INSIDE]
    in_main = [r.part for r in readings if isinstance(r, InMain)]

    def is_needed(reading):
        if isinstance(reading, InMain):
            part = reading.part
            return not any(s in part for s in anywhere) and not _holds_another(part, in_main)
        return isinstance(reading, tuple) or not _holds_another(reading, anywhere)

    return AnyOf(tuple(_wanted(reading) for reading in readings if is_needed(reading)))


def _holds_another(piece, pieces):
    return any(other != piece and other in piece for other in pieces)


def _wanted(reading):
    if isinstance(reading, InMain):
        return reading
    return within(reading) if isinstance(reading, str) else AllOf(tuple(map(within, reading)))


def _pieces(term):
    return _pieces_of(term.own), _pieces_of(term.others)


def _pieces_of(readings):
    """Return the words of readings, as the rank looks for them; a space at the end says a whole word."""
    pieces = chain.from_iterable(r if isinstance(r, tuple) else (r,) for r in readings)
    words = (p.part if isinstance(p, InMain) else p for p in pieces)
    return list(dict.fromkeys(word.lstrip() for word in words))


def _is_known(entries, term):
    """Whether a term is no slip of another word: it names a trade, or an entry has it."""
    return bool(term.trades) or entries.containing(_any_of(term.readings)).exists()


def _corrected(entries, groups, term, is_alone):
    """Return a term with what it may be a slip of, where no entry has any of its readings.

    `is_alone` says that it has just not been found.
    """
    word = term.words[0]
    if len(term.words) > 1 or len(word) > LONGEST_CORRECTED:
        return term
    if term.trades if is_alone else _is_known(entries, term):
        return term
    slips = [*short_stems(word), *_corrections(word, groups)] or _pairs(entries, word)
    return replace(term, own=[*term.own, *slips])


def _pairs(entries, word):
    """Return the pairs of words that the word may be made of and some entry has; one query."""
    pairs = halves(word)
    if not pairs:
        return []
    found = entries.containing(AnyOf(tuple(map(AllOf, pairs))))[:ENTRIES_READ]
    texts = [" ".join(columns) for columns in found.values_list(*COLUMNS)]
    return [pair for pair in pairs if any(all(half in text for half in pair) for text in texts)]


def _corrections(word, groups):
    """Return the words that this word may be a slip of, nearest first.

    A word of the editors' groups wins over any other that is as near: "Bäker" is no "Bäder".
    """
    allowed = allowed_errors(word)
    known = SearchSpelling.objects.filter(spelling__in=spellings(word, left_out=allowed))
    near = _near(word, known.values_list("word", flat=True), allowed)
    grouped = _near(word, groups.words, allowed) if allowed else []
    if grouped and (not near or grouped[0] <= near[0]):
        return list(dict.fromkeys(as_reading(o) for _errors, w in grouped for o in groups.of(w)))
    return [other for errors, other in near[:MAX_CORRECTIONS]]


def _near(word, others, allowed):
    """Return (errors, other) of those that are near enough, nearest first."""
    near = []
    for other in set(others) - {word}:
        if without_umlauts(other) == word:
            near.append((0, other))
        elif abs(len(other) - len(word)) <= allowed:
            errors = distance(word, other)
            near += [(errors, other)] if errors <= allowed else []
    return sorted(near)


def is_called(query, model) -> bool:
    """Whether something is called by all of several words, as they were typed."""
    words = [word for word, _letters in typed_words(query)][:MAX_WORDS]
    if len(words) < 2:
        return False
    entries = SearchEntry.objects.filter(model_label=label_of(model))
    for word in words:
        entries = entries.filter(name__contains=f" {word} ")
    return entries.containing(AllOf(tuple(map(within, words))), MAIN_COLUMNS).exists()


def matching(queryset, query):
    """Return those of the queryset's objects that the query means, best first; asks the index now."""
    return ranked(queryset, search(query, models=[queryset.model]))


def ranked(queryset, hits):
    """Return those of the queryset's objects that are among the hits, best first.

    Ties are in the order of the model. The rank is annotated as `relevance`.
    """
    found = queryset.filter(id__among=hits.of(queryset.model))
    return by_relevance(found, hits)


def by_relevance(queryset, hits):
    """Return a queryset with the best hits first, and what is none last."""
    tiers = hits.tiers_of(queryset.model)
    # A kind of page has a relation for its pk, which knows no such lookup; the id is the same number.
    whens = [When(id__among=ids, then=Value(rank)) for rank, ids in tiers[:MAX_TIERS]]
    last = Value(tiers[-1][0] if tiers else 0)
    relevance = Case(*whens, default=last, output_field=IntegerField())
    rows = queryset.annotate(relevance=relevance)
    return rows.order_by("relevance", *queryset.model._meta.ordering)


def nearest(query, model, count=6) -> list[int]:
    """Return the ids of what resembles the query most, for when nothing was found."""
    pieces = {piece for word in words_of(query) for piece in trigrams(word) if len(piece) == 3}
    if not pieces:
        return []
    rows = SearchEntry.objects.filter(model_label=label_of(model)).containing(AnyOf(tuple(pieces)))
    best_first = rows.order_by(Shared(sorted(pieces)[:40]).desc(), "pk")
    return list(best_first.values_list("object_id", flat=True)[:count])
