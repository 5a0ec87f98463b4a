"""What the status page and the deployment check say of what only the server's keeper can set right."""

import datetime as dt
import os
import ssl
import stat
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.checks import run_checks
from django.db import connection

from home.operations import readiness, status_view, upkeep
from home.operations.backup import kept
from home.operations.readiness import ERROR, OK, WARNING
from submissions.workflow.roles import ADMINISTRATORS, EDITORS

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    """The folder of a site that people use."""
    settings.VAR, settings.BACKUP_DIR = tmp_path / "var", tmp_path / "backups"
    settings.ERASURE_LIST = tmp_path / "elsewhere"
    settings.RESTARTS_FILE = settings.VAR / "restarts.json"
    settings.BASE_URL = "https://planb.example.org"
    for folder in (settings.VAR, settings.BACKUP_DIR):
        folder.mkdir()
    return settings


def found(check):
    [finding] = readiness.findings(NOW, [check])
    return finding.state, str(finding.sentence)


def test_without_a_backup_there_is_an_error_unless_somebody_only_tries(place):
    assert found(upkeep.backups) == (ERROR, "Es gibt keine Sicherung.")
    place.BASE_URL = "http://127.0.0.1:8000"
    assert found(upkeep.backups)[0] == OK


@pytest.mark.parametrize(("hours", "state"), [(47, OK), (49, WARNING)])
def test_a_backup_is_good_for_two_days(place, hours, state):
    for ago in (hours, 500):
        (place.BACKUP_DIR / kept.name_for(NOW - ago * HOUR)).touch()
    time = "11:30" if hours == 47 else "9:30"
    sentence = f"Die letzte Sicherung ist vom 29. November 2026, {time} Uhr."
    assert found(upkeep.backups) == (state, sentence)


def test_a_list_beside_the_database_is_a_warning(place):
    assert found(upkeep.erasure_list)[0] == OK
    place.ERASURE_LIST = place.VAR / "erased"
    place.ERASURE_LIST.touch()
    assert found(upkeep.erasure_list)[0] == WARNING
    place.BASE_URL = "http://localhost:8000"
    assert found(upkeep.erasure_list)[0] == OK


def test_a_list_that_cannot_be_written_is_an_error(place):
    place.ERASURE_LIST = place.VAR
    assert found(upkeep.erasure_list)[0] == ERROR


def test_files_that_others_can_read_are_named_and_closed(place, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", str(place.VAR / "db.sqlite3"))
    key, backup = place.VAR / "secret_key", place.BACKUP_DIR / kept.name_for(NOW)
    for path in (key, backup):
        path.touch()
        path.chmod(0o644)
    assert found(upkeep.files) == (
        ERROR,
        f"Andere auf diesem Rechner können lesen: secret_key, {backup.name}.",
    )
    upkeep.close_to_others()
    assert {stat.S_IMODE(os.stat(path).st_mode) for path in (key, backup)} == {0o600}
    assert found(upkeep.files)[0] == OK


@pytest.mark.parametrize(("is_on", "state"), [(False, ERROR), (True, OK)])
def test_a_second_factor_that_is_switched_off_is_an_error(place, is_on, state):
    place.SECOND_FACTOR = is_on
    assert found(upkeep.second_factor)[0] == state
    place.BASE_URL = "http://planb.example.org"
    assert found(upkeep.second_factor)[0] == OK


def answering(monkeypatch, end):
    """Let the public address answer with a certificate that is good until then."""

    class Secured:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def getpeercert(self):
            return {"notAfter": f"{end:%b %d %H:%M:%S %Y} GMT"}

    monkeypatch.setattr(upkeep.socket, "create_connection", lambda *_: Secured())
    context = SimpleNamespace(wrap_socket=lambda plain, server_hostname: Secured())
    monkeypatch.setattr(ssl, "create_default_context", lambda: context)


@pytest.mark.parametrize(("days", "state"), [(60, OK), (14, OK), (13, WARNING), (1, WARNING)])
def test_a_certificate_that_ends_soon_is_a_warning(monkeypatch, days, state):
    answering(monkeypatch, NOW + dt.timedelta(days=days))
    unit = "Tag" if days == 1 else "Tage"
    assert found(upkeep.certificate) == (state, f"Das Zertifikat gilt noch {days} {unit}.")


def test_a_certificate_that_nobody_can_ask_for_is_a_warning(monkeypatch, place):
    def refuse(*_):
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(upkeep.socket, "create_connection", refuse)
    sentence = "Das Zertifikat lässt sich nicht prüfen: Connection refused."
    assert found(upkeep.certificate) == (WARNING, sentence)
    place.BASE_URL = "http://planb.example.org"
    assert found(upkeep.certificate)[0] == OK


def test_the_deployment_check_says_what_is_not_right(monkeypatch):
    answering(monkeypatch, NOW + dt.timedelta(days=4000))
    messages = run_checks(include_deployment_checks=True, databases=["default"])
    sentences = [str(message.msg) for message in messages if message.id == "home.W002"]
    assert "Es gibt keine Sicherung." in sentences
    assert not any("Zertifikat" in sentence for sentence in sentences)
    without = run_checks(include_deployment_checks=True)
    assert [message for message in without if message.id == "home.W002"] == []


def test_every_check_has_its_place_on_the_page_and_says_what_to_do():
    assert set(status_view.PARTS) == {*readiness.CHECKS, *upkeep.CHECKS}
    assert all(part.label and part.advice for part in status_view.PARTS.values())


def test_the_page_says_the_state_and_what_to_do(place, admin_client, monkeypatch):
    answering(monkeypatch, NOW + dt.timedelta(days=4000))
    place.SECOND_FACTOR = False
    page = admin_client.get("/admin/betrieb/").content.decode()
    assert "Es gibt keine Sicherung." in page
    assert "planb-backup.timer" in page
    assert "Die Datenbank antwortet." in page
    assert "DATABASE_URL" not in page  # what is well needs no advice
    assert "Wagtail 8." in page and "Plan B 1." in page


@pytest.mark.parametrize(("role", "sees"), [(ADMINISTRATORS, True), (EDITORS, False)])
def test_administrators_see_it_and_nobody_else(client, django_user_model, settings, role, sees):
    settings.SECOND_FACTOR = False
    user = django_user_model.objects.create_user("erika", "e@example.org", "x")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert (client.get("/admin/betrieb/").status_code == 200) == sees
    menu = client.get("/admin/").content.decode()
    assert ("/admin/betrieb/" in menu) == sees
