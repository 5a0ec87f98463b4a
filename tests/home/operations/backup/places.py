"""Sites of their own for the drills: an empty place each, on SQLite or on the PostgreSQL of the tests."""

import json
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from tests.bench.postgres import programs
from tests.upgrade.__main__ import ROOT, State

PEOPLE = Path(__file__).with_name("people.py")
# Public, without a form whose token is new each time.
PAGES = """
/ /programm/ /programm/ziele/ /programm/foerderung/ /aktuelles/ /aktuelles/feed/ /veranstaltungen/
/veranstaltungen/?q=fahrrad /veranstaltungen/archiv/ /veranstaltungen/kalender.ics
/veranstaltungen/feed/ /branchenbuch/ /branchenbuch/?seite=2 /branchenbuch/eintraege.csv
/branchenbuch/eintraege.geojson /branchenbuch/ladenlokale/ /erfolgsteams/ /suche/?q=brot
/api/v2/events/?limit=5 /sitemap.xml
""".split()
MOMENT = datetime.now(UTC).isoformat()


class Place(State):
    """A folder with the site's settings, and what was noted there of people."""

    def __init__(self, folder, database="", **more):
        folder.mkdir(exist_ok=True)
        self.folder, self.backups = folder, folder / "backups"
        chosen = {"DATABASE_URL": database} if database else {}
        chosen |= {"BACKUP_DIR": str(self.backups), "ERASURE_LIST": str(folder / "erased")}
        super().__init__(ROOT, sys.executable, folder / "var", **chosen | more)
        self.facts = folder / "facts.json"

    def look(self, after="look", pages=()):
        """Let something of people.py happen, and return what stands in the database and on pages then."""
        self.run(PEOPLE, after, self.facts, *([MOMENT, *pages] if pages else []))
        return json.loads(self.facts.with_suffix(".look").read_text())

    def back_up(self):
        self.run("manage.py", "backup", stdout=subprocess.DEVNULL)
        return max(self.backups.glob("*.tar.gz"))

    def restore(self, file, *options):
        """Return the exit code, and what was printed."""
        done = self.run(
            *("manage.py", "restore", str(file), *options),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            is_refusal_allowed=True,
        )
        return done.returncode, done.stdout


def new_database(name):
    """Return the address of an empty database on the PostgreSQL server of the tests."""
    server = settings.DATABASES["default"]
    name = f"{name}_{uuid.uuid4().hex[:8]}"
    where = ("-h", server["HOST"], "-p", str(server["PORT"]), "-U", server["USER"])
    subprocess.run([programs() / "createdb", *where, name], check=True)
    host = server["HOST"].replace("/", "%2F")
    return f"postgres://{server['USER']}@{host}:{server['PORT']}/{name}"
