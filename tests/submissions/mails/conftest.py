"""A mail server that takes what the worker sends, and some mails to send."""

import pytest
from django.core import mail

from submissions.mails import send
from tests.factories.mail_server import MailServer


@pytest.fixture
def mail_server(settings):
    server = MailServer()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 15
    server.controller.start()
    yield server
    server.controller.stop()


@pytest.fixture
def outside(settings):
    """The box of what left the site, where no real server is needed."""
    settings.EMAIL_HOST = "mail.example.org"
    settings.POST_OFFICE = {
        "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}
    }
    mail.outbox = []
    return mail.outbox


@pytest.fixture
def write():
    """Write mails, each with its own subject."""

    def write_mails(*subjects, to="ayse@example.org"):
        for subject in subjects:
            send._queue("test", subject, "Guten Tag", to)

    return write_mails
