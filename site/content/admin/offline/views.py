"""The addresses below a page that works without a network: its worker, and the token for sending.

The admin lets nobody keep their answers.
"""

import json
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from content.admin.offline.copies import owner_of

WORKER = Path(__file__).with_name("worker.js").read_text("utf-8")


def files_at():
    """Return how the addresses begin of what the admin's pages are made with; none is personal."""
    names = ("wagtailadmin_javascript_catalog", "wagtailadmin_sprite")
    return [settings.STATIC_URL, *map(reverse, names)]


@require_safe
def worker(request, **of_the_page):
    """Hand out the worker; the browser lets it serve what lies beside it, and nothing above."""
    scope = request.path.rpartition("/")[0] + "/"
    headers = {"Service-Worker-Allowed": scope}
    script = f"const FILES_AT = {json.dumps(files_at())};\n{WORKER}"
    answer = HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)
    return _without_persons(answer)


@require_safe
def state(request, **of_the_page):
    """Say who is signed in, and give the token with which notes are sent now."""
    answer = JsonResponse({"owner": owner_of(request.user), "token": get_token(request)})
    return _without_persons(answer)


def _without_persons(answer):
    """Say that this is no look at contact data, although it lies beside them."""
    answer.shows_persons = False
    return answer


def urls_below(address, name, guard=None):
    """Return the two patterns for the pages below an address.

    The admin asks by itself who is signed in; elsewhere `guard` is the decorator that does. What the
    address itself catches, such as the number of a date, is only handed through.
    """

    def guarded(view):
        return guard(view) if guard else view

    return [
        path(f"{address}worker.js", guarded(worker), name=f"{name}-worker"),
        path(f"{address}state.json", guarded(state), name=f"{name}-state"),
    ]
