"""Trying the site out on one's own machine, where no mail server is."""

import re

from post_office.models import STATUS, Email

# A link, or a line that is a code to sign in with.
WANTED = re.compile(r"https?://\S+|^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


def print_links(write, since, after):
    """Print recipient, subject, links and codes of queued mails, for a machine without a mail server.

    Only mails made after the moment `since` and with an id above `after`; returns the id to go
    on from.
    """
    queued = Email.objects.filter(status=STATUS.queued, created__gt=since, pk__gt=after)
    for mail in queued.order_by("pk"):
        head = f"E-Mail an {', '.join(mail.to)}: {mail.subject}"
        write("\n".join([head, *WANTED.findall(mail.message), ""]))
        after = mail.pk
    return after
