"""Sends what is due at once; it stands in for post_office's command, which knows nothing of our rules."""

from django.core.management.base import BaseCommand

from submissions.mails.delivery import send_due


class Command(BaseCommand):
    help = (
        "Send what the mail queue holds and is due, and end; the worker does the same all the time."
    )

    def handle(self, **options):
        count = 0
        while sent := send_due():
            count += sent
        self.stdout.write(f"{count} E-Mails gesendet.")
