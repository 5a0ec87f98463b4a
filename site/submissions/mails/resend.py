"""Sending once more: what failed as it is, what was sent with new links, what was held at last."""

import re

from django.db import transaction
from post_office.models import STATUS, Email

from submissions.mails import masking
from submissions.mails.backend import enqueue
from submissions.models.outgoing_mail import WAITING, OutgoingMail
from submissions.tokens import MASK

TEXTS = ("subject", "message", "html_message")
MARKED = re.compile(rf"{MASK}\d*")


class LinkIsGone(Exception):
    """What a link in the mail opened does not exist any more, so that no new one can be made."""


@transaction.atomic
def send_again(mail):
    """Send a mail once more: what failed waits again, of what was sent a new mail is made.

    What is on its way already stays as it is. Raises LinkIsGone where a link cannot be made anew.
    """
    email = Email.objects.select_for_update().get(pk=mail.pk)
    if email.status == STATUS.failed:
        _requeue(Email.objects.filter(pk=email.pk))
    elif mail.may_go_again:
        _write_anew(mail, email)


@transaction.atomic
def send_all_failed():
    """Let all mails of ours that failed wait again; returns how many."""
    return _requeue(Email.objects.filter(pk__in=OutgoingMail.objects.failed().values("email")))


def _requeue(emails):
    return emails.update(status=STATUS.queued, scheduled_time=None, number_of_retries=None)


def _write_anew(mail, email):
    """Queue a copy in which each mark is a new link. The old links stay good until these are used."""
    texts = {name: getattr(email, name) for name in TEXTS}
    for link in mail.links.all():
        if link.row is None:
            raise LinkIsGone
        link.row.renew_link()
        sign = masking.mark(link.number)
        texts = {name: text.replace(sign, link.row.newest_token) for name, text in texts.items()}
    if any(MARKED.search(text) for text in texts.values()):
        raise LinkIsGone
    copied = ("from_email", "to", "cc", "bcc", "headers", "priority")
    enqueue(Email(**{name: getattr(email, name) for name in copied}, **texts), mail.key)


def release_held():
    """Let go what waited from before there was a mail server; returns how many."""
    return OutgoingMail.objects.held().update(is_held=False)


@transaction.atomic
def discard_held():
    """Throw away what waited from before there was a mail server; returns how many."""
    held = list(OutgoingMail.objects.held().values_list("email", flat=True))
    Email.objects.filter(pk__in=held, status__in=WAITING).delete()
    return len(held)
