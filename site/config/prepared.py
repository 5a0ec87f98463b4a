"""Knows whether the site was prepared for what it is now, so that a second start need not do it again.

Plain Python without Django, like `serve.py`, whose work this is.
"""

import hashlib
import sqlite3
from contextlib import closing
from urllib.parse import quote, unquote_plus

from config import environment

STAMP = "prepared"
# Made by preparing; without it no page finds its style sheet.
COLLECTED = "static/staticfiles.json"
WATCHED = (
    "requirements.txt",
    "pyproject.toml",
    *(f"{app}/**/*.py" for app in ("site", "home", "events", "directory", "teams")),
    "site/static/**/*.*",
)
SQLITE = "sqlite:///"


def is_current(folder):
    """Tell whether nothing changed since `note`; `folder` is the one that the site writes to."""
    stamp = folder / STAMP
    return stamp.exists() and stamp.read_text() == fingerprint(folder)


def note(folder):
    """Write down that the site is prepared for what it is now."""
    (folder / STAMP).write_text(fingerprint(folder))


def fingerprint(folder, root=environment.ROOT):
    """Return a hash of all that preparing depends on: the program, the settings, the database.

    Not the address of the site, which the web server applies, nor where the folder lies.
    """
    files = (path for pattern in WATCHED for path in root.glob(pattern))
    facts = [f"{path}:{path.stat().st_mtime_ns}" for path in sorted(files)]
    facts += [environment.text("DJANGO_SETTINGS_MODULE"), *applied_migrations()]
    facts.append(environment.database_url().replace(str(folder), ""))
    facts.append(str((folder / COLLECTED).exists()))
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def applied_migrations():
    """Return what an SQLite file was migrated to: it may be gone, or an older copy in its place.

    A server of PostgreSQL is not asked, since that would take longer than the rest of the start.
    """
    url = environment.database_url()
    if not url.startswith(SQLITE):
        return []
    path = unquote_plus(url.removeprefix(SQLITE).partition("?")[0])
    # Relative to the folder of the program, where all processes run.
    address = f"file:{quote(str(environment.ROOT / path))}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            rows = database.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
            return [f"{app}.{name}" for app, name in rows]
    except sqlite3.Error:
        return []
