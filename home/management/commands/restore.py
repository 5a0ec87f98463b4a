"""Restores a backup into an empty place, also one of SQLite into PostgreSQL."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.operations.backup import archive
from home.operations.backup.databases import DatabaseRefused
from home.operations.backup.restoring import RestoreRefused, restore


class Command(BaseCommand):
    help = (
        "Restore a backup into an empty VAR_DIR or DATABASE_URL. Whoever was erased since then "
        "(ERASURE_LIST) is erased again."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--check", action="store_true", help="Only read it and compare checksums."
        )
        parser.add_argument(
            "--without-erasures",
            action="store_true",
            help="The list is lost: whoever was erased after the backup will be back.",
        )

    def handle(self, *, file, check, without_erasures, **options):
        try:
            if check:
                facts = archive.check(file)
                self.stdout.write(
                    f"In Ordnung: {len(facts['files'])} Dateien vom {facts['made_at']}."
                )
                return
            erasure_list = None if without_erasures else Path(settings.ERASURE_LIST)
            restore(file, erasure_list, timezone.now(), self.stdout.write)
        except (archive.BrokenArchive, DatabaseRefused, RestoreRefused) as error:
            raise CommandError(str(error)) from error
