"""How long a start takes until the first page is answered, beside a Wagtail site without a line of ours.

The CPU time of all processes together tells it on a busy machine too.
"""

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from tests.bench.memory import bare_settings
from tests.bench.serving import command_for, cpu_seconds, fetch, processes_below
from tests.journeys.running import ROOT, free_port

ROUNDS = 5


def first_page(command, port, settings):
    """Return the seconds until the home page is answered, and those of CPU time."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | settings, stdout=subprocess.DEVNULL
    )
    try:
        while process.poll() is None:
            with contextlib.suppress(OSError):
                fetch(f"http://127.0.0.1:{port}/")
                break
            threading.Event().wait(0.01)
        seconds = time.perf_counter() - begin
        return seconds, cpu_seconds([process.pid, *processes_below(process.pid)])
    finally:
        process.terminate()
        process.wait()


def again(command, port, settings):
    """Return the medians of the starts after a first one."""
    first_page(command, port, settings)
    rounds = [first_page(command, port, settings) for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def main():
    port = free_port()
    with bare_settings() as settings:
        command = command_for("django.core.wsgi:get_wsgi_application", "--factory", port=port)
        bare, bare_cpu = again(command, port, settings)
    with tempfile.TemporaryDirectory() as folder:
        settings = {"VAR_DIR": folder, "PORT": str(port)}
        ours, cpu = again([sys.executable, "serve.py"], port, settings)
    print(f"\nsecond start to the first page (medians of {ROUNDS})")
    print(f"bare Wagtail, the same server: {bare:.2f} s, {bare_cpu:.2f} s of CPU")
    print(f"this site: {ours:.2f} s, {cpu:.2f} s of CPU, {cpu / bare_cpu:.2f} times as much")


if __name__ == "__main__":
    main()
