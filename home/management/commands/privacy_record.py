"""Prints the record of processing with the numbers of this installation."""

from django.core.management.base import BaseCommand

from home.operations import privacy_record


class Command(BaseCommand):
    help = (
        "Print the record of processing (Article 30 GDPR) as Markdown, made from code and settings."
    )

    def handle(self, **options):
        self.stdout.write(privacy_record.text(), ending="")
