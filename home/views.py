"""Answers that are not pages of the tree."""

from django.shortcuts import render


def search(request):
    """Search everything public: pages, events, businesses, teams."""
    return render(request, "home/search.html", {"query": request.GET.get("q", "")})
