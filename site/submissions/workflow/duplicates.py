"""What may have been sent in, or be public, already: the same name at the same place or time."""

import re
from difflib import SequenceMatcher

from content.listing.snippet import ListedSnippet
from content.search.engine import nearest
from content.text import normalise
from submissions.registry import kinds

CANDIDATES = 30
SHORTEST_NAME = 3
# Two names with so much in common are one name, written by two people.
SIMILAR_ENOUGH = 0.84
LONG_WORD = 5
_IN_BRACKETS = re.compile(r"\([^)]*\)")
# Legal forms, and words that two names may share without being the same.
_FILLERS = frozenset(
    "gmbh ug ohg kg gbr ev ek inh inhaber inhaberin und am an der die das im in".split()
)


def similar_to(
    kind_key: str, data: dict, limit: int = 3, but_not: ListedSnippet | None = None
) -> list[ListedSnippet]:
    """Return public entries that seem to be what these form values describe, the most similar first.

    `data` holds values of the kind's form, typed or cleaned; a draft is never among the answers,
    so that visitors may see them.
    """
    kind = kinds.get(kind_key)
    name = _name_in(kind, data)
    if kind.is_same is None or len(normalise(name)) < SHORTEST_NAME:
        return []
    near = nearest(name, kind.model, CANDIDATES)
    found = kind.model.objects.public().in_bulk(near)
    return _most_similar(
        kind, name, data, (found[pk] for pk in near if pk in found), limit, but_not
    )


def similar_drafts(submission, version, limit: int = 3) -> list[ListedSnippet]:
    """Return other drafts in the queue that seem to be the same as this version of a draft."""
    kind = kinds.get(submission.kind)
    if kind.is_same is None:
        return []
    others = type(submission).objects.open().filter(kind=submission.kind)
    rows = others.exclude(object_id=submission.object_id).values_list("object_id", "subject")
    pks = [pk for pk, subject in rows if pk and is_same_name(subject, str(version))]
    drafts = kind.model.objects.filter(pk__in=pks[:CANDIDATES], live=False)
    data = kind.form_class.initial_from(version)
    return _most_similar(kind, str(version), data, drafts, limit, version)


def similar_entries(submission, version, limit: int = 3) -> list[ListedSnippet]:
    """Return public entries that seem to be the same as this version of a submission's draft."""
    data = kinds.get(submission.kind).form_class.initial_from(version)
    return similar_to(submission.kind, data, limit, but_not=version)


def _name_in(kind, data):
    value = data.get(getattr(kind.model, "name_field", ""), "")
    return value if isinstance(value, str) else ""


def _most_similar(kind, name, data, entries, limit, but_not):
    candidates = [
        (-similarity(str(entry), name), entry.pk, entry)
        for entry in entries
        if entry != but_not and is_same_name(str(entry), name) and kind.is_same(entry, data)
    ]
    return [entry for *_order, entry in sorted(candidates, key=lambda row: row[:2])[:limit]]


def is_same_name(name: str, other: str) -> bool:
    """Whether two names may mean the same: nearly the same letters, or all words of one in the other."""
    words, others = _words(name), _words(other)
    fewer, more = sorted((set(words), set(others)), key=len)
    if fewer and fewer <= more and any(len(word) >= LONG_WORD for word in fewer):
        return True
    return similarity(name, other) >= SIMILAR_ENOUGH


def similarity(name: str, other: str) -> float:
    """Return how much two names have in common, from 0 to 1, in whatever order their words are."""
    first, second = (" ".join(sorted(_words(text))) for text in (name, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _words(name):
    bare = normalise(_IN_BRACKETS.sub(" ", name)) or normalise(name)
    return [word for word in bare.split() if word not in _FILLERS] or bare.split()
