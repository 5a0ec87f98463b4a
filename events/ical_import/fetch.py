"""Reading a calendar from an address that an editor typed, without being led into our own network.

The name is resolved once, every address it has is checked, and the connection goes to the checked
address itself, so that a second answer of the name server cannot lead elsewhere (DNS rebinding).
Each redirect is a new address and is checked the same way.
"""

import socket
import time
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import certifi
import urllib3
from django.utils.translation import gettext as _

from content.fields import is_web_address

MOST_BYTES = 1024 * 1024
MOST_REDIRECTS = 3
SECONDS = 10
SECONDS_IN_ALL = 20
PORTS = {"http": 80, "https": 443}
CHUNK = 16 * 1024


class FetchError(Exception):
    """Why a calendar could not be read, in words for editors."""


def fetch(url: str, is_allowed=None, any_port=False) -> bytes:
    """Return what stands at an http(s) or webcal address, at most MOST_BYTES.

    Raises FetchError. `is_allowed` and `any_port` are for tests with a server on this machine.
    """
    is_allowed = is_allowed or is_public
    end = time.monotonic() + SECONDS_IN_ALL
    url = url.replace("webcal://", "https://", 1)
    for _hop in range(MOST_REDIRECTS + 1):
        address = checked_address(url, is_allowed, any_port)
        with _answer(url, address) as response:
            if response.status in (301, 302, 303, 307, 308):
                url = urljoin(url, response.headers.get("Location", ""))
                continue
            if response.status != 200:
                raise FetchError(
                    _("Der andere Server antwortet mit dem Fehler %(status)s.")
                    % {"status": response.status}
                )
            return _read(response, end)
    raise FetchError(_("Die Adresse leitet zu oft weiter."))


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
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _answer(url, address):
    """Ask the host at this very address; the certificate must be the host's."""
    parts = urlsplit(url)
    port = parts.port or PORTS[parts.scheme]
    options = {"timeout": urllib3.Timeout(SECONDS), "retries": False, "maxsize": 1}
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address,
            port,
            server_hostname=parts.hostname,
            assert_hostname=parts.hostname,
            ca_certs=certifi.where(),
            **options,
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port, **options)
    headers = {
        "Host": parts.netloc,
        "Accept": "text/calendar",
        "Accept-Encoding": "identity",
        "User-Agent": "Plan-B-Kalender/1.0",
    }
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        return pool.urlopen("GET", target, headers=headers, redirect=False, preload_content=False)
    except urllib3.exceptions.HTTPError as error:
        raise FetchError(_("Der andere Server antwortet nicht.")) from error


def _read(response, end):
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
            if time.monotonic() > end:
                raise FetchError(_("Der andere Server ist zu langsam."))
    except urllib3.exceptions.HTTPError as error:
        raise FetchError(_("Die Verbindung ist abgebrochen.")) from error
    return bytes(body)
