"""How long a body may take, and which connections are ended for it."""

import io
import socket
import threading

import pytest

from content.security import slow_bodies
from content.security.open_connections import Connections
from content.security.slow_bodies import CountedBody, SlowBodyGuard, Watch, patience


class NoConnections:
    def note(self, now):
        pass

    def hang_up(self, now, patience):
        pass

    def forget(self):
        pass


def body(content, length):
    environ = {"wsgi.input": io.BytesIO(content), "CONTENT_LENGTH": str(length)}
    return CountedBody(environ, Watch(NoConnections()))


@pytest.fixture
def pair():
    """Both ends of a connection to a port on which we listen, and the port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        visitor = socket.create_connection(server.getsockname())
        ours, _address = server.accept()
        yield visitor, ours, server.getsockname()[1]
        visitor.close()
        ours.close()


def is_ended(visitor):
    visitor.settimeout(0.2)
    try:
        return visitor.recv(1) == b""
    except TimeoutError:
        return False


def test_a_body_is_read_in_pieces_and_whole():
    one = body(b"abcdef", 6)
    assert [one.read(4), one.read(), one.read(4)] == [b"abcd", b"ef", b""]


def test_a_body_is_read_in_lines():
    one = body(b"ab\ncd", 5)
    assert [one.readline(), one.readline(1), one.readline(), one.readline()] == [
        b"ab\n",
        b"c",
        b"d",
        b"",
    ]


def test_a_body_that_ends_early_is_no_body():
    with pytest.raises(OSError, match="ended early"):
        body(b"abc", 6).read()


def test_by_default_a_silent_visitor_is_gone_within_half_a_minute():
    assert patience(0) + 2 * slow_bodies.LOOK_EVERY < 30


def test_who_sends_at_a_fair_pace_may_send_long():
    sixteen_megabytes = 16 * 1024 * 1024
    assert patience(sixteen_megabytes) > 1000


def test_only_requests_with_a_body_are_watched():
    seen = []
    guard = SlowBodyGuard(lambda environ, start: seen.append(environ["wsgi.input"]), None)
    guard({"wsgi.input": "plain"}, None)
    guard({"wsgi.input": "plain", "CONTENT_LENGTH": "7"}, None)
    guard({"wsgi.input": "plain", "CONTENT_LENGTH": "x"}, None)
    assert [type(one) for one in seen] == [str, CountedBody, str]


def test_a_connection_on_which_nothing_moves_is_ended_in_its_time(pair):
    visitor, _ours, port = pair
    connections = Connections(port)
    connections.note(now=100)
    connections.hang_up(100 + patience(0) - 1, patience)
    assert not is_ended(visitor)
    connections.hang_up(100 + patience(0) + 1, patience)
    assert is_ended(visitor)


def test_who_sends_fast_enough_is_left_alone(pair):
    visitor, ours, port = pair
    connections = Connections(port)
    connections.note(now=100)
    reader = threading.Thread(target=lambda: ours.recv(2**20, socket.MSG_WAITALL))
    reader.start()
    visitor.sendall(b"x" * 2**20)
    reader.join()
    connections.hang_up(100 + patience(0) + 60, patience)
    assert not is_ended(visitor)


def test_who_is_being_answered_is_left_alone(pair):
    visitor, ours, port = pair
    connections = Connections(port)
    connections.note(now=100)
    ours.sendall(b"x")
    visitor.recv(1)
    connections.hang_up(100 + patience(0) + 60, patience)
    assert not is_ended(visitor)
    connections.note(now=160)
    connections.hang_up(160 + patience(0) - 1, patience)
    assert not is_ended(visitor)


def test_connections_to_other_ports_are_not_ours(pair):
    visitor, _ours, _port = pair
    connections = Connections(1)
    connections.note(now=100)
    connections.hang_up(1000, patience)
    assert not is_ended(visitor)
