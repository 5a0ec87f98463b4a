"""What this site does otherwise than allauth: limits, addresses, where people arrive, German words."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.sign_in import limits
from accounts.sign_in.backend import account_of
from content.security.network import shortened_network

WRONG_PASSWORD = _("Name oder Passwort stimmen nicht. Bitte prüfen Sie beides.")
TOO_MANY = _("Das war zu oft. Bitte versuchen Sie es später noch einmal.")


class AccountAdapter(DefaultAccountAdapter):
    """allauth asks here what it cannot know."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dieses Konto ist stillgelegt."),
        "email_password_mismatch": WRONG_PASSWORD,
        "username_password_mismatch": WRONG_PASSWORD,
        "invalid_login": WRONG_PASSWORD,
        "enter_current_password": _("Das ist nicht Ihr jetziges Passwort."),
        "incorrect_password": _("Das Passwort stimmt nicht."),
        "incorrect_code": _("Der Code stimmt nicht. Bitte prüfen Sie ihn."),
        "invalid_or_expired_key": _("Der Link gilt nicht mehr."),
        "invalid_password_reset": _("Der Link gilt nicht mehr."),
        "email_taken": _("Diese Adresse gehört schon zu einem Konto."),
        "duplicate_email": _("Das ist schon die Adresse Ihres Kontos."),
        "same_as_current": _("Das ist schon die Adresse Ihres Kontos."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request):
        """Nobody makes an account for themselves: people are invited."""
        return False

    def pre_authenticate(self, request, **credentials):
        wait_or_begin(request, _counted_as(credentials))

    def authenticate(self, request, **credentials):
        user = super().authenticate(request, **credentials)
        if user:
            limits.succeed(request, _counted_as(credentials))
        return user

    def authentication_failed(self, request, **credentials):
        """Note it at the account; of an unknown one no name is kept: people type passwords there."""
        user = account_of(_login_in(credentials)) or AnonymousUser()
        audit.record(audit.Kind.FAILED, user=user)
        if limits.is_locked(_counted_as(credentials), timezone.now()):
            audit.record(audit.Kind.LOCKED, user=user)

    def get_login_redirect_url(self, request):
        is_editor = request.user.has_perm("wagtailadmin.access_admin")
        return reverse("wagtailadmin_home" if is_editor else settings.LOGIN_REDIRECT_URL)

    def get_password_change_redirect_url(self, request):
        return reverse("account_overview")

    def get_email_verification_redirect_url(self, email_address):
        return reverse(
            "account_overview" if self.request.user.is_authenticated else "account_login"
        )

    def get_client_ip(self, request):
        """Return the network: nothing keeps the whole address."""
        return shortened_network(request) or "0.0.0.0"  # noqa: S104

    def get_email_confirmation_url(self, request, emailconfirmation):
        """BASE_URL alone decides the host of an address in a mail, not what a request says."""
        return settings.BASE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def format_email_subject(self, subject):
        return str(subject)


def wait_or_begin(request, account):
    """Count an attempt at an account, or answer with the page that says how long to wait."""
    if wait := limits.begin(request, account, timezone.now()):
        raise ImmediateHttpResponse(locked(request, wait))


def locked(request, wait):
    """Answer that it was tried too often; the same for an account that exists and one that does not."""
    context = {"minutes": -(-wait // 60)}
    response = render(request, "account/locked.html", context, status=429)
    response["Retry-After"] = str(wait)
    return response


def _login_in(credentials):
    return credentials.get("username") or credentials.get("email") or ""


def _counted_as(credentials):
    """Return by which name attempts are counted: name and address of an account are one account."""
    login = _login_in(credentials)
    user = account_of(login)
    return f"password:{user.pk}" if user else f"password:{login.strip().lower()}"
