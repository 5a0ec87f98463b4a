"""What holds for whoever is signed in: the session runs on, and some have something to do first."""

from django.conf import settings
from django.shortcuts import redirect
from django.utils import timezone

from accounts import audit, first_account, sessions
from accounts.second_factor import rules

# One's own account, where the duty is done, and what its pages need.
OPEN = ("/konto/", "/admin/logout/", "/admin/jsi18n/", "/static/", "/media/")


class DutyMiddleware:
    """Lead whoever has to set something up there, whatever page they ask for.

    Readers have no session, and nothing is looked up for them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if not has_session or not request.user.is_authenticated:
            return self.get_response(request)
        sessions.touch(request, timezone.now())
        page = "" if request.path.startswith(OPEN) else duty_of(request)
        if page:
            return redirect(page)
        response = self.get_response(request)
        audit.record_request(request, response, timezone.now())
        return response


def duty_of(request):
    """Return the name of the page where somebody has something to do first; "": nothing."""
    if first_account.is_to_be_changed(request):
        return "account_change_password"
    return "mfa_activate_totp" if rules.has_to_set_one_up(request.user) else ""
