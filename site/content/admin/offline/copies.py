"""Which pages a phone may keep, and whose they are."""

from functools import wraps

from django.contrib.messages import get_messages
from django.utils.crypto import salted_hmac

# The worker keeps an answer only if it carries this, under the owner that it names. A page sends it
# when it asks for its copy (`page.js`).
COPY_HEADER = "Offline-Copy"


def owner_of(user):
    """Return by which name a phone knows a person: it says nothing to anybody else."""
    return salted_hmac(__name__, str(user.pk)).hexdigest()[:16]


def is_asked_to_keep(request):
    """Whether the phone asks for its copy, which may hold less than what is shown with a network."""
    return COPY_HEADER in request.headers


def may_be_kept(view):
    """Let the phone of whoever asked keep the page; one with a message would show it for ever."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not get_messages(request):
            response.headers[COPY_HEADER] = owner_of(request.user)
        return response

    return answer
