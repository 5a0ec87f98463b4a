"""Reading a calendar from an address that an editor typed, without being led into our own network.

The name is resolved once, every address it has is checked, and the connection goes to the checked
address itself, so that a second answer of the name server cannot lead elsewhere (DNS rebinding).
Each redirect is a new address and is checked the same way.
"""

import re
import socket
import threading
import time
from contextlib import suppress
from http.client import HTTPException
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import certifi
from django.utils.translation import gettext as _
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from content.fields import is_web_address

MOST_BYTES = 1024 * 1024
MOST_REDIRECTS = 3
SECONDS = 10
SECONDS_IN_ALL = 20
PORTS = {"http": 80, "https": 443}
CHUNK = 16 * 1024


class FetchError(Exception):
    """Why a calendar could not be read, in words for editors."""


class Fetched(NamedTuple):
    """What stands at an address; no data where it is as the server described it last time."""

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


def fetch(url: str, etag="", last_modified="", is_allowed=None, any_port=False) -> Fetched:
    """Return what stands at an http(s) or webcal address, at most MOST_BYTES.

    `etag` and `last_modified` are what its server said of what we have. Raises FetchError.
    `is_allowed` and `any_port` are for tests with a server on this machine.
    """
    is_allowed = is_allowed or is_public
    url = re.sub("^webcals?://", "https://", url, flags=re.IGNORECASE)
    known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    known = {name: value for name, value in known.items() if value}
    with _Deadline(SECONDS_IN_ALL) as deadline:
        for _hop in range(MOST_REDIRECTS + 1):
            address = checked_address(url, is_allowed, any_port)
            response = _answer(url, address, known, deadline)
            if response.status in (301, 302, 303, 307, 308):
                url = urljoin(url, response.headers.get("Location", ""))
                continue
            if response.status == 304 and known:
                return Fetched(None, etag, last_modified)
            if response.status != 200:
                raise FetchError(
                    _("Der andere Server antwortet mit dem Fehler %(status)s.")
                    % {"status": response.status}
                )
            headers = response.headers
            data = _read(response, deadline)
            return Fetched(
                data, headers.get("ETag", "")[:300], headers.get("Last-Modified", "")[:100]
            )
    raise FetchError(_("Die Adresse leitet zu oft weiter."))


class _Deadline:
    """One time limit over connecting, headers and body, however slowly each byte comes.

    At its end the connection is cut, which wakes up whoever waits for it.
    """

    def __init__(self, seconds):
        self.end = time.monotonic() + seconds
        self.connection = None
        self.bell = threading.Timer(seconds, self._cut)
        self.bell.daemon = True

    def __enter__(self):
        self.bell.start()
        return self

    def __exit__(self, *error):
        self.bell.cancel()
        if self.connection is not None:
            self.connection.close()

    def watch(self, connection):
        """Cut this connection at the end, in place of an earlier one."""
        if self.connection is not None:
            self.connection.close()
        self.connection = connection

    def left(self):
        """How many seconds are left; raises FetchError where none is."""
        seconds = self.end - time.monotonic()
        if seconds <= 0:
            raise FetchError(_("Der andere Server ist zu langsam."))
        return seconds

    def _cut(self):
        with suppress(AttributeError, OSError):
            self.connection.sock.shutdown(socket.SHUT_RDWR)


def checked_address(url: str, is_allowed, any_port=False) -> str:
    """Return an IP address of the URL's host; every one of them must be allowed."""
    if not is_web_address(url):
        raise FetchError(_("Das ist keine Adresse, die mit https:// oder http:// beginnt."))
    parts = urlsplit(url)
    port = parts.port or PORTS[parts.scheme]
    if port not in PORTS.values() and not any_port:
        raise FetchError(_("Die Adresse darf keinen besonderen Anschluss (Port) nennen."))
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            _("Diesen Server gibt es nicht: %(host)s") % {"host": parts.hostname}
        ) from error
    addresses = [row[4][0] for row in found]
    if not addresses or not all(is_allowed(address) for address in addresses):
        raise FetchError(_("Adressen im eigenen Netz werden nicht gelesen."))
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the open internet, also where it wraps an IPv4 one."""
    ip = ip_address(address.partition("%")[0])
    if ip.version == 6:
        wrapped = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if not all(inner.is_global for inner in wrapped if inner is not None):
            return False
        if ip.is_site_local:  # old addresses of one's own network, which Python calls global
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _answer(url, address, known, deadline):
    """Ask the host at this very address; the certificate must be the host's."""
    parts = urlsplit(url)
    port = parts.port or PORTS[parts.scheme]
    seconds = min(SECONDS, deadline.left())
    if parts.scheme == "https":
        connection = HTTPSConnection(
            address,
            port,
            timeout=seconds,
            server_hostname=parts.hostname,
            assert_hostname=parts.hostname,
            cert_reqs="CERT_REQUIRED",
            ca_certs=certifi.where(),
        )
    else:
        connection = HTTPConnection(address, port, timeout=seconds)
    deadline.watch(connection)
    headers = known | {
        "Host": parts.netloc,
        "Accept": "text/calendar",
        "Accept-Encoding": "identity",
        "User-Agent": "Plan-B-Kalender/1.0",
    }
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("GET", target, headers=headers, preload_content=False)
        return connection.getresponse()
    except (HTTPError, HTTPException, OSError) as error:
        deadline.left()
        raise FetchError(_("Der andere Server antwortet nicht.")) from error


def _read(response, deadline):
    """Read the body as it comes, up to the limits of size and time."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise FetchError(_("Der andere Server schickt den Kalender gepackt."))
    body = bytearray()
    try:
        # read1 returns what is there: a server that sends byte by byte does not get round `end`
        while chunk := response.read1(CHUNK):
            body += chunk
            if len(body) > MOST_BYTES:
                raise FetchError(_("Der Kalender ist größer als 1 MB."))
            deadline.left()
    except (HTTPError, HTTPException, OSError) as error:
        deadline.left()
        raise FetchError(_("Die Verbindung ist abgebrochen.")) from error
    deadline.left()  # cut off, what came looks like an end
    return bytes(body)
