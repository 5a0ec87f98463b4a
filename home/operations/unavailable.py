"""The answer where something failed: the site cannot store or read just now, or it is broken."""

import sys

from django.core.exceptions import SuspiciousOperation
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.defaults import server_error

from content.security.typed import is_secret, typed_texts
from content.security.unavailable import is_unavailable

RETRY_SECONDS = 30


@never_cache
def failed(request):
    """Answer every error that nobody caught; Django calls this while it handles the error."""
    if not is_unavailable(sys.exc_info()[1]):
        return server_error(request)
    typed = typed_in(request)
    context = {
        "typed": typed,
        "texts": typed_texts(request.POST) if typed else [],
        "has_files": bool(typed and request.FILES),
        "address": request.get_full_path(),
    }
    response = render(None, "home/503.html", context, status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def typed_in(request):
    """Return what a form brought as [(name, value)], so that it can be sent again as it is."""
    try:
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
    except (OSError, SuspiciousOperation):  # a body that ended early, or holds too much
        return []
    # A secret is not printed again, not even into a hidden field.
    return [] if any(is_secret(name) for name, _value in sent) else sent
