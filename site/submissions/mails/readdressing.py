"""Mails that wait while the site gets another address: their links lead to the new one."""

import re

from post_office.models import STATUS, Email

TEXTS = ("message", "html_message")


def readdress_waiting(old, new):
    """Give the links of mails that are not sent yet the site's new address; returns how many mails."""
    if not old:
        return 0
    # Not the beginning of another host's name or port.
    link = re.compile(re.escape(old) + r"(?![\w.:-]*\w)")
    count = 0
    for mail in Email.objects.exclude(status=STATUS.sent).iterator(chunk_size=200):
        before = [getattr(mail, name) for name in TEXTS]
        after = [link.sub(lambda found: new, text) for text in before]
        if after != before:
            Email.objects.filter(pk=mail.pk).update(**dict(zip(TEXTS, after, strict=True)))
            count += 1
    return count
