"""The site-wide search: what was found, sorted by where it belongs."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.search.engine import search
from directory.models import Business, Premises
from events.models import Event, Occurrence
from teams.models import SuccessTeam

GLIMPSE = 5
PER_PAGE = 12


def public_events(now):
    """Events with their next date, which is what one wants to know about them."""
    dates = Occurrence.objects.taking_place().upcoming(now).filter(event=OuterRef("pk"))
    next_start = Subquery(dates.values("starts_at")[:1])
    return Event.objects.public().select_related("neighbourhood").annotate(next_start=next_start)


@dataclass(frozen=True)
class Kind:
    """One kind of thing that can be found; `template` prints one hit."""

    key: str
    label: str
    model: type
    template: str

    def public(self, now):
        if self.model is Premises:
            offers = Premises.objects.public(localdate(now))
            return offers.select_related("neighbourhood")
        if self.model is Event:
            return public_events(now)
        if self.model is Page:
            return Page.objects.live().public()
        return self.model.objects.public().select_related("neighbourhood")

    def standing(self, ranks, now):
        """Return the ranks without what has ended since it was indexed."""
        if self.model is not Premises or not ranks:
            return ranks
        standing = set(self.public(now).filter(pk__among=ranks).values_list("pk", flat=True))
        return {pk: rank for pk, rank in ranks.items() if pk in standing}

    def objects(self, ids, now):
        """Return the public ones among these, in this order."""
        rows = self.public(now).filter(pk__among=ids)
        found = {row.pk: row for row in (rows.specific() if self.model is Page else rows)}
        return [found[pk] for pk in ids if pk in found]


KINDS = (
    Kind("branchenbuch", _("Branchenbuch"), Business, "home/hits/business.html"),
    Kind("ladenlokale", _("Ladenlokale"), Premises, "home/hits/premises.html"),
    Kind("veranstaltungen", _("Veranstaltungen"), Event, "home/hits/event.html"),
    Kind("erfolgsteams", _("Erfolgsteams"), SuccessTeam, "home/hits/team.html"),
    Kind("seiten", _("Seiten und Meldungen"), Page, "home/hits/page.html"),
)


@dataclass(frozen=True)
class Group:
    """The hits of one kind; `page` is a Django page of the objects shown, empty for a mere count."""

    kind: Kind
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


def find(query, only, page_number, now):
    """Search for `query`; `only` is the key of a kind to see all of, or "" for the best of each.

    Counts come from the index, which holds only public objects; what is shown is asked for with
    the public querysets again.
    """
    found = search(query)
    ranks = {kind: kind.standing(found.of(kind.model), now) for kind in KINDS}
    groups = [group_of(kind, ranks[kind], only, page_number, now) for kind in KINDS if ranks[kind]]
    return Results(query, tuple(groups), found.is_exact)


def group_of(kind, ranks, only, page_number, now):
    """Return the glimpse of a kind, one page of it where it was asked for, or just its count."""
    ids = sorted(ranks, key=lambda pk: (ranks[pk], pk))
    if only and only != kind.key:
        return Group(kind, len(ids), [])
    page = Paginator(ids, PER_PAGE if only else GLIMPSE).get_page(page_number if only else 1)
    return Group(kind, len(ids), kind.objects(list(page), now), page if only else None)
