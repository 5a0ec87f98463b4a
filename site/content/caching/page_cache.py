"""Whole pages for visitors without a session, answered without asking Wagtail again.

A page is kept under the content version it was made from. Whatever an editor changes bumps the
version, so that the next request in every process shows the new state; what depends on the clock
(open now, running) is never older than a minute. Pages are kept compressed, as they are sent.

A request is handed on as it came. Where it asks by a key that no page is known to read, the answer
is made for it alone.
"""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.crypto import salted_hmac

from content.caching import query_keys
from content.models import ContentVersion

SECONDS = 60
A_DAY = 24 * 60 * 60
NEVER = (
    "/admin/",
    "/konto/",
    "/mein-team/",
    "/einreichung/",
    "/media/",
    "/dokumente/",
    "/healthz",
    "/readyz",
)
# Files of everything: megabytes for each filter are not kept. What they hold depends on the day.
LARGE_FILES = ("/kalender.ics", ".csv", ".geojson")


class PageCacheMiddleware:
    """Answers anonymous GETs from the cache; stores what no cookie and no form belongs to."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not may_be_cached(request):
            return self.get_response(request)
        if not query_keys.are_known(request.GET):
            response = self.get_response(request)
            response["Cache-Control"] = "private, no-store"
            return response
        if request.path.endswith(LARGE_FILES):
            return self.answer_large_file(request)
        key = key_for(request)
        stored = cache.get(key)
        if stored is not None:
            content, headers = stored
            return HttpResponse(content, headers=headers)
        response = self.get_response(request)
        if is_for_everybody(response):
            cache.set(key, (response.content, dict(response.items())), SECONDS)
        return response

    def answer_large_file(self, request):
        """Answer 304 to whoever has the file, before anything of it is built; only its tag is kept."""
        key = f"{key_for(request)}:{timezone.localdate()}"
        headers = cache.get(key)
        if headers is not None:
            known = HttpResponse(headers=headers)
            answer = get_conditional_response(request, etag=headers["ETag"], response=known)
            if answer.status_code == 304:
                return answer
        response = self.get_response(request)
        if response.has_header("ETag") and is_for_everybody(response, statuses=(200, 304)):
            cache.set(key, dict(response.items()), A_DAY)
        return response


def tag_content(get_response):
    """Give each page an ETag of its text: compressed again, the same text has other bytes."""

    def middleware(request):
        response = get_response(request)
        is_kept = "no-store" not in response.get("Cache-Control", "")
        if request.method == "GET" and is_kept and not response.has_header("ETag"):
            set_response_etag(response)
        return response

    return middleware


def may_be_cached(request):
    """Tell whether this visitor may get what another one got."""
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and not request.path.startswith(NEVER)
    )


def is_for_everybody(response, statuses=(200,)):
    """Tell whether the answer holds nothing of this visitor: no cookie, no token, no `no-store`."""
    return (
        response.status_code in statuses
        and not response.streaming
        and not response.cookies  # a form's token renews its cookie each time it is printed
        and response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        and "no-store" not in response.get("Cache-Control", "")
    )


def key_for(request):
    """Return the key of a page: version, address (it names the language), query, compression."""
    address = f"{request.scheme}://{request.get_host()}{request.path}"
    query = query_keys.without_marks(request.GET).urlencode()
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    parts = (ContentVersion.of(request), address, query, is_packed)
    # Paths and queries may be longer than a cache key, and hold anything.
    return "page:" + salted_hmac("page-cache", "\n".join(map(str, parts))).hexdigest()
