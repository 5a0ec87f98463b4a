"""How many queries and how much of the processor's time something costs, and how many pages are kept."""

import argparse
import ast
import inspect
import resource
import time
from collections import deque

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import ContentVersion

WORK = inspect.getsource(argparse)
# What `_reference` took at best where the bounds were found to hold: two cores of a shared server.
USUAL_SECONDS = 0.026
MOST_SLOWNESS = 3  # above that a bound fails: the site is meant for no slower machine


def query_count(client, url, before=None):
    """Return the number of queries behind `url`; addresses may be known already, the page not.

    It is the first page after a change, or the first after `before`, which renewed the frame.
    """
    client.get(url)
    ContentVersion.bump()
    if before:
        client.get(before)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
        if response.streaming:
            deque(response.streaming_content, maxlen=0)
    assert response.status_code == 200
    return len(queries)


def cpu_seconds(action, rounds=3):
    """Return the seconds of CPU that an action takes, those of the processes that it waits for included.

    They are seconds of the usual machine (see `slowness`), and the least of some rounds: on a busy
    machine any single one may take longer.
    """
    taken, speeds = [], []
    for _round in range(rounds):
        speeds.append(_reference())
        taken.append(_cpu_seconds_of(action))
    return min(taken) / _slowness_of(speeds)


def slowness(rounds=5):
    """Return how many times slower than the usual one this machine is just now, from 1 to 3.

    A machine that shares its memory with others needs up to twice the CPU time for the same work, from
    one minute to the next. A bound is in seconds of the usual machine, so that it means the same there.
    """
    return _slowness_of([_reference() for _round in range(rounds)])


def _slowness_of(seconds):
    return min(max(min(seconds) / USUAL_SECONDS, 1), MOST_SLOWNESS)


def _reference():
    """Return the seconds of CPU for a piece of work of the usual kind: many small objects."""
    return _cpu_seconds_of(lambda: ast.unparse(ast.parse(WORK)))


def _cpu_seconds_of(action):
    def used():
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime

    begin = used()
    action()
    return used() - begin


def stored_pages():
    """Return how many pages the page cache holds, in this process or in Redis."""
    redis = getattr(cache, "_redis", None)
    keys = redis._cache.get_client().keys() if redis else cache._cache
    return sum(":page:" in str(key) for key in keys)
