"""Writing the audit log: one deed, and what a request itself tells."""

import datetime as dt

from allauth.core import context
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from accounts.models import AuditEntry
from accounts.names import name_of
from content import sections
from content.security.network import shortened_network

Kind = AuditEntry.Kind
# A form leads on; a note that a phone sent later is stored (`content.admin.offline.notes`).
DONE = (302, 201)
# Who looks at the same page again within this time has looked once.
ONCE_IN = dt.timedelta(minutes=10)


def record(kind, what="", user=None):
    """Note what somebody did: `user`, else whoever sent the running request. Returns the entry.

    Outside of a request (a command, the night) there is no network, and perhaps nobody.
    """
    request = context.request
    if user is None and request is not None and hasattr(request, "user"):
        user = request.user
    known = user is not None and user.is_authenticated
    return AuditEntry.objects.create(
        kind=kind,
        name=name_of(user) if known else "",
        user=user if known else None,
        what=str(what)[:255],
        network=shortened_network(request) if request is not None else "",
    )


def record_request(request, response, now):
    """Note a look at contact data or at this log, a file with data, or a deed beside them."""
    if not request.path.startswith("/admin/") or not request.user.is_authenticated:
        return
    is_file = "attachment" in response.get("Content-Disposition", "")
    below = request.path.removeprefix("/admin/")
    is_guarded = below.startswith(tuple(sections.all_of("guarded_addresses")))
    if is_file and response.status_code == 200:
        record(Kind.EXPORT, request.path)
    elif is_guarded and request.method == "POST" and response.status_code in DONE:
        record(Kind.DECISION, request.path)
    elif is_guarded and request.method == "GET" and _shows_persons(response):
        _record_look(request, now)


def _shows_persons(response):
    """Tell whether an answer below a guarded address is a look; a few there say that they are none."""
    return response.status_code == 200 and getattr(response, "shows_persons", True)


def _record_look(request, now):
    # A process that does not know of the first look notes one more.
    key = "look:" + salted_hmac("audit", f"{request.user.pk} {request.path}").hexdigest()
    last = cache.get(key)
    if last is None or now - last >= ONCE_IN:
        cache.set(key, now, ONCE_IN.total_seconds())
        record(Kind.CONTACT, request.path)


def record_setting(instance):
    """Note that somebody changed a setting; what the site itself saves is nobody's deed."""
    request = context.request
    if request is not None and request.user.is_authenticated:
        record(Kind.SETTING, instance._meta.verbose_name)


def record_roles(action, changed):
    """Note that roles or rights were given or taken: `changed` names whose and which."""
    if context.request is not None:
        record(Kind.ROLE, f"{action} {changed}")


def old(before, now):
    """Return the entries from before a moment; `now` is not asked."""
    return AuditEntry.objects.filter(at__lt=before)
