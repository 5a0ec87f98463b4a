"""The limit that holds for every address to which visitors can send something, now and later."""

from django.shortcuts import render

from content.security.network import client_network
from content.security.typed import typed_texts
from submissions.spam.rate_limits import HOUR, POSTS, POSTS_A_DAY, first_full

READING = ("GET", "HEAD", "OPTIONS", "TRACE")


class PostLimitMiddleware:
    """Refuse what a network sends once it has sent too much, right or wrong, by whatever form.

    What a form allows beyond that is its own matter (see `score.weigh`). Editors who are signed in
    are not counted in the admin.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        full = is_counted(request) and first_full((POSTS, POSTS_A_DAY), client_network(request))
        response = refusal(request, full) if full else self.get_response(request)
        if response.status_code == 429:
            response.headers.setdefault("Retry-After", str(HOUR))
        return response


def is_counted(request):
    if request.method in READING:
        return False
    return not (request.path.startswith("/admin/") and request.user.is_authenticated)


def refusal(request, limit):
    """Answer something that came once too often with a page that gives the typed text back."""
    context = {"message": limit.message, "typed": typed_texts(request.POST), "page_path": "/"}
    response = render(request, "submissions/429.html", context, status=429)
    response["Retry-After"] = str(limit.seconds)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"  # the address may be a private link
    return response
