"""The picture that a shared link takes along: the wide poster as a file, for those who read no SVG."""

import hashlib
from datetime import date

from django.core.cache import cache
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from content.drawing.rendering import png
from events.components.poster import share_poster
from events.recurrence.local_time import local
from events.views import pages

# The size that social networks ask for.
WIDTH, HEIGHT = 1200, 630
A_WEEK = 7 * 24 * 60 * 60
A_DAY = 24 * 60 * 60


def of_event(request, page, slug):
    """The poster of an event with the day on which it began."""
    event = pages.find_event(slug)
    return _answer(request, event, event.starts_at)


def of_date(request, page, slug, day):
    """The poster of one date, with the day to which it was moved."""
    occurrence = pages.find_date(slug, day)
    return _answer(request, occurrence.event, occurrence.starts_at)


def _answer(request, event, starts_at):
    body = _file(event.kind, local(starts_at).date(), event.colour)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={A_DAY}"}
    response = HttpResponse(body, content_type="image/png", headers=headers)
    return get_conditional_response(request, etag=etag, response=response)


def _file(kind: str, day: date, colour: str) -> bytes:
    """Draw it once a week: it takes as long as ten pages, and a thousand events share it."""
    key = f"share-picture:{kind}:{day}:{colour}:{get_language()}"
    body = cache.get(key)
    if body is None:
        body = png(share_poster(kind, day, colour), WIDTH, HEIGHT)
        cache.set(key, body, A_WEEK)
    return body
