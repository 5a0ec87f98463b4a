"""The disk has died: a backup is restored into an empty place, by the commands that a person types.

On SQLite; where the tests run on PostgreSQL (`tests.bench.on_postgres`), there, and the move from SQLite.
"""

import json
import shutil
import stat
import subprocess

import pytest
from django.conf import settings

from content.caching.static_files import STAMP
from tests.home.operations.backup.places import PAGES, Place, new_database
from tests.journeys.running import copy

ERASED = "geht@example.org"
IS_POSTGRES = "postgres" in settings.DATABASES["default"]["ENGINE"]
pytestmark = pytest.mark.xdist_group("drill")


@pytest.fixture(scope="module", params=["postgres", "move"] if IS_POSTGRES else ["sqlite"])
def way(request):
    """From which kind of database to which: postgres, sqlite, or from the one to the other."""
    return request.param


@pytest.fixture(scope="module")
def lost(way, request, tmp_path_factory):
    """A site that was in use, was backed up, after which people had themselves erased."""
    database = new_database("lost") if way == "postgres" else ""
    place = Place(tmp_path_factory.mktemp("lost"), database)
    if not database:
        copy(request.getfixturevalue("prepared"), place.var)
    place.prepare()  # quick where it was prepared before: the address is another one
    # Pictures are made when they are seen for the first time.
    place.before = place.look(after="arrive", pages=PAGES)
    place.backup = place.back_up()
    place.after = place.look(after="leave", pages=PAGES)
    return place


def new_place(folder, lost, way, **more):
    """Return an empty place, with what a person has saved: the list of what was erased."""
    place = Place(folder, "" if way == "sqlite" else new_database("found"), **more)
    shutil.copy(lost.folder / "erased", folder / "erased")
    shutil.copy(lost.facts, place.facts)
    place.var.mkdir()
    return place


@pytest.fixture(scope="module")
def found(way, lost, tmp_path_factory):
    """The same site in an empty place, of the same release: its static files are collected there."""
    place = new_place(tmp_path_factory.mktemp("found"), lost, way)
    shutil.copytree(lost.var / "static", place.var / "static")
    shutil.copy(lost.var / STAMP, place.var / STAMP)
    code, place.output = place.restore(lost.backup)
    assert code == 0, place.output
    place.prepare()  # as the next start of the site does
    place.seen = place.look(pages=PAGES)
    return place


def test_every_table_has_as_many_rows_as_the_lost_site(lost, found):
    assert sum(found.seen["counts"].values()) > 1000
    assert found.seen["counts"] == lost.after["counts"]


def test_twenty_pages_are_the_same_to_the_byte(lost, found):
    pages = found.seen["pages"]
    assert {status for status, _digest in pages.values()} == {200}
    assert len(pages) == len(PAGES) == 20
    assert pages == lost.after["pages"]


def test_who_was_erased_stays_erased(lost, found):
    assert any(lost.before["erased"].values()) and lost.before["name"] and lost.before["guest"]
    assert any(lost.before["forgotten"])
    assert not any(found.seen["erased"].values())
    assert (found.seen["forgotten"], found.seen["guest"], found.seen["name"]) == ([], False, False)
    # Of the person who was erased three rows, and one each of those who left by a link.
    assert "Wieder gelöscht: 1 Personen und 5 Zeilen" in found.output


def test_a_private_link_opens(lost, found):
    assert lost.before["link"] == [200, True]
    assert found.seen["link"] == [200, True]


def test_mails_wait_for_an_editor_and_nobody_is_signed_in(found):
    mails, held = found.seen["mails"]
    assert mails == held > 0
    assert found.seen["sessions"] == 0


def test_nobody_else_may_read_what_was_written(lost, found):
    files = [lost.backup, found.var / "secret_key", lost.folder / "erased"]
    files += [p for p in (found.var / "media").rglob("*") if p.is_file()]
    files += [p for p in [found.var / "db.sqlite3"] if p.exists()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_place_that_is_not_empty_is_refused(lost, found):
    code, output = found.restore(lost.backup)
    assert (code, "Die Datenbank ist nicht leer." in output) == (1, True)
    assert found.look()["counts"] == found.seen["counts"]


def test_without_the_list_nothing_is_restored_unless_asked_for(tmp_path, lost, way):
    empty = new_place(tmp_path, lost, way)
    (empty.folder / "erased").unlink()
    code, output = empty.restore(lost.backup)
    assert (code, "--without-erasures" in output) == (1, True)
    assert not (empty.var / "media").exists()
    code, output = empty.restore(lost.backup, "--without-erasures")
    assert code == 0, output
    known = empty.run("manage.py", "person", "export", ERASED, stdout=subprocess.PIPE)
    assert json.loads(known.stdout)["submissions"] != []


def test_the_list_tells_nobodys_name(lost):
    text = (lost.folder / "erased").read_text()
    assert len(text.splitlines()) >= 3
    assert "@" not in text and "geht" not in text and json.dumps(lost.after) not in text
