"""Bodies that come too slowly, and those that are too large, keep nobody else waiting."""

import socket
import time
import urllib.parse

import pytest

SLOW = 12  # twice as many as the web processes have threads
MOST_SECONDS = 15  # BODY_SECONDS is 5 here (25 by default), and a busy machine is slow itself


def connect(site):
    address = urllib.parse.urlsplit(site.url)
    one = socket.create_connection((address.hostname, address.port))
    one.settimeout(MOST_SECONDS)
    return one


def head(site, length, path="/kontakt/"):
    host = urllib.parse.urlsplit(site.url).netloc
    kind = "application/x-www-form-urlencoded"
    lines = [f"POST {path} HTTP/1.1", f"Host: {host}", f"Content-Type: {kind}"]
    return "\r\n".join([*lines, f"Content-Length: {length}", "", ""]).encode()


def test_slow_bodies_let_go_of_the_web_processes(site):
    held = [connect(site) for _ in range(SLOW)]
    begin = time.monotonic()
    try:
        for one in held:
            one.sendall(head(site, 500) + b"text=Hal")
        time.sleep(1)
        assert not site.is_answering(), "the slow ones hold nobody up: the test proves nothing"
        while not site.is_answering():
            assert time.monotonic() < begin + MOST_SECONDS
        print(f"free again after {time.monotonic() - begin:.1f} s")
        assert [one.recv(100) for one in held] == [b""] * SLOW
    finally:
        for one in held:
            one.close()


def test_a_body_that_comes_in_pieces_but_in_time_is_read(site):
    with connect(site) as one:
        one.sendall(head(site, 9) + b"text")
        time.sleep(2)
        one.sendall(b"=Moin")
        answer = one.recv(200)
    assert answer.startswith(b"HTTP/1.1 403"), answer  # it has no token, and that was read


@pytest.mark.parametrize("path", ["/kontakt/", "/admin/login/", "/einreichung/entwurf/x/1/"])
def test_two_hundred_megabytes_are_refused_before_they_come(site, path):
    begin = time.monotonic()
    with connect(site) as one:
        one.sendall(head(site, 200 * 1024 * 1024, path) + b"x")
        answer = one.recv(200)
    assert answer.startswith(b"HTTP/1.1 413"), answer
    assert time.monotonic() - begin < MOST_SECONDS / 3
