"""The site-wide search: what was found, sorted by where it belongs."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from wagtail.models import Page

from content import sections
from content.search.engine import search
from content.sections import SearchKind

GLIMPSE = 5
PER_PAGE = 12


def kinds(hidden=frozenset()):
    """Return every kind of thing that can be found, in the order in which they are shown.

    `hidden` names the apps of the sections of which nothing may be told.
    """
    return sorted(sections.all_of("search_kinds", hidden), key=lambda kind: kind.order)


def standing(kind, ranks, now):
    """Return the ranks without what has ended since it was indexed."""
    if not kind.ends or not ranks:
        return ranks
    shown = set(kind.public(now).filter(pk__among=ranks).values_list("pk", flat=True))
    return {pk: rank for pk, rank in ranks.items() if pk in shown}


def objects_of(kind, ids, now):
    """Return the public ones among these, in this order."""
    rows = kind.public(now).filter(pk__among=ids)
    found = {row.pk: row for row in (rows.specific() if kind.model is Page else rows)}
    return [found[pk] for pk in ids if pk in found]


@dataclass(frozen=True)
class Group:
    """The hits of one kind; `page` is a Django page of the objects shown, empty for a mere count."""

    kind: SearchKind
    count: int
    hits: list
    page: object = None


@dataclass(frozen=True)
class Results:
    query: str
    groups: tuple
    is_exact: bool = True

    @property
    def count(self):
        return sum(group.count for group in self.groups)

    @property
    def shown(self):
        return [group for group in self.groups if group.hits]


def find(query, only, page_number, now, hidden=frozenset()):
    """Search for `query`; `only` is the key of a kind to see all of, or "" for the best of each.

    Counts come from the index, which holds only public objects; what is shown is asked for with
    the public querysets again.
    """
    found = search(query)
    groups = [
        group_of(kind, ranks, only, page_number, now)
        for kind in kinds(hidden)
        if (ranks := standing(kind, found.of(kind.model), now))
    ]
    return Results(query, tuple(groups), found.is_exact)


def group_of(kind, ranks, only, page_number, now):
    """Return the glimpse of a kind, one page of it where it was asked for, or just its count."""
    ids = sorted(ranks, key=lambda pk: (ranks[pk], pk))
    if only and only != kind.key:
        return Group(kind, len(ids), [])
    page = Paginator(ids, PER_PAGE if only else GLIMPSE).get_page(page_number if only else 1)
    return Group(kind, len(ids), objects_of(kind, list(page), now), page if only else None)
