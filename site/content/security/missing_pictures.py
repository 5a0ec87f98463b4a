"""Answers pages without a picture whose rendition is not there and cannot be stored just now.

Wagtail makes a missing rendition while it renders the page, and that is a new row and a new file: while
the database is locked or the disk full, it would turn reading into an error.
"""

from contextvars import ContextVar
from functools import wraps

from django.utils.cache import add_never_cache_headers
from wagtail.images.models import AbstractImage, SourceImageIOError

from content.security.unavailable import is_unavailable

# How many renditions could not be stored in this thread so far.
_missing = ContextVar("missing", default=0)


def do_without():
    """Let pages go on without a rendition that cannot be stored; called once, when the site starts."""
    AbstractImage.create_rendition = _or_missing(AbstractImage.create_rendition)
    AbstractImage.create_renditions = _or_missing(AbstractImage.create_renditions)


def _or_missing(create):
    @wraps(create)
    def created(image, *filters):
        try:
            return create(image, *filters)
        except Exception as error:
            if not is_unavailable(error):
                raise
            _missing.set(_missing.get() + 1)
            # Wagtail's image tags then show what they show where a file is missing.
            raise SourceImageIOError(str(error)) from error

    return created


def keep_incomplete_out_of_caches(get_response):
    """Forbid storing an answer that lacks a picture for the moment."""

    def middleware(request):
        before = _missing.get()
        response = get_response(request)
        if _missing.get() != before:
            add_never_cache_headers(response)
        return response

    return middleware
