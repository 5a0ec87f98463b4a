"""Keeps the processes of the site running: starts them, starts again what died, ends all of them.

Plain Python without Django, like `serve.py`, whose work this is.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime

from config import environment, orphans

# What is left of the ten seconds that a service manager gives: the processes end by themselves
# before that, and who does not is killed.
END_SECONDS = 8
# A process that lived so long starts again at once, the next one after a pause that grows.
STEADY_SECONDS = 15
LONGEST_PAUSE = 30
# For the one that starts first to come up, so that two do not load the same modules at once.
LONGEST_WAIT = 20
# Attempts of a process that never came up at all, for example on a host that is not this machine's.
MOST_FAILED_STARTS = 5
KEPT_RESTARTS = 50
RESTARTS = "restarts.json"


class Child:
    """A process of the site; `name` is its key, `label` what people call it.

    `starts_after` tells whether it may start yet; it starts in any case after `LONGEST_WAIT`.
    """

    def __init__(self, name, label, command, surroundings, is_needed, starts_after=lambda: True):
        self.name, self.label, self.command = name, label, command
        self.surroundings = surroundings
        self.is_needed = is_needed  # without it there is no site
        self.starts_after, self.made = starts_after, time.monotonic()
        self.process = None
        self.deaths_in_a_row = 0
        self.was_steady = False
        self.restarts = []  # the moments, in ISO 8601
        self.starts_again_at = None

    def start_first(self):
        if time.monotonic() - self.made >= LONGEST_WAIT or self.starts_after():
            self.start()

    def start(self):
        parent = os.getpid()
        self.process = subprocess.Popen(
            self.command,
            env=self.surroundings,
            cwd=environment.ROOT,
            preexec_fn=lambda: orphans.end_with(parent),
        )
        self.started = time.monotonic()

    def start_again(self):
        self.starts_again_at = None
        try:
            self.start()
        except OSError as error:  # no memory for another process, just now
            say(f"{self.label} startet nicht ({error.strerror}).")
            self.starts_again_at = time.monotonic() + LONGEST_PAUSE

    def look_after(self):
        """Start the process, also again where it died; tell whether it can still come up."""
        now = time.monotonic()
        if self.process is None:
            self.start_first()
            return True
        if self.starts_again_at is not None:
            if now >= self.starts_again_at:
                self.start_again()
            return True
        lived = now - self.started
        self.was_steady = self.was_steady or lived >= STEADY_SECONDS
        code = self.process.poll()
        if code is None:
            return True
        self.deaths_in_a_row = 1 if lived >= STEADY_SECONDS else self.deaths_in_a_row + 1
        if self.is_needed and not self.was_steady and self.deaths_in_a_row >= MOST_FAILED_STARTS:
            say(f"{self.label} startet nicht ({outcome(code)}).")
            return False
        pause = min(2 ** (self.deaths_in_a_row - 1) - 1, LONGEST_PAUSE)
        self.starts_again_at = now + pause
        self.restarts = [*self.restarts, datetime.now(UTC).isoformat()][-KEPT_RESTARTS:]
        say(f"{self.label} ist beendet ({outcome(code)}), neuer Start in {pause} s.")
        return True


def say(line):
    """Write a line of the log, in the form of all others."""
    if environment.log_format() == "json":
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        facts = {"time": now, "level": "WARNING", "logger": "supervision", "message": line}
        line = json.dumps(facts, ensure_ascii=False)
    print(line, file=sys.stderr, flush=True)


def outcome(code):
    """Say how a process ended, by its return code."""
    return f"Signal {-code}" if code < 0 else f"Code {code}"


def when_told_to_end(handle):
    """Call this on SIGTERM and Ctrl-C."""
    # Set for both: a process started in the background of a shell ignores SIGINT otherwise.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: handle())


def keep_running(children, folder):
    """Start the processes and look after them until somebody ends this one; return the exit code."""
    # Only noted, so that no process is started that nobody ends.
    ending = threading.Event()
    when_told_to_end(ending.set)
    reported = None
    try:
        for child in children:
            child.start_first()
        while not ending.wait(0.2):
            if not all(child.look_after() for child in children):
                return 1
            restarts = {child.name: child.restarts for child in children}
            if restarts != reported:
                report(restarts, folder)
                reported = restarts
        return 0
    finally:
        end(children)


def report(restarts, folder):
    """Write down when what was started again, where `/readyz` and the dashboard read it."""
    try:
        draft = folder / f"{RESTARTS}.new"
        draft.write_text(json.dumps(restarts))
        draft.replace(folder / RESTARTS)
    except OSError as error:  # a full disk must not end the site
        say(f"{RESTARTS}: {error}")


def end(children):
    """Ask all processes to end, and kill those that do not."""
    started = [child for child in children if child.process]
    for child in started:
        child.process.terminate()
    deadline = time.monotonic() + END_SECONDS
    for child in started:
        try:
            child.process.wait(timeout=max(deadline - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
