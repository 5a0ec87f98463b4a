"""A sender whom nobody is, on a site that people use, is said."""

import pytest

from submissions.mails import checks


@pytest.mark.parametrize(
    ("address", "is_trial"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://127.4.0.9", True),
        ("http://[::1]:8000", True),
        ("http://localhost:8000", True),
        ("https://planb.example", False),
        ("http://192.168.1.7:8000", False),
        ("https://localhost.example", False),
    ],
)
def test_a_trial_is_where_only_this_machine_comes(settings, address, is_trial):
    settings.BASE_URL = address
    assert checks.is_trial() == is_trial


@pytest.mark.parametrize(
    ("site", "sender", "found"),
    [
        ("https://planb.gelsenkirchen.de", "Plan B <planb@example.org>", ["submissions.W001"]),
        ("https://planb.gelsenkirchen.de", "planb@mail.example.org", ["submissions.W001"]),
        ("http://192.168.1.7", "planb@example", ["submissions.E001"]),
        ("http://192.168.1.7", "planb@localhost", ["submissions.W001"]),
        ("https://planb.gelsenkirchen.de", "Plan B <planb@gelsenkirchen.de>", []),
        ("https://planb.gelsenkirchen.de", "planb@notexample.org", []),
        ("http://127.0.0.1:8000", "Plan B <planb@example.org>", []),
        ("http://127.0.0.1:8000", "kaputt", ["submissions.E001"]),
    ],
)
def test_a_sender_that_is_nobody_is_said_outside_a_trial(settings, site, sender, found):
    settings.BASE_URL, settings.DEFAULT_FROM_EMAIL = site, sender
    assert [message.id for message in checks.check_sender()] == found
