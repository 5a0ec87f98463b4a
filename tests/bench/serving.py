"""What it costs to start and to serve: seconds, CPU per request, memory of a web process."""

import os
import statistics
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.journeys.running import Site, free_port

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

    def is_web(pid):
        command = Path(f"/proc/{pid}/cmdline").read_text()
        return "run_worker" not in command

    below = [p for p in processes_below(site.process.pid) if is_web(p)]
    return [p for p in below if not processes_below(p)]


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


def first_page_seconds(var):
    """Start a prepared site and return the seconds until its home page was answered, and the site."""
    begin = time.perf_counter()
    site = Site(free_port(), var)
    site.wait_until_answering()
    fetch(site.url)
    return time.perf_counter() - begin, site


def page_row(site, path):
    """Return the milliseconds of a page made anew and of the same page from the cache (medians)."""
    glue = "&" if "?" in path else "?"
    made = [timed(f"{site.url}{path}{glue}q=bench{n}") for n in range(ROUNDS)]
    fetch(site.url + path)
    stored = [timed(site.url + path) for _ in range(ROUNDS * 2)]
    return statistics.median(made), statistics.median(stored)


def main():
    with tempfile.TemporaryDirectory() as folder:
        cold, site = first_page_seconds(folder)
        site.stop()
        warm, site = first_page_seconds(folder)
        try:
            print(f"start to first page: from nothing {cold:.1f} s, prepared {warm:.2f} s")
            print(f"{'page':<34}{'made':>9}{'stored':>9}{'ratio':>8}")
            for path in PAGES:
                made, stored = page_row(site, path)
                print(f"{path:<34}{made:>6.1f} ms{stored:>6.1f} ms{made / stored:>7.1f}x")
            memory = [resident_mib(p) for p in web_processes(site)]
            print("memory of the web processes:", ", ".join(f"{m:.0f} MiB" for m in memory))
        finally:
            site.stop()
