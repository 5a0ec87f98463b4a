"""The queue of mails in the database: what is written there is sent by the worker, with retries."""

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
