"""The site as a newcomer starts it, and a real browser in front of it.

One server for all journeys: `serve.py` with a folder of its own. Confirmation links and the
editor's password are read where a newcomer reads them, from what the server prints.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180
MAIL_SECONDS = 30


class Site:
    """A running server and what it has printed so far."""

    def __init__(self, port, var):
        self.url = f"http://127.0.0.1:{port}"
        self.lines = []
        environment = os.environ | {
            "PORT": str(port),
            "VAR_DIR": str(var),
            "FORM_FASTEST_SECONDS": "0",
            "CONFIRMATIONS_PER_ADDRESS": "100",
        }
        environment.pop("DJANGO_SETTINGS_MODULE", None)
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
            threading.Event().wait(0.2)
        raise AssertionError(f"{pattern} was never printed:\n" + "\n".join(self.lines[-40:]))

    def mailed_link(self, recipient, subject):
        """Return the private link in the mail to this address whose subject has this word."""
        head = re.compile(rf"E-Mail an {re.escape(recipient)}: .*{subject}")
        self.wait_for(head.pattern)
        at = max(n for n, line in enumerate(self.lines) if head.search(line))
        return self.wait_for(r"https?://\S+/einreichung/\S+", after=at)[0]

    def is_answering(self):
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=40)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The whole site, prepared from nothing and running."""
    site = Site(free_port(), tmp_path_factory.mktemp("var"))
    end = time.monotonic() + START_SECONDS
    while not site.is_answering():
        assert site.process.poll() is None, "\n".join(site.lines)
        assert time.monotonic() < end, "\n".join(site.lines)
        threading.Event().wait(0.3)
    yield site
    site.stop()


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "the browser journeys need Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """Open new visitors' pages; afterwards no request may have gone to another host.

    The browser stands in New York: what the site shows is Berlin's time all the same.
    """
    contexts, foreign = [], []

    def open_one(width=360, height=740, **options):
        context = chromium.new_context(
            base_url=site.url,
            locale="de-DE",
            timezone_id="America/New_York",
            viewport={"width": width, "height": height},
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda r: foreign.append(r.url) if is_foreign(r.url, site) else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert foreign == []


def is_foreign(url, site):
    return not url.startswith((site.url, "data:", "blob:", "about:"))


@pytest.fixture
def editor(open_page, site):
    """A page on which the editor is logged in."""
    password = site.wait_for(r"Passwort \(wird nur jetzt angezeigt\): (\S+)")[1]
    page = open_page(width=1280, height=900)
    page.goto("/admin/login/")
    page.fill("[name=username]", "redaktion")
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    return page
