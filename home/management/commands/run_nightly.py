"""Runs the nightly jobs now, for a server whose own timer does it."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.operations.nightly import run_nightly


class Command(BaseCommand):
    help = "Run the nightly jobs once."

    def handle(self, **options):
        run_nightly(timezone.localtime(), report=self.stdout.write)
