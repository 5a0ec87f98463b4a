"""The whole site behind nginx: TLS, and readers who need not wait for silent bodies."""

import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.deploy.proxies import head

pytestmark = pytest.mark.xdist_group("deploy")

SILENT = 30  # five times as many as the web processes have threads
PAGES = ("/", "/veranstaltungen/", "/branchenbuch/", "/kontakt/", "/healthz")
# For one page: half of the time after which nginx lets a silent body go; a busy machine is slow itself.
MOST_SECONDS = 10


def seconds_for(site, path):
    begin = time.monotonic()
    with site.nginx.open(path) as answer:
        assert answer.status == 200
        answer.read()
    return time.monotonic() - begin


def test_the_site_stands_behind_tls(site):
    with site.nginx.open("/kontakt/") as answer:
        page = answer.read().decode()
        cookies = answer.headers.get_all("Set-Cookie")
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert all("; Secure" in cookie for cookie in cookies)
    assert re.search(r'rel="canonical"\s+href="([^"]+)"', page)[1] == f"{site.url}/kontakt/"


def test_a_form_can_be_sent_through_it(site):
    """The page's own address must be the one that the browser names as the form's origin."""
    with site.nginx.open("/kontakt/") as answer:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.read().decode())[1]
        cookie = answer.headers["Set-Cookie"].split(";")[0]
    headers = {"Cookie": cookie, "Origin": site.url, "Referer": f"{site.url}/kontakt/"}
    body = f"csrfmiddlewaretoken={token}&text=".encode()
    with site.nginx.open("/kontakt/", body, headers) as answer:
        assert 'href="#id_text"' in answer.read().decode()


def test_readers_do_not_wait_for_silent_bodies(site):
    for path in PAGES:
        seconds_for(site, path)
    with ExitStack() as held:
        for connection in site.nginx.hold_bodies(SILENT):
            held.enter_context(connection)
        with ThreadPoolExecutor(4) as readers:
            seconds = list(readers.map(lambda path: seconds_for(site, path), PAGES * 8))
    print(f"slowest of {len(seconds)} pages: {max(seconds):.2f} s")
    assert max(seconds) < MOST_SECONDS


def test_without_a_proxy_they_would_wait(site):
    """Otherwise the test above would prove nothing."""
    with ExitStack() as held:
        for _ in range(SILENT):
            connection = held.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            connection.sendall(head("localhost", 500) + b"text=Hal")
        end = time.monotonic() + 10
        while site.is_answering():
            assert time.monotonic() < end
    site.wait_until_answering()
