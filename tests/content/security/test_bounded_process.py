"""A file from outside is read by a process of its own; whatever it holds, the site goes on."""

import os
import threading
import time

import pytest

from content.security import bounded_process
from content.security.bounded_process import BUSY, NEEDS_TOO_MUCH, UNREADABLE, BoundExceeded
from content.security.reading import Refusal
from tests.bench.serving import processes_below
from tests.whole_site.pseudo import spoken

READER = "tests.content.security.hostile_reader"


def read(act, **arguments):
    return bounded_process.read(READER, act.encode(), **arguments)


def given_up(act):
    with pytest.raises(BoundExceeded) as error:
        read(act)
    return error.value.sentence


def test_the_answer_is_plain_data_and_bytes():
    assert read("answer", name="Käse", limit=3) == ({"name": "Käse", "limit": 3}, b"\x00\n\xff")


@pytest.mark.parametrize("act", ["compute", "sleep"])
def test_a_file_that_takes_long_is_given_up_at_the_bound(settings, act):
    settings.FILE_READING_SECONDS = 1
    begin = time.monotonic()
    assert given_up(act) == NEEDS_TOO_MUCH
    assert time.monotonic() - begin <= 2


@pytest.mark.parametrize("act", ["fill memory", "answer too much", "nest", "end"])
def test_a_file_that_fills_the_memory_is_given_up(act):
    assert given_up(act) == NEEDS_TOO_MUCH


def test_a_reader_that_fails_is_noted_and_the_file_is_called_broken(caplog):
    assert given_up("fail") == UNREADABLE
    assert "ZeroDivisionError" in caplog.text


def test_a_refusal_comes_back_as_a_sentence_in_the_language_of_the_request():
    with pytest.raises(Refusal) as error:
        read("refuse")
    assert str(error.value) == "Es fehlt „Beginn“."
    in_english = spoken(lambda message: message.replace("Es fehlt", "There is no"))
    with in_english, pytest.raises(Refusal) as error:
        read("refuse")
    assert str(error.value) == "There is no „Beginn“."


def test_the_reader_has_neither_django_nor_the_secrets_of_the_site(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    monkeypatch.setenv("DATABASE_URL", "postgres://geheim")
    (names, has_django), _content = read("tell")
    assert not has_django
    assert {"SECRET_KEY", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"} & {*names} == set()


@pytest.mark.parametrize(
    "module",
    ["submissions.pictures.encoding", "events.ical_import.reader", "directory.tables.reader"],
)
def test_no_reader_loads_django(module):
    code = f"import sys, {module}; sys.exit('django' in sys.modules)"
    command = [bounded_process.sys.executable, "-c", code]
    environment = bounded_process._environment()
    assert bounded_process.subprocess.run(command, env=environment).returncode == 0


def test_files_are_read_one_after_the_other_and_no_request_waits_longer_than_the_bound(settings):
    settings.FILE_READING_SECONDS = 2
    begun = threading.Event()

    def occupy():
        with bounded_process._turn:
            begun.set()
            done.wait(10)

    done = threading.Event()
    thread = threading.Thread(target=occupy)
    thread.start()
    begun.wait()
    begin = time.monotonic()
    assert given_up("answer") == BUSY
    assert time.monotonic() - begin <= 2
    done.set()
    thread.join()
    assert read("answer")[0] == {}


def test_no_process_is_left_behind(settings):
    settings.FILE_READING_SECONDS = 1
    before = processes_below(os.getpid())  # of other tests
    given_up("sleep")
    assert processes_below(os.getpid()) == before
