"""Guessing is slowed down for an account and for a network; both leave one row and no name."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import FailedSignIns
from accounts.sign_in import limits

pytestmark = pytest.mark.django_db
NOW = timezone.now()
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def request_from(rf):
    return lambda address="198.51.100.7": rf.post("/konto/anmelden/", REMOTE_ADDR=address)


def test_five_failures_lock_for_a_minute_and_each_more_doubles_it_to_an_hour(request_from):
    now, waits = NOW, []
    for _number in range(4):
        assert limits.begin(request_from(), "erika", now) == 0
    for _number in range(9):
        assert limits.begin(request_from(), "erika", now) == 0
        wait = limits.begin(request_from(), "erika", now)
        waits.append((wait - 1) // 60)
        now += dt.timedelta(seconds=wait)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_who_tries_while_it_is_locked_does_not_prolong_it(request_from):
    for _number in range(5):
        limits.begin(request_from(), "erika", NOW)
    for second in range(60):
        assert limits.begin(request_from(), "erika", NOW + dt.timedelta(seconds=second)) > 0
    assert limits.begin(request_from(), "erika", NOW + MINUTE) == 0


def test_another_account_is_not_locked_with_it(request_from):
    for _number in range(5):
        limits.begin(request_from(), "erika", NOW)
    assert limits.begin(request_from(), "emre", NOW) == 0


def test_fifty_failures_of_a_network_lock_it_until_its_hour_is_over(request_from):
    for number in range(50):
        assert limits.begin(request_from(), f"konto-{number}", NOW) == 0
    assert limits.begin(request_from(), "noch-eins", NOW + 59 * MINUTE) == 61
    assert limits.begin(request_from("203.0.113.1"), "noch-eins", NOW) == 0
    assert limits.begin(request_from(), "noch-eins", NOW + 60 * MINUTE) == 0


def test_signing_in_rightly_forgets_the_account_and_takes_one_from_the_network(request_from):
    for _number in range(4):
        limits.begin(request_from(), "erika", NOW)
    limits.succeed(request_from(), "erika")
    assert [row.count for row in FailedSignIns.objects.all()] == [3]


def test_an_own_account_is_no_way_to_guess_on_at_others(request_from):
    for number in range(49):
        limits.begin(request_from(), f"konto-{number}", NOW)
        limits.begin(request_from(), "eigenes", NOW)
        limits.succeed(request_from(), "eigenes")
    limits.begin(request_from(), "konto-50", NOW)
    assert limits.begin(request_from(), "konto-51", NOW) > 0


def test_failures_of_the_day_before_are_forgotten(request_from):
    for _number in range(4):
        limits.begin(request_from(), "erika", NOW)
    tomorrow = NOW + dt.timedelta(days=1)
    limits.begin(request_from(), "erika", tomorrow)
    assert limits.begin(request_from(), "erika", tomorrow) == 0


def test_a_thousand_failures_leave_two_rows_that_name_nobody_and_go(request_from, settings):
    settings.SIGN_IN_FAILURES = settings.SIGN_IN_FAILURES_PER_NETWORK = 10_000
    for _number in range(1000):
        limits.begin(request_from(), "erika", NOW)
    rows = list(FailedSignIns.objects.values())
    assert [row["count"] for row in rows] == [1000, 1000]
    assert not any("erika" in str(row) or "198.51.100.7" in str(row) for row in rows)
    assert limits.purge(NOW + dt.timedelta(hours=23)) == 1
    assert limits.purge(NOW + dt.timedelta(hours=24)) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_twenty_at_once_are_no_way_around_the_limit(request_from):
    gate, waits = threading.Barrier(20), []

    def guess():
        gate.wait()
        try:
            waits.append(limits.begin(request_from(), "erika", NOW))
        finally:
            connection.close()

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(wait > 0 for wait in waits) == [False] * 5 + [True] * 15
