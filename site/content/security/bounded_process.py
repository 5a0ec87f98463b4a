"""Reads files from outside in a process of its own, within a bound of time and memory.

A file may be made to hold a decoder for minutes or to fill the memory; then it is that process which
ends, and the site goes on. The settings FILE_READING_SECONDS and FILE_READING_MEMORY are the bounds.
"""

import json
import logging
import os
import subprocess
import sys
import time
from math import ceil
from threading import Lock, Timer

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.security.reading import TOO_MUCH, Refusal

logger = logging.getLogger(__name__)

NEEDS_TOO_MUCH = _(
    "Diese Datei zu lesen braucht zu viel Zeit oder Speicher. Bitte nehmen Sie eine kleinere."
)
UNREADABLE = _("Diese Datei ist beschädigt. Wir konnten sie nicht lesen.")
BUSY = _(
    "Gerade werden andere Dateien gelesen. Bitte versuchen Sie es in einer Minute noch einmal."
)

# One file at a time in each web process, so that many together stay within the memory as well.
_turn = Lock()


class BoundExceeded(Refusal):
    """The file was given up before it was read; `sentence` says why."""


def read(module, data, **arguments):
    """Return what `python -m module` answers for a file: (plain data, bytes).

    The module calls `content.security.reading.serve`. Raises its Refusal, in the language of this
    request, or BoundExceeded. Waiting for other files counts, so that no request takes longer than
    the bound.
    """
    end = time.monotonic() + settings.FILE_READING_SECONDS
    if not _turn.acquire(timeout=settings.FILE_READING_SECONDS / 2):
        raise BoundExceeded(BUSY)
    try:
        answered = _answer_of(module, data, arguments, end - time.monotonic())
    finally:
        _turn.release()
    head, _newline, content = answered.partition(b"\n")
    answer = json.loads(head)
    if "refused" in answer:
        raise Refusal(in_words(*answer["refused"]))
    return answer["answer"], content


def _answer_of(module, data, arguments, seconds):
    bounds = {
        "seconds": ceil(settings.FILE_READING_SECONDS),
        "memory": settings.FILE_READING_MEMORY,
    }
    process = subprocess.Popen(  # noqa: S603 - the module is named in code
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=settings.ROOT,
        env=_environment(),
    )
    # Not `timeout`: its last wait sleeps, which fails where a test moves the clock (libfaketime).
    bell = Timer(seconds, process.kill)
    bell.start()
    try:
        found, errors = process.communicate(json.dumps(arguments | bounds).encode() + b"\n" + data)
    finally:
        bell.cancel()
    if process.returncode == 0:
        return found
    last_line = errors.decode(errors="replace").strip().rpartition("\n")[2]
    logger.warning("%s ended with %s for a file: %s", module, process.returncode, last_line)
    # A library that gets no memory may say so in words of its own, or end by a signal.
    is_starved = process.returncode in (TOO_MUCH, *STOPPED_BY_THE_SYSTEM)
    raise BoundExceeded(NEEDS_TOO_MUCH if is_starved else UNREADABLE)


# SIGKILL and SIGXCPU end it at its bound of time, SIGABRT and SIGSEGV where C code gets no memory.
STOPPED_BY_THE_SYSTEM = (-9, -24, -6, -11)


def _environment():
    """Return what Python needs to start; the site's secrets are none of a reader's business."""
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ
    }
    path = os.pathsep.join([str(settings.ROOT), str(settings.ROOT / "site")])
    return kept | {"PYTHONPATH": path, "MALLOC_ARENA_MAX": "1"}


def in_words(text, values=None):
    """Return the sentence that a reader's `parts` make in the language of this request."""
    return gettext(text) % values if values else gettext(text)
