"""One way to cut a list into pages."""

from django.core.paginator import Paginator


def page_of(queryset, request, per_page):
    """Return the page that `?seite=` asks for; a wrong number shows the first or last page."""
    return Paginator(queryset, per_page).get_page(request.GET.get("seite"))
