"""What `manage.py check` and the dashboard say of the sender of mails."""

import ipaddress
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, register
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import ValidationError
from post_office.validators import validate_email_with_name

# Domains that belong to nobody (RFC 2606, RFC 6761): mail servers refuse such a sender.
RESERVED = ("example.org", "example.com", "example.net", "example", "invalid", "test", "localhost")


def is_trial():
    """Whether the site runs for whoever sits at this machine, and for nobody else."""
    host = urlsplit(settings.BASE_URL).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def has_reserved_sender():
    """Whether a site that people use sends its mails in the name of nobody."""
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return not is_trial() and (is_reserved(sender) or not sender)


def is_reserved(address):
    """Tell whether an address of mail, or a domain, belongs to nobody."""
    domain = address.rpartition("@")[2].lower()
    return any(domain == name or domain.endswith(f".{name}") for name in RESERVED)


@register
def check_sender(app_configs=None, **kwargs):
    try:
        validate_email_with_name(settings.DEFAULT_FROM_EMAIL)
    except ValidationError:
        return [
            Error(
                f"DEFAULT_FROM_EMAIL is no mail address: {settings.DEFAULT_FROM_EMAIL}",
                hint="No form that has a mail written could be sent.",
                id="submissions.E001",
            )
        ]
    if not has_reserved_sender():
        return []
    return [
        CheckWarning(
            f"Mails are sent in the name of {settings.DEFAULT_FROM_EMAIL}, which is nobody's address.",
            hint="Set DEFAULT_FROM_EMAIL to an address of your own.",
            id="submissions.W001",
        )
    ]
