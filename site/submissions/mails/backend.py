"""The queue of mails in the database: what is written there is sent by the worker, with retries."""

from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from post_office.models import PRIORITY, STATUS, Email

from content.models import SiteSettings
from submissions.mails import masking
from submissions.models.outgoing_mail import OutgoingMail


class SiteMail(EmailMultiAlternatives):
    """A mail of the site's own, which the team may look at in the outbox; `key` is its name."""

    key = ""


class QueueBackend(BaseEmailBackend):
    """Stores mails as they are.

    post_office's own backend renders every subject and body as a Django template once more; a
    title such as `{% now %}` from outside would be run, or stop the mail.
    """

    def send_messages(self, email_messages):
        for message in email_messages:
            enqueue(self.as_row(message), getattr(message, "key", ""))
        return len(email_messages)

    @staticmethod
    def as_row(message):
        html = [body for body, mime in getattr(message, "alternatives", []) if mime == "text/html"]
        headers = dict(message.extra_headers)
        if reply_to := message.reply_to or [SiteSettings.load().contact_email]:
            headers["Reply-To"] = ", ".join(filter(None, reply_to))
        return Email(
            from_email=message.from_email,
            to=list(message.to),
            cc=list(message.cc),
            bcc=list(message.bcc),
            subject=message.subject,
            message=message.body,
            html_message=html[0] if html else "",
            headers={name: value for name, value in headers.items() if value} or None,
            priority=PRIORITY.medium,
        )


@transaction.atomic
def enqueue(row, key):
    """Put a new mail into the queue. While there is no mail server it waits for an editor's word."""
    row.status = STATUS.queued
    # The domain of the sender is the one that receivers know, and that signs the mail.
    row.message_id = make_msgid(domain=row.from_email.rpartition("@")[2].rstrip(">"))
    row.save()
    is_held = not settings.EMAIL_HOST
    mail = OutgoingMail.objects.create(email=row, key=key, is_held=is_held)
    masking.note_links(mail)
    return row
