"""How many queries and how much of the processor's time something costs, and how many pages are kept."""

import resource
import time
from collections import deque

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import ContentVersion


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

    The least of some rounds: on a busy machine any single one may take longer.
    """

    def used():
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime

    taken = []
    for _round in range(rounds):
        begin = used()
        action()
        taken.append(used() - begin)
    return min(taken)


def stored_pages():
    """Return how many pages the page cache holds, in this process or in Redis."""
    redis = getattr(cache, "_redis", None)
    keys = redis._cache.get_client().keys() if redis else cache._cache
    return sum(":page:" in str(key) for key in keys)
