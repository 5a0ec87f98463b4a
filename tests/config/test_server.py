"""What the web server loads before it forks: nothing that two processes must not share, and fast."""

import subprocess
import sys

import pytest

import serve
from config import environment
from tests.conftest import migrated

SCRIPT = """
import gc, os, shutil, sys, threading
from pathlib import Path
from config import server
server.load()  # where the database has no tables
from django.db import connections
print([each.connection for each in connections.all(initialized_only=True) if each.connection])
print(threading.active_count())
print("config.urls" in sys.modules, "config.wsgi" in sys.modules)
print(gc.isenabled(), gc.get_freeze_count() > 100_000)
print("holidays.countries" in sys.modules)
files = {getattr(module, "__cached__", None) for module in list(sys.modules.values())} - {None}
print(len([file for file in files if not Path(file).exists()]))
from wagtail.models import Site
shutil.copy(sys.argv[1], os.environ["VAR_DIR"] + "/db.sqlite3")
server.load()
print(Site.objects.get().root_url)
"""


@pytest.fixture
def environ(monkeypatch, tmp_path):
    """Give what serve.py gives its processes, in a terminal where Python should keep nothing."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings.production")
    return serve.surroundings()


def test_what_is_loaded_before_processes_are_forked(environ):
    environ["BASE_URL"] = "http://planb.internal:8123"
    command = [sys.executable, "-c", SCRIPT, str(migrated())]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    connections, threads, modules, collecting, countries, not_kept, url = done.stdout.splitlines()
    assert (connections, threads) == ("[]", "1")
    # `config.wsgi` is for each process: it ties the process to its parent.
    assert modules == "True False"
    # Not while it loads, but again when it answers; what was loaded is left alone.
    assert collecting == "True True"
    assert countries == "False"
    # All that was compiled is kept, so that the next start compiles nothing.
    assert not_kept == "0"
    # What is stored follows the setting before the first page is answered.
    assert url == "http://planb.internal:8123"


def test_a_command_collects_garbage_again_once_all_is_loaded(environ):
    look = "import gc; print(gc.isenabled(), gc.get_freeze_count() > 100_000)"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", look]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert done.stdout == "True True\n"


def test_the_supervisor_itself_needs_no_django():
    script = "import serve, sys; print([name for name in sys.modules if name.startswith('django')])"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=environment.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
