"""The probes answer this machine under every setting, and strangers as every other address does."""

import json

import pytest
from django.db import DatabaseError
from django.utils import timezone

from content.models import ContentVersion
from home.operations import heartbeat

pytestmark = pytest.mark.django_db
PROBES = ("/healthz", "/readyz")
VISITOR = {"HTTP_X_FORWARDED_FOR": "192.0.2.9", "HTTP_X_FORWARDED_PROTO": "https"}


@pytest.fixture(autouse=True)
def _https(settings, tmp_path):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = ["planb.example.org"]
    settings.VAR, settings.RESTARTS_FILE = tmp_path, tmp_path / "restarts.json"


@pytest.fixture
def _worker():
    heartbeat.beat("here", timezone.now(), [], timezone.now())


@pytest.mark.usefixtures("_worker")
@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.7", "::1"])
@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "planb.example.org"])
@pytest.mark.parametrize("path", PROBES)
def test_a_probe_of_this_machine_is_answered_over_plain_http(client, path, host, address):
    answer = client.get(path, headers={"host": host}, REMOTE_ADDR=address)
    assert answer.status_code == 200


@pytest.mark.parametrize("path", PROBES)
def test_a_stranger_is_led_to_https(client, path):
    answer = client.get(path, headers={"host": "planb.example.org"}, REMOTE_ADDR="192.0.2.9")
    assert (answer.status_code, answer["Location"]) == (301, f"https://planb.example.org{path}")


@pytest.mark.parametrize("path", PROBES)
@pytest.mark.parametrize(
    "sender", [{"REMOTE_ADDR": "192.0.2.9"}, {"REMOTE_ADDR": "127.0.0.1", **VISITOR}]
)
def test_a_stranger_with_a_forged_host_is_refused(client, path, sender):
    for host in ("evil.example.org", "127.0.0.1", "localhost"):
        assert client.get(path, headers={"host": host}, **sender).status_code == 400


@pytest.mark.usefixtures("_worker")
@pytest.mark.parametrize("path", PROBES)
def test_a_visitor_behind_the_proxy_is_answered(client, path):
    host = {"host": "planb.example.org"}
    answer = client.get(path, headers=host, REMOTE_ADDR="127.0.0.1", **VISITOR)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", PROBES)
def test_nothing_can_be_sent_to_a_probe(client, path):
    assert client.post(path, {"a": "b"}).status_code == 405


def test_other_addresses_of_this_machine_keep_their_redirect(client):
    answer = client.get("/", headers={"host": "planb.example.org"}, REMOTE_ADDR="127.0.0.1")
    assert answer.status_code == 301


@pytest.mark.parametrize("path", PROBES)
def test_a_database_that_is_away_is_said_with_503(client, monkeypatch, path):
    def away():
        raise DatabaseError

    monkeypatch.setattr(ContentVersion, "current", away)
    assert client.get(path).status_code == 503


def test_readiness_is_a_sentence_for_each_part(client):
    answer = client.get("/readyz")
    answered = json.loads(answer.content)
    assert answer.status_code == 503
    assert answered["ready"] is False
    names = [check["name"] for check in answered["checks"]]
    assert names == ["database", "worker", "restarts", "mails", "night", "disk", "shared_cache"]
    assert answered["checks"][1] == {
        "name": "worker",
        "state": "error",
        "sentence": "Der Hintergrunddienst hat sich noch nie gemeldet.",
    }
    assert all(check["sentence"].endswith(".") for check in answered["checks"])


@pytest.mark.usefixtures("_worker")
def test_warnings_leave_the_site_ready(client, settings):
    settings.EMAIL_HOST = ""
    answer = client.get("/readyz")
    states = {check["name"]: check["state"] for check in answer.json()["checks"]}
    assert (answer.status_code, states["mails"]) == (200, "warning")
