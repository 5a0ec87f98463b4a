"""What is refused in a sentence, before anything is written."""

import shutil

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from home.operations.backup import databases, making


def test_without_the_programs_of_postgresql_the_sentence_says_what_to_install(
    monkeypatch, tmp_path, settings
):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(databases, "PROGRAMS", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(databases.DatabaseRefused, match="apt-get install postgresql-client"):
        databases.dump(tmp_path / "copy")


def test_a_password_of_the_database_stands_in_no_command(monkeypatch):
    facts = {"HOST": "db", "PORT": "5433", "USER": "planb", "PASSWORD": "geheim", "NAME": "planb"}
    monkeypatch.setattr(connection, "settings_dict", facts | {"OPTIONS": {"sslmode": "require"}})
    assert databases._surroundings() == {
        "PGHOST": "db",
        "PGPORT": "5433",
        "PGUSER": "planb",
        "PGPASSWORD": "geheim",
        "PGSSLMODE": "require",
        "PGDATABASE": "planb",
    }


def test_a_backup_that_fails_leaves_nothing_behind(monkeypatch, settings, tmp_path):
    settings.BACKUP_DIR = tmp_path / "backups"

    def full(target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(databases, "dump", full)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("backup")
    assert list(settings.BACKUP_DIR.iterdir()) == []


def test_a_picture_that_is_deleted_meanwhile_breaks_no_backup(settings, tmp_path, monkeypatch):
    folder = tmp_path / "media"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(b"a")
    (folder / "b.jpg").symlink_to(tmp_path / "gone")
    monkeypatch.setattr(making, "media_folder", lambda: folder)
    added = []

    class Writer:
        size = 0

        def add(self, source, name):
            source.read_bytes()
            added.append(name)

    monkeypatch.setattr(type(folder), "is_file", lambda path: True)
    making._add_media(Writer(), print)
    assert added == ["media/a.jpg"]
