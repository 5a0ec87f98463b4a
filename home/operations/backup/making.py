"""Makes a backup of the running site: database, uploads and key in one file, read again to be sure."""

import datetime as dt
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from home.operations.backup import archive, databases, kept
from submissions.privacy import erasures

DATABASE, MEDIA, KEY = "database", "media", "secret_key"
FORMAT = 1
MIB = 1024 * 1024


def make(now: dt.datetime, report=lambda line: None) -> Path:
    """Write one backup, delete those that have had their time, and return the file.

    The database comes first: a picture that is deleted meanwhile is missing, one that is added is
    too much, and neither breaks a page.
    """
    folder = Path(settings.BACKUP_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    erasures.drop_old(now)
    writer = archive.Writer(folder / kept.name_for(now))
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix="planb-", suffix=".new") as draft:
            report("Datenbank …")
            database = Path(draft, DATABASE)
            databases.dump(database)
            writer.add(database, DATABASE)
        _add_media(writer, report)
        key = Path(settings.VAR, KEY)
        if key.exists():
            writer.add(key, KEY)
        writer.finish(_facts(now))
    except BaseException:
        writer.give_up()
        raise
    report("Prüfsummen …")
    archive.check(writer.path)
    for path in kept.tidy(folder, settings.BACKUPS_DAILY, settings.BACKUPS_WEEKLY, now):
        report(f"Gelöscht: {path.name}")
    report(f"Fertig: {writer.path} ({writer.path.stat().st_size / MIB:.1f} MB)")
    return writer.path


def media_folder() -> Path | None:
    """Return the folder of the uploads; None where they lie with somebody else, who keeps them."""
    is_here = isinstance(default_storage, FileSystemStorage)
    return Path(default_storage.location) if is_here else None


def _facts(now):
    return {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "version": settings.VERSION,
        "database": connection.vendor,
        "key_id": erasures.key_id(),
        "migrations": sorted(map(list, MigrationRecorder(connection).applied_migrations())),
    }


def _add_media(writer, report):
    folder = media_folder()
    if folder is None:
        report(
            "Bilder und Dateien liegen nicht auf diesem Rechner: Sie sind nicht in der Sicherung."
        )
        return
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    tenth = max(len(paths) // 10, 1)
    for number, path in enumerate(paths, 1):
        try:
            writer.add(path, f"{MEDIA}/{path.relative_to(folder).as_posix()}")
        except FileNotFoundError:  # somebody deleted it meanwhile
            continue
        if number % tenth == 0 or number == len(paths):
            report(f"Bilder und Dateien: {number} von {len(paths)} ({writer.size / MIB:.0f} MB)")
