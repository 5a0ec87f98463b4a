"""Makes a fresh copy ready to serve: tables, starting content, an editor, collected files."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand

from submissions.workflow.roles import EDITORS

EDITOR = "redaktion"


class Command(BaseCommand):
    help = "Prepare database, starting content, editor account and static files; safe to repeat."

    def handle(self, **options):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_starting_content")
        self.create_editor()
        call_command("collectstatic", verbosity=0, interactive=False)

    def create_editor(self):
        """Create the first editor; a password is printed once and stored only as a hash."""
        users = get_user_model()
        if users.objects.exists():
            return
        password = secrets.token_urlsafe(12)
        editor = users.objects.create_superuser(EDITOR, "redaktion@example.org", password)
        editor.groups.add(Group.objects.get(name=EDITORS))
        self.stdout.write(
            f"\n  Anmeldung für die Redaktion: /admin/\n"
            f"  Name: {EDITOR}\n  Passwort (wird nur jetzt angezeigt): {password}\n"
        )
