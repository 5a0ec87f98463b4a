"""Tells a person what the site knows of them, or forgets it."""

import json

from django.core.management.base import BaseCommand

from submissions.privacy import persons


class Command(BaseCommand):
    help = "Export or erase everything stored under an e-mail address, in all tables."

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["export", "erase"])
        parser.add_argument("email")

    def handle(self, *, action, email, **options):
        """Print JSON: what is held, or how many rows were erased at each place."""
        result = persons.export(email) if action == "export" else persons.erase(email)
        self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
