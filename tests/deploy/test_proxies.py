"""What reaches the server through nginx and Caddy, and what does not."""

import json
import socket
import subprocess
import threading
from contextlib import ExitStack

from django.conf import settings

from tests.deploy.proxies import Nginx, head, program
from tests.journeys.running import ROOT

SILENT = 30
FORGED = {
    "X-Forwarded-For": "192.0.2.9",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Host": "evil.example.org",
    "X-Forwarded-Port": "81",
    "X-Real-IP": "192.0.2.9",
    "Forwarded": "for=192.0.2.9;host=evil.example.org",
}


def test_forged_addresses_do_not_pass(proxy, recorder):
    assert proxy.open("/", headers=FORGED).read() == b"ok"
    [(headers, _length)] = recorder.requests
    arrived = {name.lower(): value for name, value in headers.items()}
    assert arrived["host"] == f"localhost:{proxy.port}"
    assert (arrived["x-forwarded-for"], arrived["x-forwarded-proto"]) == ("127.0.0.1", "https")
    assert arrived.get("x-forwarded-host", arrived["host"]) == arrived["host"]
    assert {"x-forwarded-port", "x-real-ip", "forwarded"} & set(arrived) == set()


def test_silent_bodies_do_not_reach_the_server(proxy, recorder):
    with ExitStack() as held:
        for connection in proxy.hold_bodies(SILENT):
            held.enter_context(connection)
        answers = [proxy.open("/").read() for _ in range(10)]
        assert answers == [b"ok"] * 10
        assert [length for _headers, length in recorder.requests] == [0] * 10
        assert recorder.connections <= 10


def test_a_body_in_pieces_arrives_as_a_whole(proxy, recorder):
    with proxy.connect() as connection:
        connection.sendall(head("localhost", 9) + b"text")
        threading.Event().wait(1)
        assert (recorder.connections, recorder.requests) == (0, [])
        connection.sendall(b"=Moin")
        assert connection.recv(200).startswith(b"HTTP/1.1 200")
    [(_headers, length)] = recorder.requests
    assert length == 9


def test_a_body_that_ends_early_never_arrives_as_a_whole(proxy, recorder):
    with proxy.connect() as connection:
        connection.sendall(head("localhost", 500) + b"text=Hal")
    threading.Event().wait(1)
    assert recorder.requests == []


def test_the_largest_body_of_the_site_passes(proxy, recorder):
    assert proxy.open("/einreichung/", b"x" * settings.LARGEST_BODY).status == 200
    assert [length for _headers, length in recorder.requests] == [settings.LARGEST_BODY]


def test_a_larger_body_is_refused_before_it_comes(proxy, recorder):
    with proxy.connect() as connection:
        connection.sendall(head("localhost", settings.LARGEST_BODY + 1) + b"x")
        answer = connection.recv(2000).decode()
    assert answer.startswith("HTTP/1.1 413")
    assert "Das ist zu viel auf einmal." in answer
    assert recorder.connections == 0


def test_plain_http_leads_to_tls(tmp_path, certificates, recorder):
    nginx = Nginx(tmp_path, certificates, recorder.port)
    try:
        with socket.create_connection(("127.0.0.1", nginx.plain_port), timeout=10) as connection:
            connection.sendall(b"GET /branchenbuch/?q=rad HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = connection.recv(2000).decode()
    finally:
        nginx.stop()
    assert answer.startswith("HTTP/1.1 301")
    assert "Location: https://localhost/branchenbuch/?q=rad\r\n" in answer
    assert recorder.requests == []


def test_caddy_understands_its_file_without_a_warning():
    path = str(ROOT / "deploy" / "Caddyfile")
    adapted = subprocess.run(
        [program("caddy"), "adapt", "--config", path, "--adapter", "caddyfile", "--validate"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert '"level":"warn"' not in adapted.stderr
    [server] = json.loads(adapted.stdout)["apps"]["http"]["servers"].values()
    assert (server["read_header_timeout"], server["read_timeout"]) == (10 * 10**9, 300 * 10**9)
    limit, refusal, proxy = server["routes"][0]["handle"][0]["routes"]
    assert limit["handle"] == [{"handler": "request_body", "max_size": settings.LARGEST_BODY}]
    assert refusal["match"][0]["expression"].endswith(f" > {settings.LARGEST_BODY}")
    assert proxy["handle"][0]["buffer_requests"] is True
