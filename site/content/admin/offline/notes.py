"""Takes what was noted on a phone and is sent later; the pages' own views store it.

A view that is sent a note answers in JSON what became of it: `messages`, or the `reason` why it was
refused. That it is stored once, however often it is sent, is the view's own promise, by its key.
"""

import datetime as dt
from functools import wraps

from django.contrib.messages import ERROR, get_messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.http.response import HttpResponseRedirectBase
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _

from content.admin.offline.copies import owner_of

# Who noted it: nothing is stored as if somebody else had been there.
OWNER_HEADER = "Offline-Owner"
# How many seconds ago it was noted. Both ends are read from the phone's own clock, so that it does
# not matter whether that is right.
AGE_HEADER = "Offline-Age"
OLDEST = dt.timedelta(days=60)


def noted_at(request, now):
    """Return when something was noted; what no clock can say counts as now."""
    try:
        age = dt.timedelta(seconds=int(request.headers.get(AGE_HEADER, 0)))
    except (ValueError, OverflowError):
        return now
    return now - age if dt.timedelta() <= age <= OLDEST else now


def takes_notes(view):
    """Answer a note in JSON instead of by a page or a redirect."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if AGE_HEADER not in request.headers:
            return view(request, *args, **kwargs)
        if request.headers.get(OWNER_HEADER) != owner_of(request.user):
            return _refusal(_("Diese Notiz ist von jemand anderem."), 409)
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            return _refusal(_("Den Eintrag gibt es nicht mehr."), 404)
        except PermissionDenied:
            return _refusal(_("Das dürfen Sie nicht (mehr)."), 403)
        return _answer(request, response)

    return answer


def _answer(request, response):
    messages = list(get_messages(request))
    refused = [message.message for message in messages if message.level >= ERROR]
    if refused:
        return _refusal(" ".join(str(message).strip() for message in refused), 422)
    if not isinstance(response, HttpResponseRedirectBase):
        return _refusal(_reason_of(response), 422)
    texts = [conditional_escape(message.message).strip() for message in messages]
    return JsonResponse({"messages": texts}, status=201)


def _reason_of(response):
    """Return in one line what the page's form would say at its fields."""
    form = (getattr(response, "context_data", None) or {}).get("form")
    if form is None or form.is_valid():
        return _("Das konnte nicht gespeichert werden.")
    fields = {name: field.label or "" for name, field in form.fields.items()}
    lines = [
        f"{fields[name]}: {error}" if name in fields else str(error)
        for name, errors in form.errors.items()
        for error in errors
    ]
    return " ".join(lines)


def _refusal(reason, status):
    return JsonResponse({"reason": reason}, status=status)
