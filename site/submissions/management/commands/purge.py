"""Deletes what is older than the rules in the settings allow."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from submissions.privacy.retention import purge


class Command(BaseCommand):
    help = (
        "Delete personal data that is no longer needed, and print how much; runs nightly by itself."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="count only, delete nothing")

    def handle(self, *, dry_run, **options):
        purge(timezone.now(), report=self.stdout.write, is_dry_run=dry_run)
        if dry_run:
            self.stdout.write("Probelauf: Es wurde nichts gelöscht.")
