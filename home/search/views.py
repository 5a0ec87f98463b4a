"""Answers that are not pages of the tree."""

from dataclasses import replace

from django.shortcuts import render
from django.utils import timezone

from content.caching.site_frame import site_frame_of
from content.search.filter_words import filters_of_time, read
from content.text import clean_line
from directory.search.demand import kept_nowhere, note_unmet
from directory.search.trade import known_trade_of
from home.search.find import find, kinds

LONGEST_QUERY = 100


def search(request):
    """Search everything public: pages, events, businesses, teams."""
    query = clean_line(request.GET.get("q", ""))[:LONGEST_QUERY]
    only = request.GET.get("nur", "")
    hidden = site_frame_of(request).hidden_sections
    only = only if only in {kind.key for kind in kinds(hidden)} else ""
    page = request.GET.get("seite")
    now = timezone.now()
    words = read(query, filters_of_time(timezone.localdate(now)))
    found = find(words.words or query, only, page, now, hidden) if query else None
    results = found and replace(found, query=query)
    context = {
        "query": query,
        "only": only,
        "results": results,
        "has_filter_words": bool(words.filters),
        "missing_trade": None if results is None or results.count else known_trade_of(query),
    }
    response = render(request, "home/search.html", context)
    is_in_vain = results is not None and not results.is_exact
    return kept_nowhere(response) if is_in_vain and note_unmet(request, query) else response
