"""The connections of visitors to this process, as Linux knows them: how long, and what moved on them."""

import os
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass

# Of Linux' struct tcp_info: bytes_acked and bytes_received.
TCP_INFO_LENGTH, COUNTERS = 136, struct.Struct("=120xQQ")


@dataclass
class Connection:
    """When one was first seen (seconds of a monotonic clock), and what had moved by then."""

    since: float
    sent: int
    received: int


class Connections:
    """Those that end at the port on which we listen, by file number and the visitor's end."""

    def __init__(self, port):
        self.port = port
        self.known = {}

    def note(self, now):
        """Remember new ones and begin anew with those to which we have sent something since."""
        current = {}
        for key, sent, received in self._open():
            known = self.known.get(key)
            is_same = known is not None and known.sent == sent
            current[key] = known if is_same else Connection(now, sent, received)
        self.known = current

    def forget(self):
        self.known = {}

    def hang_up(self, now, patience):
        """Shut down those that have brought less than `patience(bytes)` seconds allow.

        An idle browser among them opens another one; who waits for us or reads is left alone.
        """
        for key, sent, received in self._open():
            known = self.known.get(key)
            if known is None or known.sent != sent:
                continue
            if now - known.since > patience(received - known.received):
                with suppress(OSError), socket.socket(fileno=os.dup(key[0])) as one:
                    one.shutdown(socket.SHUT_RDWR)

    def _open(self):
        """Yield ((file number, visitor's end), bytes sent, bytes received)."""
        for number in _sockets():
            with suppress(OSError, struct.error), socket.socket(fileno=os.dup(number)) as one:
                is_internet = one.family in (socket.AF_INET, socket.AF_INET6)
                if is_internet and one.getsockname()[1] == self.port:
                    info = one.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, TCP_INFO_LENGTH)
                    yield (number, one.getpeername()), *COUNTERS.unpack(info)


def _sockets():
    """Return the file numbers of this process that are sockets; none where there is no /proc."""
    numbers = []
    with suppress(OSError):
        for name in os.listdir("/proc/self/fd"):
            with suppress(OSError):  # closed meanwhile
                if os.readlink(f"/proc/self/fd/{name}").startswith("socket:"):
                    numbers.append(int(name))
    return numbers
