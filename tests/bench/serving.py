"""What it costs to serve: seconds, CPU per request, memory of a web process."""

import contextlib
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from tests.journeys.running import ROOT, Site, free_port

PAGES = [
    "/",
    "/programm/",
    "/aktuelles/",
    "/veranstaltungen/",
    "/veranstaltungen/kalender.ics",
    "/branchenbuch/",
    "/erfolgsteams/",
    "/suche/?q=brot",
]
ROUNDS = 15
TICKS = os.sysconf("SC_CLK_TCK")


def processes_below(pid):
    """Return the ids of all processes that a process started, and that those started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [p for child in children for p in (int(child), *processes_below(int(child)))]


def web_processes(site):
    """Return the ids of the processes that answer requests."""
    # The worker starts programs too, for example one that reads a picture.
    servers = [
        pid
        for pid in processes_below(site.process.pid)
        if "config.server" in Path(f"/proc/{pid}/cmdline").read_text()
    ]
    return [pid for pid in servers if not processes_below(pid)]


def command_for(application, *options, port):
    """Return how another application is started with the server and options of the site."""
    command = [sys.executable, "-m", "granian", application, *options, "--interface", "wsgi"]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "3"]
    return [*command, "--log-level", "warning"]


@contextlib.contextmanager
def served(application, *options, **surroundings):
    """Serve another application with the server and options of the site; yields port and processes."""
    port = free_port()
    command = command_for(application, *options, port=port)
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | surroundings)
    try:
        for _attempt in range(600):
            with contextlib.suppress(OSError):
                http.client.HTTPConnection("127.0.0.1", port).connect()
                break
            threading.Event().wait(0.1)
        yield port, [p for p in processes_below(process.pid) if not processes_below(p)]
    finally:
        process.terminate()
        process.wait()


def cpu_seconds(pids):
    fields = [Path(f"/proc/{p}/stat").read_text().rsplit(")", 1)[1].split() for p in pids]
    return sum(int(f[11]) + int(f[12]) for f in fields) / TICKS


def resident_mib(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def fetch(url):
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read()


def timed(url):
    begin = time.perf_counter()
    fetch(url)
    return (time.perf_counter() - begin) * 1000


def page_row(site, path):
    """Return the milliseconds of a page made anew and of the same page from the cache (medians)."""
    glue = "&" if "?" in path else "?"
    made = [timed(f"{site.url}{path}{glue}q=bench{n}") for n in range(ROUNDS)]
    fetch(site.url + path)
    stored = [timed(site.url + path) for _ in range(ROUNDS * 2)]
    return statistics.median(made), statistics.median(stored)


def main():
    with tempfile.TemporaryDirectory() as folder:
        site = Site(free_port(), folder)
        try:
            site.wait_until_answering()
            print(f"{'page':<34}{'made':>9}{'stored':>9}{'ratio':>8}")
            for path in PAGES:
                made, stored = page_row(site, path)
                print(f"{path:<34}{made:>6.1f} ms{stored:>6.1f} ms{made / stored:>7.1f}x")
            memory = [resident_mib(p) for p in web_processes(site)]
            print("memory of the web processes:", ", ".join(f"{m:.0f} MiB" for m in memory))
        finally:
            site.stop()
