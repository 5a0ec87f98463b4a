"""Searches for a trade that found nothing: noted, so that the report can say what is missing here."""

from django.utils import timezone

from content.security.network import client_network
from directory.search.trade import trade_of
from evidence import demand


def note_unmet(request, query):
    """Note a search without a hit if it is for a trade; returns whether it is.

    Its answer must be kept nowhere, or the next one who asks would not be noted.
    """
    trade = trade_of(query)
    if trade:
        demand.note(trade, client_network(request), timezone.localdate())
    return bool(trade)


def kept_nowhere(response):
    response["Cache-Control"] = "no-store"
    return response
