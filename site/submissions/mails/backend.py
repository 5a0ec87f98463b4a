"""The queue of mails in the database: what is written there is sent by the worker, with retries."""

import re
from email.utils import make_msgid

from django.core.mail.backends.base import BaseEmailBackend
from post_office.models import PRIORITY, STATUS, Email


class QueueBackend(BaseEmailBackend):
    """Stores mails as they are.

    post_office's own backend renders every subject and body as a Django template once more; a
    title such as `{% now %}` from outside would be run, or stop the mail.
    """

    def send_messages(self, email_messages):
        rows = [self.as_row(message) for message in email_messages]
        for row in rows:
            row.save()
        return len(rows)

    @staticmethod
    def as_row(message):
        html = [body for body, mime in getattr(message, "alternatives", []) if mime == "text/html"]
        headers = dict(message.extra_headers)
        if message.reply_to:
            headers["Reply-To"] = ", ".join(message.reply_to)
        return Email(
            from_email=message.from_email,
            to=list(message.to),
            cc=list(message.cc),
            bcc=list(message.bcc),
            subject=message.subject,
            message=message.body,
            html_message=html[0] if html else "",
            headers=headers or None,
            message_id=make_msgid(domain="planb"),
            priority=PRIORITY.medium,
            status=STATUS.queued,
        )


def print_links(write, since, after):
    """Print recipient, subject and links of queued mails, for a machine without a mail server.

    Only mails made after the moment `since` and with an id above `after`; returns the id to go
    on from.
    """
    queued = Email.objects.filter(status=STATUS.queued, created__gt=since, pk__gt=after)
    for mail in queued.order_by("pk"):
        links = re.findall(r"https?://\S+", mail.message)
        write("\n".join([f"E-Mail an {', '.join(mail.to)}: {mail.subject}", *links, ""]))
        after = mail.pk
    return after
