"""What people look for and do not find here, as the names of trades: noted by the day, then counted.

A page that is read writes nothing into the database, so a search adds one line to a file of its day:
the trade, and a mark by which the same network counts once. The mark is made with the salt of that
day. The night after, the worker counts the lines, and file and salt are deleted: nothing is left that
leads to a network, and what was typed was never written down.
"""

import datetime as dt
import hashlib
import hmac
import logging
import os
import secrets
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from evidence.recording import Fact, Kind, Scope, record

logger = logging.getLogger(__name__)
SOURCE = "search"
LINES, SALT = ".lines", ".salt"
SALT_BYTES = 32
MARK_LENGTH = 32
# A flood fills no disk: some ten thousand lines a day.
MOST_BYTES = 1024 * 1024
MOST_REMEMBERED = 20_000
# What this process has noted already: {day: marks}.
_noted: dict[dt.date, set[str]] = {}


def folder():
    return Path(settings.VAR, "demand")


def note(trade, network, day):
    """Note that a network looked for a trade in vain on a local day; twice a day changes nothing.

    A full disk must not cost anybody the answer: then nothing is noted.
    """
    try:
        mark = _mark(_salt_of(day), network, trade)
        remembered = _remembered(day)
        if mark in remembered or len(remembered) >= MOST_REMEMBERED:
            return
        remembered.add(mark)
        _append(folder() / f"{day}{LINES}", f"{mark} {trade}\n")
    except OSError as error:
        logger.warning("Unmet demand is not noted: %s", error)


def take_in(now):
    """Count the days that are over into the evidence, and delete what was noted. Returns how many."""
    today = timezone.localdate(now)
    days = [path for path in sorted(folder().glob(f"*{LINES}")) if path.stem < str(today)]
    for path in days:
        _take_in(path)
    for salt in folder().glob(f"*{SALT}"):
        if salt.stem < str(today):
            salt.unlink()
    return len(days)


def _take_in(path):
    day, salt = dt.date.fromisoformat(path.stem), path.with_suffix(SALT)
    noted = {line for line in path.read_text(encoding="utf-8").splitlines() if " " in line}
    counts = Counter(line.partition(" ")[2] for line in noted)
    # The same lines are the same source, if the worker died between counting and deleting.
    name = salt.read_bytes() if salt.exists() else path.name.encode()
    number = int.from_bytes(hashlib.sha256(name).digest()[:7], "big")
    facts = [
        Fact(Kind.UNMET_DEMAND, day, Scope(category=trade), number=count)
        for trade, count in counts.items()
    ]
    record(SOURCE, number, *facts)
    path.unlink()


def _mark(salt, network, trade):
    name = f"{network}\n{trade}".encode()
    return hmac.new(salt, name, hashlib.sha256).hexdigest()[:MARK_LENGTH]


def _remembered(day):
    if day not in _noted:
        _noted.clear()
    return _noted.setdefault(day, set())


def _salt_of(day):
    """Return the salt of a day; whichever process needs it first makes it, whole or not at all."""
    path = folder() / f"{day}{SALT}"
    if not path.exists():
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder()) as new:
            new.write(secrets.token_bytes(SALT_BYTES))
            new.flush()
            with suppress(FileExistsError):  # another process was quicker
                os.link(new.name, path)
    return path.read_bytes()


def _append(path, line):
    # One write at the end of a file is never mixed with another process's.
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.fstat(handle).st_size < MOST_BYTES:
            os.write(handle, line.encode())
    finally:
        os.close(handle)
