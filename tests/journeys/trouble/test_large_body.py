"""Bodies that are too large are refused before they come, also where no proxy does it."""

import socket
import time
import urllib.parse

import pytest

MOST_SECONDS = 5  # a busy machine is slow itself


@pytest.mark.parametrize("path", ["/kontakt/", "/konto/anmelden/", "/einreichung/entwurf/x/1/"])
def test_two_hundred_megabytes_are_refused_before_they_come(site, path):
    address = urllib.parse.urlsplit(site.url)
    head = f"POST {path} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: {200 * 1024 * 1024}"
    begin = time.monotonic()
    with socket.create_connection((address.hostname, address.port), timeout=15) as connection:
        connection.sendall(f"{head}\r\n\r\nx".encode())
        answer = connection.recv(200)
    assert answer.startswith(b"HTTP/1.1 413"), answer
    assert time.monotonic() - begin < MOST_SECONDS
