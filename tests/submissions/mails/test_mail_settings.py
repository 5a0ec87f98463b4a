"""The mail server is chosen by its port: 465 speaks TLS from the first byte."""

import os
import ssl
import subprocess
import sys

import pytest
from django.conf import settings as project

from submissions.mails import delivery
from tests.factories.mail_server import MailServer

PRINT = "from config.settings import base; print(base.EMAIL_USE_SSL, base.EMAIL_USE_TLS)"


@pytest.mark.parametrize(
    ("given", "uses"),
    [
        ({}, "False True"),
        ({"EMAIL_PORT": "587"}, "False True"),
        ({"EMAIL_PORT": "465"}, "True False"),
        ({"EMAIL_PORT": "465", "EMAIL_USE_TLS": "1"}, "True False"),
        ({"EMAIL_PORT": "25", "EMAIL_USE_TLS": "0"}, "False False"),
        ({"EMAIL_PORT": "10465", "EMAIL_USE_SSL": "1"}, "True False"),
    ],
)
def test_the_port_says_how_tls_begins(given, uses):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EMAIL_")}
    kept["PYTHONPATH"] = os.pathsep.join([str(project.ROOT), str(project.ROOT / "site")])
    command = [sys.executable, "-c", PRINT]
    printed = subprocess.run(command, env=kept | given, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == uses


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """A certificate for this machine, which the client trusts."""
    key, file = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext"),
            *("subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(file)),
        ],
        check=True,
        capture_output=True,
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file, key)
    return context


@pytest.mark.django_db
def test_a_server_that_speaks_tls_from_the_first_byte_gets_the_mail(certificate, settings, write):
    server = MailServer(ssl_context=certificate)
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_SSL, settings.EMAIL_USE_TLS = True, False
    server.controller.start()
    try:
        write("Eins")
        assert delivery.send_due() == 1
    finally:
        server.controller.stop()
    assert server.subjects == ["Eins"]
