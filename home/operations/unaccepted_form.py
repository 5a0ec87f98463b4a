"""A form that came without a valid token may be sent again."""

import uuid

from django.conf import settings

from content.security.typed import is_secret
from submissions.front_door.guarded_form import GuardedForm, signed_time

NEVER_SENT = ("csrfmiddlewaretoken", *GuardedForm.TECHNICAL)


def sent_again(request):
    """Return [(name, value)] with which the form may be sent once more, or [] where it may not.

    Only what needs nobody to be signed in is offered: it can be sent by anybody from anywhere, so
    that the button gives a foreign page no power. Files do not come along.
    """
    is_signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    if is_signed_in or request.FILES or request.path.startswith("/admin/"):
        return []
    kept = [(n, text) for n in request.POST for text in request.POST.getlist(n) if may_be_kept(n)]
    return kept and [*kept, ("started", signed_time(0)), ("key", str(uuid.uuid4()))]


def may_be_kept(name):
    return name not in NEVER_SENT and not is_secret(name)
