"""What a line of the log looks like, and what it never tells."""

import json
import logging
import os
import subprocess
import sys

import pytest

from config import environment, supervision
from config.logs import JsonFormatter, LineFormatter, without_persons
from submissions.tokens import token_for


@pytest.fixture
def record():
    """An error whose message and traceback name a private link, an address and a network."""
    link = f"/anmeldung/{token_for('a')}/"
    try:
        raise ValueError(f"{link} eva@example.org")
    except ValueError as error:
        fault = (ValueError, error, error.__traceback__)
    text, facts = "Fehler: %s von %s", (link, "192.0.2.9")
    return logging.LogRecord("site.x", logging.ERROR, "", 1, text, facts, fault)


def test_a_line_of_text_opens_nothing_and_names_nobody(record):
    line = LineFormatter("{levelname} {name}: {message}", style="{").format(record)
    assert line.startswith("ERROR site.x: Fehler: /anmeldung/•••/ von •••\n")
    assert "ValueError: /anmeldung/•••/ •••" in line


def test_a_line_of_json_is_one_line_and_says_the_same(record):
    line = JsonFormatter().format(record)
    facts = json.loads(line)
    assert "\n" not in line
    assert facts["message"] == "Fehler: /anmeldung/•••/ von •••"
    assert (facts["level"], facts["logger"]) == ("ERROR", "site.x")
    assert facts["exception"].endswith("ValueError: /anmeldung/•••/ •••")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("an eva.bo+x@mail.example.org.", "an •••."),
        ("192.0.2.9:4711", "•••:4711"),
        ("2001:db8::7 und 2001:db8:0:1:2:3:4:5", "••• und •••"),
        ("um 09:30:12 in Fassung 8.0.1", "um 09:30:12 in Fassung 8.0.1"),
        ("Error::Busy at once", "Error::Busy at once"),
    ],
)
def test_addresses_are_masked_and_nothing_else(text, written):
    assert without_persons(text) == written


def test_another_form_is_refused(monkeypatch):
    monkeypatch.setenv("LOG_FORMAT", "xml")
    with pytest.raises(environment.WrongSetting, match="text oder json"):
        environment.log_format()


def test_what_looks_after_the_processes_writes_in_the_same_form(monkeypatch, capsys):
    supervision.say("Der Webserver ist beendet.")
    monkeypatch.setenv("LOG_FORMAT", "json")
    supervision.say("Der Webserver ist beendet.")
    plain, line = capsys.readouterr().err.splitlines()
    assert plain == "Der Webserver ist beendet."
    assert json.loads(line)["message"] == plain


def test_the_web_server_writes_json_too():
    """In a process of its own, since it sets the logging of the whole process."""
    file = environment.ROOT / "site/config/granian_logs.json"
    script = f"""
import json, logging
from granian.log import LogLevels, configure_logging
configure_logging(LogLevels.warning, json.load(open({str(file)!r})))
logging.getLogger("_granian").info("started")
logging.getLogger("_granian").error("a worker of %s died", "192.0.2.9")
"""
    surroundings = os.environ | {"PYTHONPATH": str(environment.ROOT / "site")}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    [line] = done.stderr.splitlines()
    assert json.loads(line)["message"] == "a worker of ••• died"
