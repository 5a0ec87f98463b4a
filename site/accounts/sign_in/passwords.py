"""The link by which somebody sets a password: a forgotten one, or the first one."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

FORGOTTEN = "account/email/password_reset_key"


def link_for(user) -> str:
    """Return an address that sets a password once, within PASSWORD_RESET_TIMEOUT."""
    key = default_token_generator.make_token(user)
    parts = {"uidb36": user_pk_to_url_str(user), "key": key}
    return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=parts)


def mail_link(user, letter=FORGOTTEN, **words):
    """Mail somebody such a link; it is a mail about an account, which nobody reads in the outbox."""
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)
    send_letter(letter, user.email, {"user": user, "link": link_for(user), "days": days, **words})


def send_letter(letter, address, context):
    """Mail a letter about an account: two templates, as allauth has them, make subject and text."""
    subject, body = (
        render_to_string(f"{letter}_{part}.txt", context).strip() for part in ("subject", "message")
    )
    send_mail(subject, body, None, [address])
