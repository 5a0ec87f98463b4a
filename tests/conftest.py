"""What every test may rely on."""

import datetime as dt
import fcntl
import gc
import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.conf import settings as site_settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import override_settings
from hypothesis import settings as hypothesis_settings
from xdist.scheduler import LoadGroupScheduling

from directory.search.facets import forget_facets
from tests.journeys.running import Site, free_port

# A busy machine must not fail a test that only looks at results.
hypothesis_settings.register_profile("site", deadline=None)
hypothesis_settings.load_profile("site")

# Migrated databases, one for each set of migrations; deleting the folder only costs the time.
MIGRATED = site_settings.ROOT / "var" / "tests"

CORES = os.cpu_count()
# How the groups are named that mostly wait: for pages, mails, processes that were killed.
WAITING = ("journeys_", "drill", "processes")


class ByGroupOrFile(LoadGroupScheduling):
    """Gives a process a whole group, or a whole file where no test of it names a group.

    Whoever hands out thousands of tests one by one is busy with that for half a minute. The order is
    that of `place_in_line`; xdist would put the large ones first. Processes beyond one for each core
    get only what mostly waits for other processes: the cores have the others meanwhile.
    """

    def schedule(self):
        self.config.option.loadscopereorder = False
        super().schedule()

    def _split_scope(self, nodeid):
        return super()._split_scope(nodeid).split("::")[0]

    def _assign_work_unit(self, node):
        if node in self.nodes[CORES:]:
            waiting = [scope for scope in self.workqueue if scope.startswith(WAITING)]
            if not waiting:
                node.shutdown()
                return
            self.workqueue.move_to_end(waiting[0], last=False)
        super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config):
    """One process for each core, and where journeys are run two more beside them."""
    is_without = any("journeys" in path for path in config.option.ignore or ())
    return CORES if is_without else CORES + 2


@pytest.hookimpl(optionalhook=True)  # without pytest-xdist nobody asks
def pytest_xdist_make_scheduler(config, log):
    return ByGroupOrFile(config, log) if config.option.dist == "loadgroup" else None


def pytest_itemcollected(item):
    """Part those that commit from their file: they leave an empty database to what follows them."""
    if is_emptying(item):
        item.add_marker(pytest.mark.xdist_group(f"emptying_{item.path.stem}"))


def is_emptying(item):
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction"))


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Collect no garbage meanwhile: to load all tests takes a third less of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_modifyitems(items):
    """Put first what takes longest, so that short files fill what is left of the time at the end.

    Groups before files; after those with a database, as where a browser was driven Django answers
    no more in that process. The very first need no database: it is migrated meanwhile.
    """
    items.sort(key=place_in_line)


def place_in_line(item):
    groups = [mark.args[0] for mark in item.iter_markers("xdist_group")]
    has_database = item.get_closest_marker("django_db") or "db" in item.fixturenames
    return (
        "processes" not in groups,
        not has_database,
        is_emptying(item),
        not groups,
        "trouble" not in item.path.parts,  # of the journeys, those that take longest
    )


def pytest_collection_finish(session):
    """Refuse versions of pytest and pytest-xdist that forget the groups: all would start everything."""
    if getattr(session.config.option, "loadgroup", False):
        grouped = [item.nodeid for item in session.items if item.get_closest_marker("xdist_group")]
        assert all("@" in nodeid for nodeid in grouped)
    # What is loaded by now stays; to look through it again and again takes an eighth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def pytest_runtest_protocol(item, nextitem):
    """Run a test as pytest does, with room for the calls in it: a sixth of the time."""
    runner = item.config.pluginmanager.get_plugin("runner")
    return with_room(runner.pytest_runtest_protocol, item, nextitem)


def with_room(function, *arguments):
    """Call a function whose own calls then share one piece of Python's stack, of a megabyte.

    Python gets its stack in pieces of 16 KB and gives each back at once: a loop whose calls lie just
    behind the end of a piece asks the system for memory at each turn. That of a request in a test,
    below all of pytest and Django, does so some thousand times.
    """
    return function(*arguments)


# The first frame in a piece decides how large it is: this one takes half a megabyte, and leaves as much.
with_room.__code__ = with_room.__code__.replace(co_stacksize=66_000)


def pytest_make_parametrize_id(val, argname):
    """Name long texts by their length: the names of all tests are told to each process."""
    if isinstance(val, str | bytes) and len(val) > 100:
        return f"{argname} of {len(val)}"
    return None


@contextmanager
def alone(file):
    """Let one process of the suite at a time come past this file."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fingerprint_of_migrations():
    """Return a hash of all that a migrated database depends on."""
    files = sorted(
        path for app in apps.get_app_configs() for path in Path(app.path, "migrations").glob("*.py")
    )
    facts = [django.get_version().encode(), *(path.read_bytes() for path in files)]
    return hashlib.sha256(b"".join(facts)).hexdigest()[:16]


def migrated():
    """Return the file of a migrated database of the site, made where that of today is not there."""
    file = MIGRATED / f"{fingerprint_of_migrations()}.sqlite3"
    MIGRATED.mkdir(parents=True, exist_ok=True)
    with alone(MIGRATED / "lock"):
        if not file.exists():
            migrate(file)
    return file


def migrate(file):
    """Make a database from nothing, in place of the one of an older state."""
    for old in MIGRATED.glob("*.sqlite3*"):
        old.unlink()
    making = file.with_suffix(".making")
    making.unlink(missing_ok=True)
    # By the site's own settings: with those of the tests their models would get tables.
    of_the_site = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DATABASE_URL": f"sqlite:///{making}",
        "VAR_DIR": str(MIGRATED),
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=site_settings.ROOT,
        env=os.environ | of_the_site,
        check=True,
    )
    making.rename(file)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Begin with a copy of a migrated database: to migrate takes 15 seconds, in each process."""
    if connection.vendor == "sqlite":
        shutil.copy(migrated(), connection.settings_dict["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb():
    """Let Django take that copy for the tests' database."""
    return connection.vendor == "sqlite"


@pytest.fixture(autouse=True)
def _empty_cache():
    """Addresses and rate limits of one test must not reach the next."""
    cache.clear()
    forget_facets()


@pytest.fixture(scope="session", autouse=True)
def _queued_mail(django_test_environment):
    """Mail goes into the queue, as everywhere; Django's test runner has put its own box there."""
    with override_settings(EMAIL_BACKEND="submissions.mails.backend.QueueBackend"):
        yield


@pytest.fixture(scope="module")
def wagtail_indexes():
    """Let Wagtail write its search index and its list of references at each change (`tests.tasks`)."""
    backend = "django_tasks.backends.immediate.ImmediateBackend"
    with override_settings(TASKS={"default": {"BACKEND": backend}}):
        yield


@pytest.fixture(scope="module")
def rows_of_the_file(django_db_setup, django_db_blocker):
    """Let a file's fixtures make rows once for all its tests; they are rolled back after the last.

    Each test rolls back what it changed itself; one that commits gets none of these rows.
    """
    cache.clear()  # as before each test
    forget_facets()
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """The folder of a site that was prepared, for all that start one to copy."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # one for the processes of this run
    var = folder / "prepared"
    with alone(folder / "prepared.lock"):
        if not var.exists():
            making = folder / "preparing"
            making.mkdir()
            shutil.copy(migrated(), making / "db.sqlite3")
            site = Site(free_port(), making)
            try:
                site.wait_until_answering()
                site.wait_for_worker()
            finally:
                site.stop()
            making.rename(var)
    return var


@pytest.fixture
def stop_clock(monkeypatch):
    """Let the site's clock stand at a moment, for what is said of a certain day."""

    def stop_at(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment.astimezone(dt.UTC))

    return stop_at
