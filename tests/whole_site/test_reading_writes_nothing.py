"""Who only reads never waits for the lock of a writer, for reading writes nothing."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.security.write_lock import WRITES
from tests.whole_site.tour import READ

pytestmark = pytest.mark.django_db


def test_no_page_that_visitors_read_writes(client, site):
    for address in READ:  # pictures are made in their sizes at the first look, once
        client.get(address, follow=True)
    cache.clear()
    writing = {}
    for address in READ:
        with CaptureQueriesContext(connection) as queries:
            client.get(address, follow=True)
        writes = [query["sql"][:80] for query in queries if WRITES.match(query["sql"])]
        savepoints = [q["sql"] for q in queries if q["sql"].startswith(("SAVEPOINT", "BEGIN"))]
        if writes or savepoints:
            writing[address] = writes or savepoints
    assert writing == {}
