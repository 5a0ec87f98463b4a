"""The passwords of private pages and files: Wagtail's own forms, with a limit on guesses."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from wagtail import views as wagtail_views
from wagtail.documents.views import serve as wagtail_documents

from content.security.network import client_network
from submissions.spam.rate_limits import HOUR, Limit

GUESSES = Limit("page-passwords", HOUR, "PAGE_PASSWORDS_PER_ADDRESS")


@never_cache
def page_password(request, **restriction):
    return _limited(request) or wagtail_views.authenticate_with_password(request, **restriction)


@never_cache
def document_password(request, **restriction):
    return _limited(request) or wagtail_documents.authenticate_with_password(request, **restriction)


def _limited(request) -> HttpResponse | None:
    if request.method == "POST" and GUESSES.is_over(client_network(request)):
        response = render(request, "home/too_many_passwords.html", status=429)
        response["Retry-After"] = HOUR
        return response
    return None
