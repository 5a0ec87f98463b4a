"""The proxies of deploy/ as an administrator sets them up, on ports of their own."""

import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.journeys.running import ROOT, free_port

START_SECONDS = 30
# Only here nginx tells whether an answer is a copy that it kept.
STATE = "X-Cache"
CERTIFICATE_PATHS = "/etc/letsencrypt/live/planb.example.org/"
# What nginx needs around the site's file; as root it must stay root to reach the test's folder.
NGINX_FRAME = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def program(name):
    """Return the path of a program that these tests need."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    assert path, f"the tests of deploy/ need {name}: .ci/install-proxies installs it"
    return path


def configuration(name, *replacements):
    """Return a file of deploy/ with each (old, new) replaced; an `old` that it lacks is an error."""
    text = (ROOT / "deploy" / name).read_text()
    for old, new in replacements:
        assert old in text, f"deploy/{name} no longer says {old}"
        text = text.replace(old, str(new))
    return text


def make_certificate(folder):
    """Make certificate.pem and key.pem for localhost."""
    subprocess.run(
        [
            *(program("openssl"), "req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")),
        ],
        check=True,
        capture_output=True,
    )


class Proxy:
    """A running proxy with TLS in front of the port of a server on this machine."""

    def __init__(self, folder, certificates):
        self.folder = folder
        self.certificates = certificates
        self.port = free_port()
        self.url = f"https://localhost:{self.port}"
        self.context = ssl.create_default_context(cafile=certificates / "certificate.pem")

    def start(self, *command):
        environment = os.environ | {"XDG_DATA_HOME": str(self.folder), "HOME": str(self.folder)}
        self.process = subprocess.Popen(command, env=environment)
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                return self.connect().close()
            except OSError:
                assert self.process.poll() is None, f"{command[0]} has stopped"
                assert time.monotonic() < end, f"{command[0]} does not answer"
                threading.Event().wait(0.1)

    def connect(self):
        """Return a new connection whose TLS handshake is done."""
        plain = socket.create_connection(("localhost", self.port), timeout=10)
        return self.context.wrap_socket(plain, server_hostname="localhost")

    def open(self, path, data=None, headers=None, method=None):
        request = urllib.request.Request(self.url + path, data, headers or {}, method=method)
        return urllib.request.urlopen(request, timeout=30, context=self.context)

    def hold_bodies(self, number):
        """Return so many connections that announced a body and stopped sending in the middle."""
        held = [self.connect() for _ in range(number)]
        for connection in held:
            connection.sendall(head(f"localhost:{self.port}", 500) + b"text=Hal")
        return held

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


class Nginx(Proxy):
    name = "nginx"

    def __init__(self, folder, certificates, upstream):
        super().__init__(folder, certificates)
        self.plain_port = free_port()
        site = configuration(
            "nginx.conf",
            ("    listen [::]:80;\n", ""),
            ("    listen [::]:443 ssl http2;\n", ""),
            ("listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
            ("listen 443 ", f"listen 127.0.0.1:{self.port} "),
            (CERTIFICATE_PATHS + "fullchain.pem", certificates / "certificate.pem"),
            (CERTIFICATE_PATHS + "privkey.pem", certificates / "key.pem"),
            ("planb.example.org", "localhost"),
            ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
            ("/var/lib/nginx/planb", folder / "pages"),
            (
                "proxy_cache planb_pages;",
                f"proxy_cache planb_pages; add_header {STATE} $upstream_cache_status;",
            ),
        )
        user = "user root;" if os.getuid() == 0 else ""
        (folder / "site.conf").write_text(site)
        (folder / "nginx.conf").write_text(user + NGINX_FRAME.format(folder=folder))
        self.start(program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"))


class Caddy(Proxy):
    name = "Caddy"

    def __init__(self, folder, certificates, upstream):
        super().__init__(folder, certificates)
        tls = f"\ttls {certificates}/certificate.pem {certificates}/key.pem"
        site = configuration(
            "Caddyfile",
            ("{\n\tservers {", "{\n\tadmin off\n\tauto_https disable_redirects\n\tservers {"),
            ("planb.example.org {", f"{self.url} {{\n\tbind 127.0.0.1\n{tls}"),
            ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
        )
        (folder / "Caddyfile").write_text(site)
        config = str(folder / "Caddyfile")
        self.start(program("caddy"), "run", "--config", config, "--adapter", "caddyfile")


class Recorder:
    """A server that answers everything with "ok" and these headers, and notes what reached it."""

    def __init__(self, headers=None):
        self.headers = headers or {}
        recorder, self.requests, self.connections = self, [], 0

        class Answer(BaseHTTPRequestHandler):
            def setup(self):
                recorder.connections += 1
                super().setup()

            def do_GET(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                recorder.requests.append((dict(self.headers), len(body)))
                self.send_response(200)
                self.send_header("Content-Length", "2")
                for name, value in recorder.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(b"ok")

            do_POST = do_GET

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def head(host, length, path="/kontakt/"):
    """Return the head of a POST request with a body of this length."""
    kind = "application/x-www-form-urlencoded"
    lines = [f"POST {path} HTTP/1.1", f"Host: {host}", f"Content-Type: {kind}"]
    lines.append("X-Forwarded-Proto: https")  # for the site without its proxy
    return "\r\n".join([*lines, f"Content-Length: {length}", "", ""]).encode()
