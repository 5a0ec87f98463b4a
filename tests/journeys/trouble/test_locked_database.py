"""A database that is locked for half a minute: readers read on, and no text that was typed is lost."""

import http.client
import sqlite3
import statistics
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager

from tests.bench.soak.people import Person

LOCKED_SECONDS = 30
READ_BEFORE_SECONDS = 8
PAGES = ["/", "/veranstaltungen/", "/branchenbuch/", "/suche/?q=laden"]
TEXT = "Die Tür am Markt klemmt, Zeile"


@contextmanager
def write_lock(site):
    other = sqlite3.connect(f"{site.var}/db.sqlite3", isolation_level=None, timeout=20)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def answer_to_post(person, number):
    """Send a message; return status, Retry-After, page and seconds."""
    begin = time.monotonic()
    try:
        person.post({"name": "Ayşe", "text": f"{TEXT} {number}"})
        return 200, None, person.page, time.monotonic() - begin
    except urllib.error.HTTPError as error:
        page = error.read().decode()
        return error.code, error.headers["Retry-After"], page, time.monotonic() - begin


def read_for(seconds, url):
    """Let two people read for so long; return the slowest of a hundred answers, and what failed."""
    end, taken, failures = time.monotonic() + seconds, [], []
    readers = [
        threading.Thread(target=read_until, args=(end, url, taken, failures))
        for _number in range(2)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return statistics.quantiles(taken, n=100)[98], failures


def read_until(end, url, seconds, failures):
    number = 0
    while time.monotonic() < end:
        number += 1
        begin = time.monotonic()
        try:
            path = PAGES[number % len(PAGES)]
            glue = "&" if "?" in path else "?"
            # Every other page is made anew.
            address = f"{url}{path}{glue}fremd={number}" if number % 2 else url + path
            with urllib.request.urlopen(address, timeout=30) as answer:
                answer.read()
        except (OSError, http.client.HTTPException) as error:
            failures.append((path, error))
        seconds.append(time.monotonic() - begin)
        threading.Event().wait(0.05)


def test_readers_read_on_while_the_database_is_locked_and_typed_texts_come_back(site):
    site.wait_for_worker()
    people = [Person(site.url) for _number in range(12)]
    for person in people:
        person.get("/kontakt/")
        person.patience = LOCKED_SECONDS
    # A machine that is busy with more than this test answers more slowly, locked or not.
    usual, _failures = read_for(READ_BEFORE_SECONDS, site.url)
    answers = []
    writers = [
        threading.Thread(target=lambda p=p, n=n: answers.append((n, *answer_to_post(p, n))))
        for n, p in enumerate(people)
    ]
    with write_lock(site):
        for thread in writers:
            thread.start()
        slowest, failures = read_for(LOCKED_SECONDS, site.url)
        for thread in writers:
            thread.join()
    assert (failures, len(answers)) == ([], len(people))
    assert slowest <= max(1, 2 * usual)
    assert {(status, retry) for _n, status, retry, _page, _s in answers} == {(503, "30")}
    assert all(f"{TEXT} {number}" in page for number, _status, _retry, page, _s in answers)
    # One request of each web process waits as long as SQLite does, all others are told at once.
    assert len([took for *_answer, took in answers if took > 5]) <= 2
    people[0].get("/kontakt/")
    assert answer_to_post(people[0], 0)[0] == 200
