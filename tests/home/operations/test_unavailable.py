"""What visitors read when the database is out of reach: our frame, 503, and what they had typed."""

import errno
import sqlite3

import pytest
from django.db import IntegrityError, InterfaceError, InternalError, OperationalError
from django.urls import reverse

from content.security.unavailable import is_unavailable
from submissions.models import Message
from tests.factories.home import make_home
from tests.factories.typing import fields_in

TEXT = "Der Automat am Markt\r\nnimmt keine Münzen mehr <b>"


def of_sqlite(code, kind=OperationalError):
    cause = sqlite3.OperationalError("as SQLite says it")
    cause.sqlite_errorcode = code
    return caused(cause, kind)


def of_postgres(sqlstate, kind=OperationalError):
    """As psycopg raises it; its package is there only where PostgreSQL is used."""
    cause = Exception("as PostgreSQL says it")
    cause.sqlstate = sqlstate
    return caused(cause, kind)


def caused(cause, kind=OperationalError):
    error = kind(str(cause))
    error.__cause__ = cause
    return error


UNAVAILABLE = [
    of_sqlite(sqlite3.SQLITE_BUSY),
    of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT),
    of_sqlite(sqlite3.SQLITE_LOCKED),
    of_sqlite(sqlite3.SQLITE_FULL),
    of_sqlite(sqlite3.SQLITE_READONLY),
    of_sqlite(sqlite3.SQLITE_READONLY_DIRECTORY),
    of_sqlite(sqlite3.SQLITE_CANTOPEN),
    of_sqlite(sqlite3.SQLITE_IOERR_WRITE),
    OperationalError("database is locked: another request waits for it already"),
    of_postgres(None),  # the connection is gone
    of_postgres("53300"),  # too many connections
    of_postgres("53100"),  # disk full
    of_postgres("25006", InternalError),  # read-only
    InterfaceError("connection already closed"),
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EROFS, "Read-only file system"),
]
BROKEN = [
    of_sqlite(sqlite3.SQLITE_ERROR),  # no such table: our fault
    IntegrityError("UNIQUE constraint failed"),
    of_postgres("25P02", InternalError),  # a transaction that failed before
    OSError(errno.ENOENT, "No such file"),
    ValueError("anything else"),
]


@pytest.mark.parametrize("error", UNAVAILABLE, ids=repr)
def test_what_passes_by_itself_is_told_from_what_is_broken(error):
    assert is_unavailable(error)


@pytest.mark.parametrize("error", BROKEN, ids=repr)
def test_what_is_our_fault_stays_an_error(error):
    assert not is_unavailable(error)


@pytest.fixture
def visitor(client, db):
    make_home()
    client.raise_request_exception = False
    return client


@pytest.fixture
def fail_with(monkeypatch):
    def fail(error, method="save"):
        def refuse(*args, **kwargs):
            raise error

        monkeypatch.setattr(Message, method, refuse)

    return fail


def typed(visitor):
    return fields_in(visitor.get("/kontakt/")) | {"name": "Ayşe", "text": TEXT}


def test_a_form_that_could_not_be_stored_comes_back_with_all_that_was_typed(visitor, fail_with):
    fields = typed(visitor)
    fail_with(UNAVAILABLE[0])
    answer = visitor.post("/kontakt/?seite=/", fields)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "no-store" in answer["Cache-Control"]
    assert "Das geht gerade nicht" in page and "Europäischer Sozialfonds" in page
    assert "nimmt keine Münzen mehr &lt;b&gt;" in page and "mehr <b>" not in page
    assert page.count("<li>") == len([name for name in ("name", "text") if fields.get(name)])


def test_the_button_of_that_page_sends_the_same_form_again(visitor, fail_with, monkeypatch):
    fail_with(UNAVAILABLE[0])
    answer = visitor.post("/kontakt/", typed(visitor))
    monkeypatch.undo()
    assert 'action="/kontakt/"' in answer.content.decode()
    assert visitor.post("/kontakt/", fields_in(answer)).status_code == 302
    assert (Message.objects.get().name, Message.objects.get().text) == (
        "Ayşe",
        TEXT.replace("\r\n", "\n"),
    )


def test_a_page_that_cannot_be_read_says_so_without_asking_the_database(
    visitor, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr("content.models.ContentVersion.current", raising(UNAVAILABLE[0]))
    with django_assert_num_queries(0):
        answer = visitor.get("/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Das geht gerade nicht" in answer.content.decode()


def test_what_is_broken_stays_an_error_page(visitor, fail_with):
    fail_with(ValueError("broken"))
    answer = visitor.post("/kontakt/", typed(visitor))
    assert (answer.status_code, "Retry-After" in answer) == (500, False)
    assert "Bei uns ist etwas kaputt" in answer.content.decode()


def test_a_password_is_never_printed_again(visitor, monkeypatch):
    monkeypatch.setattr("accounts.sign_in.forms.LoginForm.clean", raising(UNAVAILABLE[0]))
    sent = {"login": "erika", "password": "geheim-2026"}
    answer = visitor.post(reverse("account_login"), sent)
    assert answer.status_code == 503
    assert "geheim-2026" not in answer.content.decode()


def raising(error):
    def refuse(*args, **kwargs):
        raise error

    return refuse
