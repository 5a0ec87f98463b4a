"""Makes a backup: database, uploads and key in one file with checksums."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.operations.backup import making
from home.operations.backup.archive import BrokenArchive
from home.operations.backup.databases import DatabaseRefused


class Command(BaseCommand):
    help = "Write a backup into BACKUP_DIR while the site runs, check it, and delete old ones."

    def handle(self, **options):
        try:
            making.make(timezone.now(), self.stdout.write)
        except (BrokenArchive, DatabaseRefused) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"Die Sicherung ist gescheitert ({error}). Bitte prüfen Sie Platz und Rechte."
            ) from error
