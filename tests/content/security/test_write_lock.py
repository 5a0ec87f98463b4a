"""SQLite's one write lock: a single request of a process waits for it, all others go on."""

import sqlite3
import threading
import time

import pytest
from django.db import OperationalError, connection, connections, transaction

from content.models import Language
from content.security.write_lock import USUAL_SECONDS, wait_in_turn

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def locked():
    """Another process that holds the lock until the test lets it go."""
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield lambda: other.execute("ROLLBACK")
    if other.in_transaction:
        other.execute("ROLLBACK")
    other.close()


def write():
    with transaction.atomic():
        Language.objects.create(code=f"x{time.monotonic_ns()}"[:10], name="x", native_name="x")


def write_alone():
    Language.objects.filter(code="de").update(name="Deutsch")


def in_threads(count, act):
    """Run an act in so many threads as requests do; returns the seconds that each refusal took."""
    refused, done = [], []

    def run():
        begin = time.monotonic()
        try:
            with connection.execute_wrapper(wait_in_turn):
                act()
            done.append(True)
        except OperationalError:
            refused.append(time.monotonic() - begin)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _number in range(count)]
    for thread in threads:
        thread.start()
    return threads, refused, done


@pytest.mark.parametrize("act", [write, write_alone])
def test_one_request_waits_and_the_others_are_refused_at_once(locked, act):
    threads, refused, done = in_threads(6, act)
    end = time.monotonic() + 10
    while len(refused) < 5 and time.monotonic() < end:
        threading.Event().wait(0.02)
    assert (len(refused), done) == (5, [])
    assert max(refused) <= USUAL_SECONDS + 1
    locked()
    for thread in threads:
        thread.join()
    assert (len(refused), done) == (5, [True])


def test_many_short_writes_all_get_their_turn():
    threads, refused, done = in_threads(12, write)
    for thread in threads:
        thread.join()
    assert (refused, len(done)) == ([], 12)


@pytest.fixture
def language():
    return Language.objects.create(code="nds", name="Niederdeutsch", native_name="Platt")


def test_reading_waits_for_nobody(language, locked):
    begin = time.monotonic()
    with connection.execute_wrapper(wait_in_turn):
        assert Language.objects.get(code="nds") == language
    assert time.monotonic() - begin <= 1
