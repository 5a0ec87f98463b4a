"""The site under an unkind hand: its processes are killed while people send, and it is told to end."""

import os
import random
import signal
import socket
import threading
import time
from contextlib import ExitStack

import pytest

from tests.bench.kills.run import processes, run
from tests.bench.serving import processes_below
from tests.bench.soak.run import is_running
from tests.deploy.proxies import head
from tests.journeys.running import Site, copy, free_port

END_SECONDS = 10
SILENT = 12  # more than the web processes have threads


@pytest.fixture(scope="module")
def folder(prepared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    copy(prepared, folder / "var")
    return folder


@pytest.fixture(scope="module")
def port():
    """The same for all, so that the site is prepared once."""
    return free_port()


@pytest.fixture
def start(folder, port):
    """Start the site; whatever happens, it is gone afterwards."""
    sites = []

    def start_site(**more):
        sites.append(Site(port, folder / "var", **more))
        sites[-1].wait_until_answering()
        return sites[-1]

    yield start_site
    for site in sites:
        if site.process.poll() is None:
            site.stop()


def wait_until(holds, seconds):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        threading.Event().wait(0.05)


def test_what_people_were_told_survives_six_kills(folder, port):
    kinds = ("web process", "worker", "mail server")
    kills, heard, wrong = run(folder, 6, random.Random(2026), kinds, pause=(0.5, 1.5), port=port)
    assert [kill.kind for kill in kills] == [*kinds, *kinds]
    assert len(heard.numbers) > 0
    assert {what: number for what, number in wrong.items() if number} == {}


@pytest.fixture
def silent_mail_server():
    """Accepts connections and says nothing; tells when the first came."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as server:
        yield server


def test_it_ends_in_time_while_requests_and_the_mail_server_hang(start, silent_mail_server):
    mail_port = silent_mail_server.getsockname()[1]
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(mail_port), "EMAIL_USE_TLS": "0"}
    site = start(**mail)
    ids = processes_below(site.process.pid)
    with ExitStack() as held:
        for _ in range(SILENT):
            connection = socket.create_connection(("127.0.0.1", int(site.url.rsplit(":", 1)[1])))
            held.enter_context(connection).sendall(head("127.0.0.1", 500) + b"text=Hal")
        wait_until(lambda: not site.is_answering(), 30)
        begin = time.monotonic()
        site.process.send_signal(signal.SIGTERM)
        assert site.process.wait(timeout=30) == 0
        assert time.monotonic() - begin <= END_SECONDS
    assert [pid for pid in ids if is_running(pid)] == []


def test_a_second_site_in_the_folder_is_refused_and_the_first_goes_on(site):
    second = Site(free_port(), site.var)
    assert second.process.wait(timeout=30) == 2
    wait_until(lambda: second.lines, 5)
    assert second.lines[-1].startswith("Die Website läuft schon")
    assert site.is_answering()


@pytest.mark.parametrize("victim", ["serve.py", "web server"])
def test_nobody_is_left_behind_by_a_parent_that_was_killed(request, victim):
    if victim == "serve.py":
        site = request.getfixturevalue("start")()
        left, parent = set(processes_below(site.process.pid)), site.process.pid
    else:
        # That of all journeys: it comes back, as is awaited below.
        site = request.getfixturevalue("site")
        found = processes(site)
        [parent] = found["web server"]
        left = found["web process"]
    os.kill(parent, signal.SIGKILL)
    wait_until(lambda: not any(map(is_running, left)), END_SECONDS)
    if victim == "web server":
        wait_until(lambda: processes(site)["web process"], 60)
        site.wait_until_answering()
