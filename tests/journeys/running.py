"""The site as a newcomer starts it: `serve.py` with a folder of its own.

What a newcomer reads in the terminal (mailed links) is read from the same lines here, and the first
password from the file that takes the terminal's place.
"""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180
STOP_SECONDS = 40
MAIL_SECONDS = 30
# How the addresses end that are for one person.
PRIVATE = r"(?:einreichung|anmeldung|einladungen)/\S+"

# What the first account signs in with once it has chosen for itself.
OWN_PASSWORD = "vier Wörter ohne Sinn"


# What the shell does: run the script of each line, and print what that printed in one line.
RUN_SCRIPTS = """
import contextlib, io, json, runpy, sys
for line in sys.stdin:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        runpy.run_path(line.strip())
    print(json.dumps(printed.getvalue()), flush=True)
"""

OF_THE_TESTS = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "REDIS_URL"}


def environment_of(var):
    """Return the environment of a site in this folder: the settings of the tests are not the site's."""
    inherited = {k: v for k, v in os.environ.items() if k not in OF_THE_TESTS}
    return inherited | {"VAR_DIR": str(var)}


class Site:
    """A running server and what it has printed so far."""

    def __init__(self, port, var, **more):
        self.url = f"http://127.0.0.1:{port}"
        self.var = var
        self.context = None  # of TLS, for a site behind a proxy
        self.lines = []
        # Settings and places are the server's own, unless a journey asks for others.
        environment = environment_of(var) | {
            "PORT": str(port),
            "FORM_FASTEST_SECONDS": "0",
            "WORKER_PAUSE_MILLISECONDS": "200",  # half of a journey would be waiting for mails
            "CONFIRMATIONS_PER_ADDRESS": "100",
            **more,
        }
        self.process = subprocess.Popen(
            [sys.executable, "serve.py"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def wait_for(self, pattern, seconds=MAIL_SECONDS, after=0):
        """Return the match of the newest printed line (from number `after` on) that fits."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for line in reversed(self.lines[after:]):
                if match := re.search(pattern, line):
                    return match
            assert self.process.poll() is None, "\n".join(self.lines)
            threading.Event().wait(0.05)
        raise AssertionError(f"{pattern} was never printed:\n" + "\n".join(self.lines[-40:]))

    def mailed_link(self, recipient, subject, to=PRIVATE):
        """Return the link in the mail to this address whose subject has this word; `to` is its end."""
        head = re.compile(rf"E-Mail an {re.escape(recipient)}: .*{subject}")
        self.wait_for(head.pattern)
        at = max(n for n, line in enumerate(self.lines) if head.search(line))
        link = re.compile(rf"https?://\S+/{to}")
        self.wait_for(link.pattern, after=at)
        # the first below the head: the newest line may belong to another mail
        return next(found[0] for line in self.lines[at:] if (found := link.search(line)))

    def is_answering(self):
        try:
            with urllib.request.urlopen(
                f"{self.url}/healthz", timeout=2, context=self.context
            ) as answer:
                return answer.status == 200
        except OSError:
            return False

    def wait_until_answering(self):
        end = time.monotonic() + START_SECONDS
        while not self.is_answering():
            assert self.process.poll() is None, "\n".join(self.lines)
            assert time.monotonic() < end, "\n".join(self.lines)
            threading.Event().wait(0.1)

    def wait_for_worker(self):
        """Wait until the worker has nothing left to do, such as the pictures of the starting content."""
        unfinished = (
            "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE finished_at IS NULL"
        )
        with closing(sqlite3.connect(f"{self.var}/db.sqlite3", timeout=20)) as database:
            while database.execute(unfinished).fetchone() != (0,):
                threading.Event().wait(0.2)

    def stop(self):
        # A timer of its own: under libfaketime Python cannot sleep, which waiting with a limit does.
        too_late = threading.Timer(STOP_SECONDS, self.process.kill)
        too_late.start()
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait()
        too_late.cancel()
        assert code != -signal.SIGKILL, "the site did not stop in time"


class Shell:
    """`manage.py shell` on the folder of a running site; stays, as its start takes three seconds."""

    def __init__(self, site):
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--no-imports", "--command", RUN_SCRIPTS],
            cwd=ROOT,
            env=environment_of(site.var) | {"CAST_PASSWORD": OWN_PASSWORD},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, script):
        """Run a script (a path) as if it were typed; returns what it prints."""
        print(script, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        assert answer, f"{script} failed, see above"
        return json.loads(answer)

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


def copy(source, var):
    """Copy the folder of a site, which may be running, to be that of another one; returns `var`."""
    shutil.copytree(source, var, ignore=shutil.ignore_patterns("db.sqlite3*", "serve.lock"))
    with (
        closing(sqlite3.connect(source / "db.sqlite3")) as original,
        closing(sqlite3.connect(var / "db.sqlite3")) as database,
    ):
        original.backup(database)
    return var


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def sign_in(page, site):
    """Sign the first account in; its made-up password is changed the first time."""
    first = Path(site.var) / "first_password"
    password = first.read_text().strip() if first.exists() else OWN_PASSWORD
    page.goto(f"{site.url}/admin/login/")
    page.fill("[name=login]", "redaktion")
    page.fill("[name=password]", password)
    page.click("main form:has([name=password]) button[type=submit]")
    if password != OWN_PASSWORD:
        page.wait_for_url("**/konto/passwort/")
        page.fill("[name=oldpassword]", password)
        page.fill("[name=password1]", OWN_PASSWORD)
        page.click("main form:has([name=password1]) button[type=submit]")
        page.wait_for_url("**/konto/")
        page.goto(f"{site.url}/admin/")
    page.wait_for_url("**/admin/")
