"""Restores a backup into an empty place, and erases again what was erased after it was made."""

import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from content.place.times import moment_in_words
from home.operations.backup import archive, databases, moving
from home.operations.backup.making import DATABASE, FORMAT, KEY, MEDIA, media_folder
from submissions.models import OutgoingMail
from submissions.models.outgoing_mail import WAITING
from submissions.privacy import erasing_again, erasures
from submissions.privacy.retention import purge

OTHER_KEY = (
    "Die Sicherung gehört zu einem anderen Schlüssel. Bitte setzen Sie SECRET_KEY auf den Wert, den er "
    "bei der Sicherung hatte: Sonst öffnet kein privater Link. Ist er verloren, wiederholen Sie den "
    "Befehl mit --without-erasures."
)


class RestoreRefused(Exception):
    """Why nothing was restored; the text is the sentence for who asked for it."""


def restore(file: Path, erasure_list: Path | None, now: dt.datetime, report=lambda line: None):
    """Restore a backup; without a list (None) whoever was erased since then is back.

    Everything is checked before anything is written.
    """
    _refuse_where_something_is()
    with tempfile.TemporaryDirectory(dir=settings.VAR, prefix="restore-") as draft:
        report("Prüfsummen …")
        facts = archive.check(file, folder := Path(draft))
        _refuse_other_versions(facts)
        made_at = dt.datetime.fromisoformat(facts["made_at"])
        erased = _erased_since(made_at, erasure_list, facts, now)
        is_known = _take_key(folder / KEY, facts)
        if not is_known and erasure_list is not None:
            raise RestoreRefused(OTHER_KEY)
        report("Datenbank …")
        _put_database_back(folder / DATABASE, facts, report)
        report("Bilder und Dateien …")
        _put_media_back(folder / MEDIA)
        if (folder / KEY).exists():
            shutil.move(folder / KEY, Path(settings.VAR, KEY))
    _settle(erased, now, report)
    if not is_known:
        report("Achtung: Kein privater Link aus der Zeit vor der Sicherung öffnet noch.")
    report(f"Fertig. Die Website ist, wie sie am {moment_in_words(made_at)} war.")


def _refuse_where_something_is():
    if not databases.is_empty():
        raise RestoreRefused(
            "Die Datenbank ist nicht leer. Bitte nehmen Sie für die Wiederherstellung einen leeren "
            "Ordner (VAR_DIR) oder eine leere Datenbank (DATABASE_URL)."
        )
    folder = media_folder()
    if folder is not None and folder.exists() and any(folder.iterdir()):
        raise RestoreRefused(
            f"Im Ordner „{folder}“ liegen schon Bilder. Bitte nehmen Sie einen leeren Ordner (VAR_DIR)."
        )


def _refuse_other_versions(facts):
    known = MigrationLoader(None).disk_migrations
    written = set(map(tuple, facts["migrations"]))
    ours = {app for app, _name in known}
    if facts["format"] != FORMAT or {key for key in written - set(known) if key[0] in ours}:
        raise RestoreRefused(
            f"Die Sicherung ist von einer neueren Version der Website ({facts['version']}). "
            "Bitte holen Sie zuerst diese Version."
        )
    if facts["database"] != connection.vendor and facts["database"] != "sqlite":
        raise RestoreRefused(
            "Die Sicherung ist aus PostgreSQL. Bitte nennen Sie in DATABASE_URL eine leere "
            "PostgreSQL-Datenbank."
        )


def _erased_since(made_at, erasure_list, facts, now):
    """Return what was erased after the backup, from a list that is there and can be compared."""
    if erasure_list is None:
        return []
    if now - made_at > erasures.KEPT:
        raise RestoreRefused(
            f"Die Sicherung ist älter als {erasures.KEPT.days} Tage. So weit reicht die Liste der "
            "Löschungen nicht zurück."
        )
    if not erasure_list.is_file():
        raise RestoreRefused(
            f"Die Liste der Löschungen „{erasure_list}“ fehlt. Ohne sie wären Menschen wieder da, die "
            "nach der Sicherung gelöscht wurden. Bitte setzen Sie ERASURE_LIST auf die gerettete "
            "Datei. Gibt es sie nicht mehr, wiederholen Sie den Befehl mit --without-erasures."
        )
    try:
        erased = erasures.since(made_at, erasures.read(erasure_list))
    except (erasures.BrokenList, UnicodeDecodeError) as error:
        raise RestoreRefused(
            f"Die Liste der Löschungen „{erasure_list}“ ist beschädigt ({error})."
        ) from error
    if any(erasure.key_id != facts["key_id"] for erasure in erased):
        raise RestoreRefused(
            f"Die Liste der Löschungen „{erasure_list}“ gehört zu einem anderen Schlüssel "
            "(SECRET_KEY) als die Sicherung. Sie lässt sich nicht anwenden."
        )
    return erased


def _take_key(stored: Path, facts):
    """Use the key of the backup, where SECRET_KEY names none; tell whether it is the one of then.

    By it private links open, and the hashes of erasures are made.
    """
    if stored.exists() and not os.environ.get("SECRET_KEY", "").strip():
        settings.SECRET_KEY = stored.read_text()
    return erasures.key_id() == facts["key_id"]


def _put_database_back(file, facts, report):
    if facts["database"] == connection.vendor:
        databases.fill(file)
        # The backup may be older than this version of the site.
        call_command("migrate", verbosity=0, interactive=False)
    else:
        moving.copy_from_sqlite(file, report)


def _put_media_back(stored):
    folder = media_folder()
    if folder is not None and stored.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(stored, folder, dirs_exist_ok=True)


def _settle(erased, now, report):
    """Bring back to today what the backup knows of the past."""
    # Whoever signed out or lost a device since then must not be signed in again.
    Session.objects.all().delete()
    found = erasing_again.erase_again(erased)
    over = sum(purge(now).values())
    # They may have gone out after the backup; an editor looks, and lets them go. At the end, since
    # whoever is erased may make room for somebody who waits, and who has been told already.
    OutgoingMail.objects.filter(email__status__in=WAITING).update(is_held=True)
    report(
        f"Wieder gelöscht: {found['people']} Personen und {found['rows']} Zeilen; "
        f"nach den Fristen: {over}."
    )
