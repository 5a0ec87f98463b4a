"""Reading an address that an editor typed: never our own network, never too much, never too long."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from events.ical_import import fetch as ical_import_fetch
from events.ical_import.fetch import FetchError, fetch, is_public

BODY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


class Handler(BaseHTTPRequestHandler):
    """A partner's server: each path misbehaves in its own way."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Host"]))
        if self.path.startswith("/nach/"):
            return self.answer(302, b"", Location=self.path.removeprefix("/nach/"))
        if self.path == "/gross":
            return self.answer(200, b"x" * (ical_import_fetch.MOST_BYTES + 1))
        if self.path == "/gepackt":
            return self.answer(200, BODY, **{"Content-Encoding": "gzip"})
        if self.path == "/tropfen":
            return self.drip(b"HTTP/1.0 200 OK\r\n\r\n")
        if self.path == "/kopf":
            return self.drip(b"HTTP/1.0 200 OK\r\nX-A: ")
        if self.path == "/bekannt":
            is_known = self.headers["If-None-Match"] == '"eins"'
            headers = {"ETag": '"eins"', "Last-Modified": "Fri, 01 May 2026 00:00:00 GMT"}
            return self.answer(304 if is_known else 200, b"" if is_known else BODY, **headers)
        return self.answer(404 if self.path == "/fehlt" else 200, BODY)

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, begin):
        """Send byte by byte, for ever."""
        try:
            self.wfile.write(begin)
            while not self.server.stopped.wait(0.05):
                self.wfile.write(b"x")
        except OSError:
            self.server.stopped.set()

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.stopped = [], threading.Event()
    # Of its own accord it looks twice a second whether to end, and each test waits for that.
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    server.url = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.stopped.set()
    server.shutdown()
    server.server_close()


def read(url):
    """Fetch, with this machine's own address allowed and nothing else beside the internet."""
    return fetched(url).data


def fetched(url, **known):
    return fetch(
        url, **known, is_allowed=lambda ip: ip == "127.0.0.1" or is_public(ip), any_port=True
    )


def test_a_calendar_is_read_with_the_name_of_its_host(server):
    assert read(f"{server.url}/kalender.ics?a=1") == BODY
    assert server.asked == [("/kalender.ics?a=1", server.url.removeprefix("http://"))]


def test_a_redirect_is_followed(server):
    assert read(f"{server.url}/nach/{server.url}/neu.ics") == BODY
    assert [path for path, _host in server.asked][1] == "/neu.ics"


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost.localdomain:80/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "//0.0.0.0/",
    ],
)
def test_a_redirect_into_our_own_network_is_not_followed(server, target):
    with pytest.raises(FetchError):
        read(f"{server.url}/nach/{target}")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/gross", "größer als 1 MB"),
        ("/fehlt", "Fehler 404"),
        ("/gepackt", "gepackt"),
        ("/nach//nach//nach//nach/", "leitet zu oft weiter"),
    ],
)
def test_what_a_server_does_wrong_is_said(server, path, message):
    if path.startswith("/nach"):
        path = "/nach/" * 9
    with pytest.raises(FetchError, match=message):
        read(server.url + path)


@pytest.mark.parametrize("path", ["/tropfen", "/kopf"])
def test_a_server_that_sends_for_ever_is_left(server, monkeypatch, path):
    monkeypatch.setattr(ical_import_fetch, "SECONDS_IN_ALL", 0.3)
    begin = time.monotonic()
    with pytest.raises(FetchError, match="zu langsam"):
        read(server.url + path)
    assert time.monotonic() - begin <= 5


def test_what_we_have_already_is_not_sent_again(server):
    first = fetched(f"{server.url}/bekannt")
    assert first == (BODY, '"eins"', "Fri, 01 May 2026 00:00:00 GMT")
    again = fetched(f"{server.url}/bekannt", etag=first.etag, last_modified=first.last_modified)
    assert again == (None, first.etag, first.last_modified)


def test_a_server_that_does_not_answer_is_said(server):
    server.shutdown()
    server.server_close()
    with pytest.raises(FetchError, match="antwortet nicht"):
        read(f"{server.url}/")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/kalender.ics",
        "http://localhost/kalender.ics",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "https://user:geheim@example.org/",
        "https://example.org:8443/",
        "https://example.org\\@127.0.0.1/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "kalender.ics",
        "",
    ],
)
def test_such_an_address_is_never_asked(url):
    with pytest.raises(FetchError):
        fetch(url)


@pytest.mark.parametrize(
    ("ip", "expected"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.1.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.1.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("fec0::1", False),
        ("feff::1", False),
        ("::ffff:127.0.0.1", False),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:7f00:1::", False),
    ],
)
def test_only_addresses_of_the_open_internet_are_public(ip, expected):
    assert is_public(ip) is expected


def test_a_name_with_one_address_in_our_network_is_refused(monkeypatch):
    """Two answers of the name server, one good: which of them is asked would be chance."""
    rows = [(2, 1, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kw: rows)
    with pytest.raises(FetchError, match="eigenen Netz"):
        fetch("http://partner.example/kalender.ics")
