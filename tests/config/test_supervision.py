"""What serve.py does with its processes: starts them again, ends them, and leaves nobody behind."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from config import supervision
from tests.journeys.running import ROOT

# First of all: it waits for processes while another process of the suite migrates the database.
pytestmark = pytest.mark.xdist_group("processes")

FOREVER = ["sleep", "600"]
DEAF = ["sh", "-c", "trap '' TERM INT; while true; do sleep 1; done"]


@pytest.fixture
def supervise(tmp_path):
    """Run the supervision in a process of its own, with children named as {name: command}."""
    started = []

    def run(is_needed=True, **children):
        script = f"""
            import os, sys
            from pathlib import Path
            from config import supervision
            supervision.STEADY_SECONDS = 600
            supervision.END_SECONDS = 1
            children = [
                supervision.Child(name, name, command, dict(os.environ), {is_needed})
                for name, command in {children}.items()
            ]
            sys.exit(supervision.keep_running(children, Path({str(tmp_path)!r})))
        """
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script)],
            env=os.environ | {"PYTHONPATH": str(ROOT / "site")},
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()


def children_of(process):
    return list(
        map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())
    )


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_until(holds, seconds=20):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        threading.Event().wait(0.02)


def running(process, number):
    wait_until(lambda: len([pid for pid in children_of(process) if is_alive(pid)]) == number)
    return children_of(process)


def test_a_dead_process_starts_again_while_the_other_goes_on(supervise, tmp_path):
    process = supervise(web=FOREVER, worker=FOREVER)
    web, worker = running(process, 2)
    os.kill(worker, signal.SIGKILL)
    wait_until(lambda: not is_alive(worker))
    assert web in running(process, 2)
    wait_until(lambda: len(json.loads((tmp_path / "restarts.json").read_text())["worker"]) == 1)
    assert json.loads((tmp_path / "restarts.json").read_text())["web"] == []
    assert process.stderr.readline() == "worker ist beendet (Signal 9), neuer Start in 0 s.\n"
    assert process.poll() is None


def test_it_starts_again_however_often_and_the_pause_grows(supervise):
    process = supervise(is_needed=False, worker=["false"])
    lines = [process.stderr.readline() for _ in range(3)]
    assert lines == [f"worker ist beendet (Code 1), neuer Start in {n} s.\n" for n in (0, 1, 3)]
    assert process.poll() is None


def test_a_process_that_never_comes_up_ends_the_site_with_a_failure(supervise, monkeypatch):
    process = supervise(web=["false"], worker=FOREVER)
    assert process.wait(timeout=40) == 1
    assert process.stderr.read().splitlines()[-1] == "web startet nicht (Code 1)."


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_zero_when_told_also_where_a_process_is_deaf(supervise, number):
    process = supervise(web=FOREVER, worker=DEAF)
    children = running(process, 2)
    process.send_signal(number)
    assert process.wait(timeout=10) == 0
    assert [pid for pid in children if is_alive(pid)] == []


def test_nobody_is_left_behind_when_it_is_killed(supervise):
    process = supervise(web=FOREVER, worker=FOREVER)
    children = running(process, 2)
    process.kill()
    wait_until(lambda: not any(map(is_alive, children)))


def child_that(lived, code, **more):
    """Return a child whose process has ended with this code after so many seconds."""
    child = supervision.Child("web", "Der Webserver", ["true"], dict(os.environ), True)
    child.start()
    child.process.wait()
    child.process.returncode = code
    child.started = time.monotonic() - lived
    vars(child).update(more)
    return child


@pytest.mark.parametrize(
    ("deaths", "pause"), [(0, 0), (1, 1), (2, 3), (3, 7), (4, 15), (5, 30), (60, 30)]
)
def test_the_pause_is_bounded(deaths, pause):
    child = child_that(1, 1, deaths_in_a_row=deaths, was_steady=True)
    before = time.monotonic()
    assert child.look_after()
    assert pause <= child.starts_again_at - before <= pause + 1


def test_after_a_steady_time_it_starts_again_at_once():
    child = child_that(16, -9, deaths_in_a_row=9)
    before = time.monotonic()
    assert child.look_after()
    assert child.starts_again_at - before <= 1


def test_a_start_that_fails_for_want_of_memory_is_tried_again():
    child = child_that(1, 1, command=["/nowhere/python"], starts_again_at=0)
    before = time.monotonic()
    assert child.look_after()
    assert child.starts_again_at - before >= supervision.LONGEST_PAUSE


def test_a_full_disk_does_not_end_the_site(tmp_path, capfd):
    supervision.report({"web": []}, tmp_path / "missing")
    assert capfd.readouterr().err.startswith("restarts.json: ")


def test_a_process_waits_for_the_one_that_comes_first_but_not_for_ever(monkeypatch):
    answers = iter([False, False, True])
    child = supervision.Child(
        "later", "later", FOREVER, dict(os.environ), False, lambda: next(answers)
    )
    child.look_after()
    child.look_after()
    assert child.process is None
    child.look_after()
    child.process.kill()
    child.process.wait()
    impatient = supervision.Child("now", "now", FOREVER, dict(os.environ), False, lambda: False)
    monkeypatch.setattr(supervision, "LONGEST_WAIT", 0)
    impatient.look_after()
    impatient.process.kill()
    impatient.process.wait()
