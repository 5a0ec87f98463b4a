"""One way to cut a list into pages."""

from django.core.paginator import Paginator


def page_of(queryset, request, per_page, count=None):
    """Return the page that `?seite=` asks for; a wrong number shows the first or last page.

    A caller that has counted the rows already passes `count` and saves a query.
    """
    paginator = Paginator(queryset, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("seite"))
