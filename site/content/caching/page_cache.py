"""Whole pages for visitors without a session, answered without asking Wagtail again.

A page is kept under the content version it was made from. Whatever an editor changes raises the
version, so that the next request in every process shows the new state; what depends on the clock
(open now, running) is never older than a minute. Pages are kept compressed, as they are sent.
"""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils.crypto import salted_hmac

from content import sections
from content.models import ContentVersion

SECONDS = 60
NEVER = ("/admin/", "/api/", "/einreichung/", "/media/", "/dokumente/", "/healthz")
# Files of everything: megabytes for each filter are not kept.
NEVER_ENDING = ("/kalender.ics", ".csv", ".geojson")
KEPT_HEADERS_NOT = {"set-cookie", "connection", "date"}


class PageCacheMiddleware:
    """Answers anonymous GETs from the cache; stores what no cookie and no form belongs to."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not may_be_cached(request):
            return self.get_response(request)
        request.GET = known_query(request)
        request.META["QUERY_STRING"] = request.GET.urlencode()
        key = key_for(request)
        stored = cache.get(key)
        if stored is not None:
            content, status, headers = stored
            return HttpResponse(content, status=status, headers=headers)
        response = self.get_response(request)
        if is_for_everybody(request, response):
            kept = {k: v for k, v in response.items() if k.lower() not in KEPT_HEADERS_NOT}
            cache.set(key, (response.content, response.status_code, kept), SECONDS)
        return response


def may_be_cached(request):
    """Tell whether this visitor may get what another one got."""
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and not request.path.startswith(NEVER)
        and not request.path.endswith(NEVER_ENDING)
    )


def is_for_everybody(request, response):
    """Tell whether the answer holds nothing of this visitor: no cookie, no token, no `no-store`."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and "no-store" not in response.get("Cache-Control", "")
    )


def known_query(request):
    """Return the request's query with only the keys that pages read, in one order."""
    query = request.GET.copy()
    for name in set(query) - sections.query_keys():
        del query[name]
    return query


def key_for(request):
    """Return the key of a page: version, host, path (it names the language), query, compression."""
    query = "&".join(sorted(request.GET.urlencode().split("&")))
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    parts = (ContentVersion.of(request), request.get_host(), request.path, query, is_packed)
    # Paths and queries may be longer than a cache key, and hold anything.
    return "page:" + salted_hmac("page-cache", "\n".join(map(str, parts))).hexdigest()
