"""Removes the examples that a new site begins with."""

from django.core.management.base import BaseCommand

from home.starting_content import removal


class Command(BaseCommand):
    help = "Remove all examples; what people have worked on, registered for or written about stays."

    def add_arguments(self, parser):
        parser.add_argument("--with-used", action="store_true", help="Remove that as well.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would go.")

    def handle(self, with_used, dry_run, **options):
        found = removal.examples(with_used)
        for label, going, staying in removal.counts(found):
            self.stdout.write(f"{label}: {going} gehen, {staying} bleiben")
        for example in found:
            if example.kept_for:
                self.stdout.write(f"  bleibt: {example.row} ({example.kept_for})")
        if not dry_run:
            self.stdout.write(f"Entfernt: {removal.remove(with_used=with_used)}")
