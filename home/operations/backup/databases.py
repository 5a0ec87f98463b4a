"""Writes the database into a file while it is in use, and fills an empty one from such a file.

SQLite by its own backup interface, PostgreSQL by its programs pg_dump and pg_restore.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

PROGRAMS = Path("/usr/lib/postgresql")  # where Debian keeps those that are not in PATH


class DatabaseRefused(Exception):
    """What cannot be done with this database; the text is the sentence for who asked for it."""


def dump(target: Path):
    """Write one consistent state of the database into a file; people go on using it meanwhile."""
    if connection.vendor == "sqlite":
        _dump_sqlite(target)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={target}")


def is_empty() -> bool:
    return not connection.introspection.table_names()


def fill(dumped: Path):
    """Fill the empty database from a file of the same kind of database."""
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        connections.close_all()
        # Beside an empty database may lie the log of one that was removed by hand.
        for suffix in ("-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
        shutil.copyfile(dumped, name)
        name.chmod(0o600)
    else:
        connections.close_all()
        _run(
            *("pg_restore", "--no-owner", "--no-acl", "--exit-on-error", "--single-transaction"),
            *(f"--dbname={connection.settings_dict['NAME']}", str(dumped)),
        )


def _dump_sqlite(target):
    # A connection of its own: a copy in one step sees one state, and in WAL mode nobody waits for it.
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        [[state], *_more] = copy.execute("PRAGMA quick_check")
    if state != "ok":
        raise DatabaseRefused(
            f"Die Datenbank ist beschädigt ({state}). Es gibt keine neue Sicherung. "
            "Bitte behalten Sie die letzte."
        )


def _run(program, *arguments):
    path = _path_of(program)
    done = subprocess.run(  # noqa: S603 - the program of the database, with our own settings
        [path, *arguments], env=os.environ | _surroundings(), capture_output=True, text=True
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise DatabaseRefused(f"{program} ist gescheitert: {reason}")


def _path_of(program):
    newest_first = sorted(PROGRAMS.glob(f"*/bin/{program}"), reverse=True)
    found = next(iter(newest_first), None) or shutil.which(program)
    if found is None:
        raise DatabaseRefused(
            f"Für PostgreSQL braucht es das Programm {program}. Bitte installieren Sie es "
            "(Debian: apt-get install postgresql-client)."
        )
    return str(found)


def _surroundings():
    """Return how the programs of PostgreSQL reach the database; a password stands in no command."""
    facts = connection.settings_dict
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    found = {name: str(facts[key]) for name, key in named.items() if facts.get(key)}
    options = facts["OPTIONS"]
    ways = {"PGSSLMODE": "sslmode", "PGSSLROOTCERT": "sslrootcert", "PGPASSFILE": "passfile"}
    found |= {name: str(options[key]) for name, key in ways.items() if key in options}
    return found | {"PGDATABASE": str(facts["NAME"])}
