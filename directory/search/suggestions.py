"""What the search box offers while somebody types: trades first, then businesses."""

from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.models import WordGroup
from content.search.engine import search
from content.text import normalise
from directory.models.business import Business
from directory.models.category import Category

TRADES, BUSINESSES = 3, 5
# Two letters begin a word of too many groups.
SHORTEST, SHORTEST_OF_GROUPS = 2, 3


def suggestions(query, facets):
    """Return [{label, hint, url}] for the beginning of a search, best first."""
    begun = normalise(query[:80])
    if len(begun) < SHORTEST:
        return []
    return _trades(begun, facets.groups["branche"]) + _businesses(query, facets)


def _trades(begun, choices):
    """The trades that are called so, by one of their words or of their words' groups."""
    beginnings = {begun}
    if len(begun) >= SHORTEST_OF_GROUPS:
        beginnings |= WordGroup.objects.begun_with(begun)
    found = []
    for category in Category.objects.all():
        choice = choices.get(category.slug)
        words = f" {normalise(f'{category.name} {category.synonyms}')}"
        if choice and choice.members and any(f" {word}" in words for word in beginnings):
            found.append(_trade(choice, is_by_name=f" {begun}" in f" {normalise(category.name)}"))
    return [option for _is_by_name, option in sorted(found, key=lambda f: not f[0])[:TRADES]]


def _trade(choice, is_by_name):
    count = choice.members.bit_count()
    hint = ngettext("Branche, %(count)d Betrieb", "Branche, %(count)d Betriebe", count)
    option = {
        "label": choice.label,
        "hint": hint % {"count": count},
        "url": f"?branche={choice.value}",
    }
    return is_by_name, option


def _businesses(query, facets):
    tiers = facets.sets_of(search(query, models=[Business]))
    ids = list(islice(facets.in_tiers(facets.everybody, tiers), BUSINESSES))
    rows = Business.objects.public().select_related("neighbourhood").in_bulk(ids)
    shown = (rows[pk] for pk in ids if pk in rows)
    return [
        {
            "label": entry.name,
            "hint": str(entry.neighbourhood or _("Betrieb")),
            "url": f"{entry.slug}/",
        }
        for entry in shown
    ]
