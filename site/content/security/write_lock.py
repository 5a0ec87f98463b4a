"""Lets at most one request of a process wait long for SQLite's write lock, so that readers go on.

SQLite has one writer at a time. A process has three threads: if all of them waited for the lock,
nobody could read. Whoever comes while another request has waited for a while already gets an
OperationalError at once; `home.operations.unavailable` answers it and keeps the text.
"""

import math
import re
import time
from threading import Lock

from django.db import OperationalError, connection

# The lock usually comes free within milliseconds, and within two seconds while fifty people send at once
# to a busy machine; only who has waited longer than this holds up others. Readers stop for as long, once,
# where the lock stays taken and all threads of a process want it.
USUAL_SECONDS = 3
WRITES = re.compile(r"\s*(BEGIN IMMEDIATE|INSERT|UPDATE|DELETE|REPLACE)", re.IGNORECASE)


class Turn:
    """The one place in which a request of this process may wait."""

    def __init__(self):
        self.lock = Lock()
        self.taken_at = math.inf  # also in the moment between taking the turn and noting it

    def __enter__(self):
        while not self.lock.acquire(timeout=0.01):
            if time.monotonic() - self.taken_at > USUAL_SECONDS:
                raise OperationalError("database is locked: another request waits for it already")
        self.taken_at = time.monotonic()

    def __exit__(self, *error):
        self.taken_at = math.inf
        self.lock.release()


turn = Turn()


def wait_in_turn(execute, sql, params, many, context):
    """Run a statement; one that may have to wait for the lock only in turn."""
    # Inside a transaction the lock is held already: it began with BEGIN IMMEDIATE.
    if context["connection"].in_atomic_block or not WRITES.match(sql):
        return execute(sql, params, many, context)
    with turn:
        return execute(sql, params, many, context)


class WriteLockMiddleware:
    """Wraps each request; commands and the worker wait as long as they have to."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if connection.vendor != "sqlite":
            return self.get_response(request)
        with connection.execute_wrapper(wait_in_turn):
            return self.get_response(request)
