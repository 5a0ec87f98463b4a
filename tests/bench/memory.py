"""What a web process weighs after many requests, beside a Wagtail site without a line of ours.

python -m tests.bench.memory [10000]
"""

import contextlib
import http.client
import os
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from tests.bench.serving import served, web_processes
from tests.journeys.running import ROOT, Site, free_port

REQUESTS = 10_000
# Pages, lists, files, forms, and what nobody asked for before: {} is another number each time.
OURS = [
    "/",
    "/programm/",
    "/aktuelles/",
    "/kontakt/",
    "/veranstaltungen/",
    "/veranstaltungen/?q=wort{}",
    "/veranstaltungen/kalender/",
    "/veranstaltungen/kalender.ics",
    "/veranstaltungen/kalender.ics?q=wort{}",
    "/veranstaltungen/vorschlagen/",
    "/branchenbuch/",
    "/branchenbuch/?q=wort{}",
    "/branchenbuch/?unbekannt={}",
    "/branchenbuch/eintraege.csv",
    "/erfolgsteams/",
    "/suche/?q=wort{}",
    "/api/v2/events/?limit=5",
    "/admin/login/",
    "/gibt-es-nicht-{}/",
    "/sitemap.xml",
]
BARE = ["/", "/admin/login/", "/gibt-es-nicht-{}/"]


def pss_mib(pid):
    """Return the memory of a process; what it shares with others counts in part."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(rollup.split("\nPss:")[1].split()[0]) / 1024


def ask(port, paths, requests, first=0):
    """Ask for the pages in turn over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for number, path in enumerate(islice(cycle(paths), requests), first):
        connection.request("GET", path.format(number), headers={"Accept-Encoding": "gzip"})
        connection.getresponse().read()
    connection.close()


@contextlib.contextmanager
def bare_settings():
    """Make the database of a bare site; yields its settings."""
    with tempfile.TemporaryDirectory() as folder:
        more = {"DJANGO_SETTINGS_MODULE": "tests.bench.bare_wagtail.settings", "VAR_DIR": folder}
        migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, cwd=ROOT, env=os.environ | more, check=True)
        yield more


@contextlib.contextmanager
def bare_wagtail():
    """Serve it with the server and options of the site; yields the port and the web processes."""
    with bare_settings() as more:
        application = "django.core.wsgi:get_wsgi_application"
        with served(application, "--factory", **more) as port_and_pids:
            yield port_and_pids


def main(requests=REQUESTS):
    with bare_wagtail() as (port, pids):
        ask(port, BARE, requests)
        bare = max(map(pss_mib, pids))
    print(
        f"\nmemory of a web process (PSS) after {requests} requests\nbare Wagtail: {bare:.0f} MiB"
    )
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        site = Site(port, folder, WEB_WORKERS="1")
        try:
            site.wait_until_answering()
            [pid] = web_processes(site)
            sizes = []
            for round_number in range(3):
                ask(port, OURS, requests // 2, round_number * requests)
                sizes.append(pss_mib(pid))
            first, ours, later = sizes
            print(f"this site: {ours:.0f} MiB, {ours / bare:.2f} times as much")
            between = f"{requests // 2} and {requests * 3 // 2}"
            print(f"growth between request {between}: {later - first:.1f} MiB")
        finally:
            site.stop()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
