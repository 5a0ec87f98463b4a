"""Answers that are not pages of the tree."""

from django.shortcuts import render
from django.utils import timezone

from content.text import clean_line
from home.search.find import find, kinds

LONGEST_QUERY = 100


def search(request):
    """Search everything public: pages, events, businesses, teams."""
    query = clean_line(request.GET.get("q", ""))[:LONGEST_QUERY]
    only = request.GET.get("nur", "")
    only = only if only in {kind.key for kind in kinds()} else ""
    results = find(query, only, request.GET.get("seite"), timezone.now()) if query else None
    return render(request, "home/search.html", {"query": query, "only": only, "results": results})
