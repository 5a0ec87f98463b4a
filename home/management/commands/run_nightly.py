"""Runs the nightly jobs now, for a server whose own timer does it."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.operations.nightly import run_nightly, run_once


class Command(BaseCommand):
    help = "Run the nightly jobs of today, once however often and on however many machines it is called."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="Run them although they were run.")

    def handle(self, again, **options):
        now = timezone.localtime()
        if again:
            run_nightly(now, report=self.stdout.write)
        elif not run_once(now.date(), now, report=self.stdout.write):
            self.stdout.write(
                f"Der Nachtlauf vom {now:%d.%m.%Y} ist schon gelaufen oder läuft noch."
            )
