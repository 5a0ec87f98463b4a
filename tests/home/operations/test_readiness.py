"""What /readyz and the dashboard say of each part of the site."""

import datetime as dt
import json
import shutil
from collections import namedtuple

import pytest
from django.core.cache import cache
from django.utils import timezone
from post_office.models import STATUS, Email

from home.models import NightlyRun, WorkerBeat
from home.operations import heartbeat, readiness
from home.operations.readiness import ERROR, OK, WARNING
from home.operations.work import Part
from submissions.models import OutgoingMail

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
SECOND, MINUTE, HOUR = dt.timedelta(seconds=1), dt.timedelta(minutes=1), dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _restarts(settings, tmp_path):
    settings.VAR, settings.RESTARTS_FILE = tmp_path, tmp_path / "restarts.json"


def found(check, now=NOW):
    [finding] = readiness.findings(now, [check])
    return finding.state, str(finding.sentence)


def beat(ago, machine="here", busy_for=None):
    part = Part("E-Mails", print)
    part.busy_since = NOW - busy_for if busy_for else None
    heartbeat.beat(machine, NOW - HOUR, [part], NOW - ago)


def test_a_worker_that_was_never_heard_of_is_an_error():
    sentence = "Der Hintergrunddienst hat sich noch nie gemeldet."
    assert found(readiness.worker) == (ERROR, sentence)


@pytest.mark.parametrize(("ago", "state"), [(59 * SECOND, OK), (61 * SECOND, ERROR)])
def test_a_worker_is_there_while_it_was_heard_of_within_a_minute(ago, state):
    beat(ago)
    assert found(readiness.worker)[0] == state


def test_a_silent_worker_is_named_with_the_time():
    beat(3 * MINUTE)
    assert found(readiness.worker) == (
        ERROR,
        "Der Hintergrunddienst meldet sich seit 3\xa0Minuten nicht. E-Mails und Aufgaben warten.",
    )


def test_one_of_two_machines_is_enough():
    beat(HOUR, "here")
    beat(SECOND, "elsewhere")
    assert found(readiness.worker) == (OK, "Der Hintergrunddienst läuft.")


@pytest.mark.parametrize(("busy_for", "state"), [(14 * MINUTE, OK), (16 * MINUTE, WARNING)])
def test_a_part_that_does_not_come_to_an_end_is_named(busy_for, state):
    beat(SECOND, busy_for=busy_for)
    assert found(readiness.worker)[0] == state
    assert ("E-Mails" in found(readiness.worker)[1]) == (state == WARNING)


def test_a_beat_is_one_row_for_a_machine_and_old_machines_are_forgotten():
    beat(8 * 24 * HOUR, "gone")
    beat(MINUTE)
    beat(SECOND)
    heartbeat.forget_machines_that_are_gone(NOW)
    assert list(WorkerBeat.objects.values_list("machine", "beat_at")) == [("here", NOW - SECOND)]


@pytest.mark.parametrize(
    ("noted", "finding"),
    [
        (None, (OK, "Seit einem Tag ist nichts von selbst neu gestartet.")),
        ({"web": [], "worker": []}, (OK, "Seit einem Tag ist nichts von selbst neu gestartet.")),
        ({"web": [25 * HOUR]}, (OK, "Seit einem Tag ist nichts von selbst neu gestartet.")),
        (
            {"worker": [25 * HOUR, 2 * HOUR, HOUR]},
            (
                WARNING,
                "Der Hintergrunddienst ist 2-mal neu gestartet worden, zuletzt um 9:30 Uhr.",
            ),
        ),
        (
            {"web": [HOUR], "worker": [3 * HOUR]},
            (
                WARNING,
                "Der Webserver ist einmal neu gestartet worden, um 9:30 Uhr. "
                "Der Hintergrunddienst ist einmal neu gestartet worden, um 7:30 Uhr.",
            ),
        ),
    ],
)
def test_what_had_to_be_started_again_within_a_day_is_told(settings, noted, finding):
    if noted is not None:
        moments = {name: [(NOW - ago).isoformat() for ago in row] for name, row in noted.items()}
        settings.RESTARTS_FILE.write_text(json.dumps(moments))
    assert found(readiness.restarts) == finding


def mail(ago=SECOND, status=STATUS.queued):
    row = Email.objects.create(from_email="a@example.org", to=["b@example.org"], status=status)
    OutgoingMail.objects.create(email=row, key="submissions/letters/accepted.txt")
    Email.objects.filter(pk=row.pk).update(created=NOW - ago)


def test_without_a_mail_server_there_is_a_warning(settings):
    settings.EMAIL_HOST = ""
    mail(2 * HOUR)
    state, sentence = found(readiness.mails)
    assert state == WARNING
    assert "EMAIL_HOST" in sentence


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ([], (OK, "E-Mails gehen hinaus.")),
        ([(HOUR / 2, STATUS.queued)], (OK, "E-Mails gehen hinaus.")),
        ([(5 * HOUR, STATUS.sent)], (OK, "E-Mails gehen hinaus.")),
        (
            [(5 * HOUR, STATUS.requeued), (2 * HOUR, STATUS.queued)],
            (ERROR, "E-Mails gehen nicht hinaus: Die älteste wartet seit 5 Stunden."),
        ),
        ([(5 * HOUR, STATUS.failed)], (WARNING, "Eine E-Mail ist gescheitert.")),
        ([(5 * HOUR, STATUS.failed)] * 3, (WARNING, "3 E-Mails sind gescheitert.")),
    ],
)
def test_mails_that_wait_or_failed_are_told(settings, rows, finding):
    settings.EMAIL_HOST = "mail.example.org"
    for row in rows:
        mail(*row)
    assert found(readiness.mails) == finding


@pytest.mark.parametrize(
    ("run", "finding"),
    [
        (None, (OK, "Der Nachtlauf ist in Ordnung.")),
        ({"failed": []}, (OK, "Der Nachtlauf ist in Ordnung.")),
        (
            {"failed": ["clearsessions"]},
            (WARNING, "Im letzten Nachtlauf ist gescheitert: Alte Sitzungen löschen."),
        ),
        ({"failed": [], "days_ago": 3}, (WARNING, "Der Nachtlauf ist ausgeblieben.")),
    ],
)
def test_how_the_last_night_went_is_told(run, finding):
    if run is not None:
        day = NOW.date() - dt.timedelta(days=run.pop("days_ago", 0))
        NightlyRun.objects.create(day=day, begun_at=NOW, finished_at=NOW, **run)
    assert found(readiness.night) == finding


@pytest.mark.parametrize(("mib", "state"), [(5000, OK), (1000, WARNING), (199, ERROR)])
def test_a_disk_that_runs_full_is_told(monkeypatch, mib, state):
    usage = namedtuple("usage", "free")(mib * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)
    assert found(readiness.disk) == (state, f"Auf der Platte sind {mib} MB frei.")


def test_a_cache_that_keeps_nothing_is_a_warning(monkeypatch):
    assert found(readiness.shared_cache)[0] == OK
    monkeypatch.setattr(cache, "get", lambda key: None)
    assert found(readiness.shared_cache)[0] == WARNING


def test_a_cache_that_fails_is_a_warning(monkeypatch):
    def fail(*args):
        raise ConnectionError

    monkeypatch.setattr(cache, "set", fail)
    assert found(readiness.shared_cache)[0] == WARNING


def test_a_check_that_fails_itself_stops_no_other():
    def broken(now):
        raise ValueError

    states = [finding.state for finding in readiness.findings(NOW, [broken, readiness.disk])]
    assert states[0] == ERROR
    assert len(states) == 2


def test_all_is_asked_in_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        readiness.findings(timezone.now())
