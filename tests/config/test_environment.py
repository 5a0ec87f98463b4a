"""A wrong setting is refused in one sentence that names it, before anything is started."""

import os
import socket
import subprocess
import sys

import pytest

from config import environment
from tests.journeys.running import ROOT, free_port

HTTPS = "https://planb.example.org"
WRONG = [
    ("PORT", "achttausend"),
    ("PORT", "0"),
    ("PORT", "70000"),
    ("PORT", "-1"),
    ("PORT", "８０８０"),
    ("WEB_WORKERS", "0"),
    ("WEB_WORKERS", "viele"),
    ("EMAIL_PORT", "smtp"),
    ("EMAIL_PORT", "65536"),
    ("PROXY_COUNT", "-1"),
    ("PROXY_COUNT", "ja"),
    ("VAR_DIR", "/dev/null"),
    ("VAR_DIR", "/dev/null/var"),
    ("VAR_DIR", "/proc/planb"),
    ("BASE_URL", "planb.example.org"),
    ("BASE_URL", "ftp://planb.example.org"),
    ("BASE_URL", "https://planb.example.org/planb"),
    ("BASE_URL", "https://planb.example.org/?a=b"),
    ("BASE_URL", "https://name:wort@planb.example.org"),
    ("BASE_URL", "https://planb example.org"),
    ("BASE_URL", "https://"),
    ("BASE_URL", "https://planb.example.org:zwei"),
    ("DATABASE_URL", "garbage"),
    ("DATABASE_URL", "://"),
    ("DATABASE_URL", "mysql://planb@localhost/planb"),
    ("DATABASE_URL", "postgres:planb"),
    ("DATABASE_URL", "postgres://planb@localhost"),
    ("DATABASE_URL", "postgres://planb@localhost:fünf/planb"),
    ("DATABASE_URL", "sqlite:///"),
    ("DATABASE_URL", "sqlite://srv/planb.sqlite3"),
    ("REDIS_URL", "localhost:6379"),
    ("REDIS_URL", "http://localhost:6379"),
    ("REDIS_URL", "redis://"),
    ("REDIS_URL", "redis://localhost:sechs"),
]


@pytest.fixture
def unset(monkeypatch, tmp_path):
    """Take away what this machine sets, and use a folder of the test."""
    for name in {name for name, _value in WRONG} | {"DJANGO_SETTINGS_MODULE"}:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setenv("PORT", str(free_port()))


def run(*command, **settings):
    environ = os.environ | settings
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_setting_is_named_with_what_to_do(unset, monkeypatch, name, value):
    monkeypatch.setenv("PROXY_COUNT", "1")
    monkeypatch.setenv(name, value)
    with pytest.raises(environment.WrongSetting) as caught:
        environment.check()
    sentence = str(caught.value)
    assert name in sentence
    assert "Bitte" in sentence
    assert "\n" not in sentence


ONE_OF_EACH = {name: value for name, value in WRONG if name != "PROXY_COUNT"}


@pytest.mark.parametrize(
    ("name", "value"),
    [*ONE_OF_EACH.items(), ("HOST", "192.0.2.7"), ("HOST", "kein.rechner.invalid")],
)
def test_the_server_refuses_it_without_a_traceback(unset, name, value):
    done = run("serve.py", **{name: value})
    [line] = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert name in line
    assert "Bitte" in line


@pytest.mark.parametrize(
    ("name", "value"),
    [("VAR_DIR", "/dev/null"), ("DATABASE_URL", "garbage"), ("EMAIL_PORT", "smtp")],
)
def test_preparing_by_hand_refuses_it_with_the_same_sentence(unset, name, value):
    served, prepared = (
        run("serve.py", **{name: value}),
        run("manage.py", "prepare", **{name: value}),
    )
    assert (prepared.returncode, prepared.stdout) == (2, "")
    assert prepared.stderr == served.stderr


@pytest.mark.parametrize("command", [["serve.py"], ["manage.py", "prepare"]])
@pytest.mark.parametrize("count", ["", "0"])
def test_https_without_a_proxy_is_refused(unset, command, count):
    done = run(*command, BASE_URL=HTTPS, PROXY_COUNT=count)
    [line] = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert "PROXY_COUNT=1" in line


def test_a_database_that_cannot_be_opened_is_refused_while_preparing(unset):
    done = run("manage.py", "prepare", DATABASE_URL="sqlite:////dev/null/db.sqlite3")
    [line] = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert line.startswith("CommandError: DATABASE_URL: Die Datenbank lässt sich nicht öffnen")


@pytest.fixture
def with_client(monkeypatch):
    """As where the client of PostgreSQL is installed."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)


def test_a_database_server_that_does_not_answer_is_refused(unset, with_client, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"postgres://planb:geheim@127.0.0.1:{free_port()}/planb")
    with pytest.raises(
        environment.WrongSetting, match=r"DATABASE_URL: .* antwortet nicht"
    ) as caught:
        environment.check()
    assert "geheim" not in str(caught.value)


def test_a_missing_socket_of_the_database_is_refused(unset, with_client, monkeypatch, tmp_path):
    quoted = str(tmp_path).replace("/", "%2F")
    monkeypatch.setenv("DATABASE_URL", f"postgres://planb@{quoted}/planb")
    with pytest.raises(environment.WrongSetting, match=r"DATABASE_URL: .* antwortet nicht"):
        environment.check()


def test_a_database_server_that_answers_is_taken(unset, with_client, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"postgres://planb@127.0.0.1:{server.getsockname()[1]}/planb"
        monkeypatch.setenv("DATABASE_URL", address)
        environment.check()
    assert environment.database_url() == address


def test_a_missing_client_is_named(unset, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setenv("DATABASE_URL", "postgres://planb@localhost/planb")
    with pytest.raises(environment.WrongSetting, match=r"requirements-postgres\.txt"):
        environment.check()


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (HTTPS, HTTPS),
        (f"{HTTPS}/", HTTPS),
        (f" {HTTPS} ", HTTPS),
        ("HTTPS://PlanB.Example.org:8443/", f"{HTTPS}:8443"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://planb", "http://planb"),
    ],
)
def test_the_public_address_is_kept_in_one_form(unset, monkeypatch, value, address):
    monkeypatch.setenv("BASE_URL", value)
    monkeypatch.setenv("PROXY_COUNT", "1")
    assert environment.public_address() == address


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
def test_without_one_it_is_where_the_server_listens(unset, monkeypatch, host, shown):
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", "8123")
    assert environment.public_address() == f"http://{shown}:8123"


def test_an_empty_setting_is_not_set(unset, monkeypatch):
    for name in ("WEB_WORKERS", "EMAIL_PORT", "PROXY_COUNT", "DATABASE_URL", "REDIS_URL", "HOST"):
        monkeypatch.setenv(name, "")
    environment.check()
    assert (environment.web_workers(), environment.email_port()) == (2, 587)
    assert (environment.host(), environment.redis_url()) == ("127.0.0.1", "")


def test_a_switch_is_on_unless_it_says_off(monkeypatch):
    for value, expected in (("", True), ("on", True), ("OFF", False)):
        monkeypatch.setenv("SECOND_FACTOR", value)
        assert environment.is_on("SECOND_FACTOR") == expected
    monkeypatch.setenv("SECOND_FACTOR", "nein")
    with pytest.raises(environment.WrongSetting, match="auf on oder off"):
        environment.is_on("SECOND_FACTOR")
