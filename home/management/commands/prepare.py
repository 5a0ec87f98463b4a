"""Makes a fresh copy ready to serve: tables, starting content, an editor, collected files."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.utils import timezone

from accounts import first_account
from content.caching import static_files
from content.caching.base_url import apply_base_url
from home.operations.upkeep import close_to_others
from submissions.workflow.roles import ADMINISTRATORS, EDITORS

EDITOR = "redaktion"


class Command(BaseCommand):
    help = "Prepare database, starting content, editor account and static files; safe to repeat."

    def handle(self, **options):
        self.reach_database()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_starting_content")
        apply_base_url(timezone.now())
        self.create_editor()
        close_to_others()
        static_files.collect()

    def reach_database(self):
        """Refuse a database that lets nobody in with one sentence, before anything is asked of it."""
        try:
            connection.ensure_connection()
        except OperationalError as error:
            reason = str(error).strip().splitlines()[-1]
            raise CommandError(
                f"DATABASE_URL: Die Datenbank lässt sich nicht öffnen ({reason}). Bitte prüfen Sie "
                "Server, Name, Passwort und Ordner.",
                returncode=2,
            ) from None

    def create_editor(self):
        """Create the first account; its password is shown on a terminal, and else put into a file."""
        if get_user_model().objects.exists():
            return
        groups = Group.objects.filter(name__in=[EDITORS, ADMINISTRATORS])
        _editor, password = first_account.create(EDITOR, "redaktion@example.org", groups)
        if self.stdout.isatty():
            where = f"Passwort (wird nur jetzt angezeigt): {password}"
        else:  # what is printed may end in a log
            path = first_account.put_into_file(password)
            where = f"Das Passwort steht in {path}, bis es geändert ist."
        self.stdout.write(
            f"\n  Anmeldung für die Redaktion: /admin/\n  Name: {EDITOR}\n  {where}\n"
            "  Bei der ersten Anmeldung legen Sie ein eigenes Passwort fest.\n"
        )
