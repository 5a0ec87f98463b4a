"""Accounts of members: they sign in by a code in a mail, and have no right in the admin."""

from django.contrib.auth import get_user_model
from django.utils.crypto import get_random_string

from accounts.sign_in.backend import account_of

NAME = "mitglied-{}"
LETTERS = "23456789abcdefghkmnpqrstuvwxyz"


def account_for(email, name):
    """Return the account that signs in with an address; made without password and rights if new."""
    known = account_of(email)
    if known is not None:
        return known
    return get_user_model().objects.create_user(
        NAME.format(get_random_string(10, LETTERS)), email.lower(), last_name=name[:150]
    )


def only_members():
    """Return the accounts that were made for members and serve nothing else as far as accounts know."""
    users = get_user_model().objects.filter(username__startswith=NAME.format(""))
    return users.filter(is_superuser=False, groups=None, user_permissions=None)


def is_only_a_members(user) -> bool:
    """Tell whether an account is one of these."""
    return only_members().filter(pk=user.pk).exists()
