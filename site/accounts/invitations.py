"""Inviting somebody: an account without a password, and a mail with the link that sets one."""

from accounts.members import is_only_a_members
from accounts.names import name_of
from accounts.sign_in.passwords import mail_link

LETTER = "account/email/invitation"


def invite(user, host):
    """Mail the link; the account stays closed until it is used. It may be sent again at any time."""
    mail_link(user, LETTER, host=name_of(host))


def is_open(user) -> bool:
    """Tell whether somebody was invited and has not answered yet."""
    is_waiting = user.is_active and bool(user.email) and not user.has_usable_password()
    return is_waiting and not is_only_a_members(user)
