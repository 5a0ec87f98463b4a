"""Guessed passwords: locked after some, wherever the visitor says to come from, and logged."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model

LOGIN = "/admin/login/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(db):
    return get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")


def try_to_log_in(client, password, **headers):
    return client.post(LOGIN, {"username": "erika", "password": password}, **headers)


def is_in(client):
    return "_auth_user_id" in client.session


def test_after_fifty_wrong_passwords_the_right_one_tells_nothing(client, caplog):
    answers = [try_to_log_in(client, f"falsch-{number}") for number in range(50)]
    assert [answer.status_code for answer in answers] == [200] * 9 + [429] * 41
    last = try_to_log_in(client, "geheim-2026")
    assert (last.status_code, last.content) == (429, answers[-1].content)
    assert not is_in(client)
    assert AccessAttempt.objects.get().username == "erika"
    assert [r.levelname for r in caplog.records if "locking out" in r.message.lower()] != []


def test_the_right_password_opens(client):
    assert try_to_log_in(client, "geheim-2026").status_code == 302
    assert is_in(client)


def test_a_forged_address_does_not_lift_the_lock(client):
    for number in range(10):
        try_to_log_in(client, "falsch", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert (
        try_to_log_in(client, "geheim-2026", HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 429
    )


def test_behind_the_proxy_one_guesser_does_not_lock_out_everybody(client, settings):
    settings.PROXY_COUNT = 1
    for number in range(10):  # what stands before the proxy's own entry is forged
        forged = f"198.51.100.{number}, 192.0.2.66"
        try_to_log_in(client, "falsch", HTTP_X_FORWARDED_FOR=forged)
    guesser = try_to_log_in(client, "geheim-2026", HTTP_X_FORWARDED_FOR="1.1.1.1, 192.0.2.66")
    assert guesser.status_code == 429
    assert try_to_log_in(client, "geheim-2026", HTTP_X_FORWARDED_FOR="192.0.2.7").status_code == 302


def test_a_guesser_with_a_whole_network_of_ipv6_addresses_is_one_guesser(client):
    for number in range(10):
        try_to_log_in(client, "falsch", REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
    assert try_to_log_in(client, "geheim-2026", REMOTE_ADDR="2001:db8:1:2::ff").status_code == 429
