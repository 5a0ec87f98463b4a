"""Tells people that what they propose may be there already: while typing, and before sending."""

from django.http import Http404, JsonResponse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from content.security.network import client_network
from submissions.registry import kinds
from submissions.spam.rate_limits import HINTS
from submissions.workflow.duplicates import similar_to

MOST_TYPED = 300
# What distinguishes entries; the script sends only these, never anything about the person.
ASKED = ("name", "title", "street", "date")


def similar(kind_key, typed):
    """Return public entries like what was typed; `typed` holds the inputs of the kind's form."""
    data = {name: typed[name][:MOST_TYPED] for name in ASKED if typed.get(name)}
    return similar_to(kind_key, data)


def known(typed):
    """Return what earlier steps know of it as a query, for the script of a later step."""
    return urlencode({name: typed[name] for name in ASKED if typed.get(name)})


@never_cache
def similar_entries(request, kind_key):
    """Answer the script of the form with [{title, url, text}] of what is public already."""
    if kind_key not in {kind.key for kind in kinds.every()}:
        raise Http404
    if HINTS.is_over(client_network(request)):
        return JsonResponse({"entries": []}, status=429)
    entries = [
        {"title": str(entry), "url": entry.get_absolute_url(), "text": entry.summary}
        for entry in similar(kind_key, request.GET)
    ]
    return JsonResponse({"entries": entries})
