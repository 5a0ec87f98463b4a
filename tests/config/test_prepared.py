"""When serve.py prepares the site again: each reason, and nothing else."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from config import prepared
from tests.journeys.running import ROOT, free_port

PROGRAM = [
    "requirements.txt",
    "pyproject.toml",
    "site/content/migrations/0001_initial.py",
    "home/starting_content/pages.py",
    "site/static/css/base.css",
]


@pytest.fixture
def database(tmp_path, monkeypatch):
    """A database in the folder of the site, with one migration."""
    for name in ("BASE_URL", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    path = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE django_migrations (app, name)")
        connection.execute("INSERT INTO django_migrations VALUES ('events', '0001_initial')")
    return path


@pytest.fixture
def noted(database, tmp_path):
    prepared.note(tmp_path)
    assert prepared.is_current(tmp_path)


def execute(path, statement):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_a_folder_that_nobody_prepared_is_not_current(database, tmp_path):
    assert not prepared.is_current(tmp_path)


def test_what_visitors_write_is_no_reason(noted, database, tmp_path):
    execute(database, "CREATE TABLE something (name)")
    (tmp_path / "media").mkdir()
    assert prepared.is_current(tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DJANGO_SETTINGS_MODULE", "config.settings.dev"),
        ("DATABASE_URL", "postgres://planb@localhost/planb"),
    ],
)
def test_another_setting_is_a_reason(noted, tmp_path, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert not prepared.is_current(tmp_path)


@pytest.mark.parametrize(
    ("name", "value"), [("BASE_URL", "http://planb.internal"), ("PORT", "8123")]
)
def test_another_address_is_none_as_the_web_server_applies_it(
    noted, tmp_path, monkeypatch, name, value
):
    monkeypatch.setenv(name, value)
    assert prepared.is_current(tmp_path)


def test_a_folder_that_was_moved_or_copied_is_current(noted, tmp_path, monkeypatch):
    folder = tmp_path.with_name("elsewhere")
    shutil.copytree(tmp_path, folder)
    monkeypatch.setenv("VAR_DIR", str(folder))
    assert prepared.is_current(folder)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM django_migrations", "INSERT INTO django_migrations VALUES ('events', '0002')"],
)
def test_a_copy_of_the_database_from_another_time_is_a_reason(noted, database, tmp_path, statement):
    execute(database, statement)
    assert not prepared.is_current(tmp_path)


def test_a_database_that_is_gone_or_broken_is_a_reason(noted, database, tmp_path):
    kept = database.read_bytes()
    database.unlink()
    assert not prepared.is_current(tmp_path)
    assert not database.exists()  # asking makes none
    database.write_bytes(b"no database at all")
    assert not prepared.is_current(tmp_path)
    database.write_bytes(kept)
    assert prepared.is_current(tmp_path)


def test_a_database_at_another_place_is_asked_as_well(database, tmp_path, monkeypatch):
    other = tmp_path / "mit Leerzeichen.sqlite3"
    shutil.copy(database, other)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{other}".replace(" ", "%20"))
    assert prepared.applied_migrations() == ["events.0001_initial"]


def test_collected_files_that_were_deleted_are_a_reason(database, tmp_path):
    collected = tmp_path / prepared.COLLECTED
    collected.parent.mkdir()
    collected.touch()
    prepared.note(tmp_path)
    collected.unlink()
    assert not prepared.is_current(tmp_path)


@pytest.mark.parametrize("name", PROGRAM)
def test_a_change_of_the_program_is_a_reason(database, tmp_path, name):
    for file in PROGRAM:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("1")
    before = prepared.fingerprint(tmp_path, tmp_path)
    assert prepared.fingerprint(tmp_path, tmp_path) == before
    os.utime(tmp_path / name, (1, 1))
    changed = prepared.fingerprint(tmp_path, tmp_path)
    (tmp_path / name).unlink()
    assert len({before, changed, prepared.fingerprint(tmp_path, tmp_path)}) == 3


def test_a_page_that_is_drawn_anew_is_no_reason(database, tmp_path):
    before = prepared.fingerprint(tmp_path, tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/base.html").touch()
    assert prepared.fingerprint(tmp_path, tmp_path) == before


def test_what_could_not_be_prepared_fails_aloud_and_is_tried_again(tmp_path):
    settings = {"VAR_DIR": str(tmp_path), "PORT": str(free_port())}
    # A folder where the file should be: it can be opened by nobody.
    settings["DATABASE_URL"] = f"sqlite:///{tmp_path}"
    environ = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"} | settings
    done = subprocess.run(
        [sys.executable, "serve.py"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
    )
    [line] = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert line.startswith("CommandError: DATABASE_URL: Die Datenbank lässt sich nicht öffnen")
    assert not (tmp_path / prepared.STAMP).exists()
