"""The list of what was erased, as hashes in a file outside the database and its backups.

A restored backup brings back whoever was erased after it was made; by this list they are erased again.
A line is the moment, the number of the key and the hash of what was erased: nobody reads from it who
it was. The key is that of the site, so the number tells whether the hashes can be compared at all.
"""

import datetime as dt
import fcntl
import hashlib
import hmac
import os
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

# No backup is restored that is older, and no line is kept longer.
KEPT = dt.timedelta(days=400)


class BrokenList(Exception):
    """A line of the list that cannot be read; the text names it."""


@dataclass(frozen=True)
class Erasure:
    """One line: when something was erased, by which key it is hashed, and the hash."""

    at: dt.datetime
    key_id: str
    digest: str

    def __str__(self):
        return f"{self.at.isoformat(timespec='seconds')} {self.key_id} {self.digest}\n"


def person(email: str) -> str:
    """Return what stands for an e-mail address in the list, before it is hashed."""
    return f"person:{email.strip().lower()}"


def row(instance) -> str:
    """Return what stands for a row in the list, before it is hashed."""
    return f"{instance._meta.label_lower}:{instance.pk}"


def note_person(email):
    _append(person(email))


def note_row(instance):
    _append(row(instance))


def hash_of(subject: str) -> str:
    key = settings.SECRET_KEY.encode()
    return hmac.digest(key, f"erased:{subject}".encode(), "sha256").hex()


def key_id() -> str:
    """Return a number for the site's key, from which nobody gets the key."""
    return hashlib.sha256(f"erasures:{settings.SECRET_KEY}".encode()).hexdigest()[:12]


def ensure_list() -> Path:
    """Make the list where there is none yet: from the first backup on, one without it is no use."""
    path = Path(settings.ERASURE_LIST)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    return path


def read(path) -> list[Erasure]:
    """Return the lines of a list, the oldest first."""
    lines = Path(path).read_text(encoding="ascii").splitlines()
    return sorted((_parsed(number, line) for number, line in enumerate(lines, 1)), key=_moment)


def since(moment: dt.datetime, erasures: Iterable[Erasure]) -> list[Erasure]:
    """Return what was erased after a moment; in a backup that was made later it is gone already."""
    # Lines carry whole seconds.
    return [erasure for erasure in erasures if erasure.at >= moment.replace(microsecond=0)]


def drop_old(now):
    """Rewrite the list without lines that are too old to be of use, and return how many those were."""
    path = ensure_list()
    with _alone(path):
        kept = since(now - KEPT, found := read(path))
        if len(kept) != len(found):
            draft = path.with_name(f"{path.name}.new")
            draft.touch(mode=0o600)
            draft.write_text("".join(map(str, kept)), encoding="ascii")
            draft.replace(path)
    return len(found) - len(kept)


def _append(subject):
    """Write a line so that it is on the disk before anything is deleted for good."""
    line = str(Erasure(timezone.now(), key_id(), hash_of(subject)))
    path = ensure_list()
    with _alone(path), path.open("a", encoding="ascii") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _alone(path):
    """Keep other processes from the list: a line that is added while it is rewritten would be lost."""
    with path.with_name(f"{path.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _parsed(number, line):
    try:
        moment, key, digest = line.split(" ")
        return Erasure(dt.datetime.fromisoformat(moment), key, digest)
    except ValueError as error:
        raise BrokenList(f"Zeile {number}: {line}") from error


def _moment(erasure):
    return erasure.at
