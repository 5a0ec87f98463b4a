"""A real mail server on this machine, which does what a test tells it."""

import asyncio
import email
import socket
from contextlib import suppress
from email import policy

from aiosmtpd.controller import Controller

REFUSED = "451 4.3.0 Try again later"


def nobodys_port():
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class MailServer:
    """Keeps what it took in `mails`; says `answer` to each mail, after `delay` seconds."""

    def __init__(self, **options):
        self.mails, self.answer, self.delay = [], "250 OK", 0
        self.port = nobodys_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, **options)

    async def handle_DATA(self, server, session, envelope):
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), self.delay)
        if self.answer.startswith("250"):
            self.mails.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return self.answer

    @property
    def subjects(self):
        return [mail["Subject"] for mail in self.mails]
