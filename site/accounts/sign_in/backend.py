"""Finds the account that somebody means and checks its password once, so that the time tells nothing."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.db.models import Q


def account_of(login):
    """Return the account with this name or e-mail address; None: there is none.

    Of accounts that share an address it is the oldest active one; the others have their names.
    """
    login = login.strip()
    if not login:
        return None
    wanted = Q(username__iexact=login) | Q(email__iexact=login)
    found = list(get_user_model().objects.filter(wanted).order_by("-is_active", "pk"))
    named = [user for user in found if user.get_username().lower() == login.lower()]
    return next(iter(named or found), None)


class AccountBackend(AuthenticationBackend):
    """allauth's, which would try name and address one after the other and so take twice as long."""

    def _authenticate(self, request, **credentials):
        login = credentials.get("username") or credentials.get("email") or ""
        return self._check_password(account_of(login), credentials["password"])
