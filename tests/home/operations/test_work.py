"""The worker does several things at once, and none holds up another."""

import threading

import pytest

from home.operations import work
from home.operations.work import Part, do_until


@pytest.fixture(autouse=True)
def _no_database(monkeypatch):
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    monkeypatch.setattr(work.connections, "close_all", lambda: None)


@pytest.fixture
def stopping():
    event = threading.Event()
    yield event
    event.set()


class Counted:
    """Counts its rounds; `begun` is set with the first, `enough` with the third."""

    def __init__(self):
        self.rounds, self.begun, self.enough = 0, threading.Event(), threading.Event()

    def __call__(self, now):
        self.rounds += 1
        self.begun.set()
        if self.rounds >= 3:
            self.enough.set()


def start(stopping, *parts, seconds=5):
    """Do the parts in the background; the answer of `do_until` is appended to the list returned."""
    ended = []
    thread = threading.Thread(target=lambda: ended.append(do_until(stopping, parts, seconds)))
    thread.start()
    return thread, ended


def test_a_part_that_hangs_does_not_hold_up_the_others(stopping):
    released, begun, others = threading.Event(), threading.Event(), Counted()

    def hang(now):
        begun.set()
        released.wait(20)

    hanging = Part("E-Mails", hang, 0)
    thread, ended = start(stopping, hanging, Part("Lebenszeichen", others, 0.001), seconds=0.1)
    assert begun.wait(5)
    assert others.enough.wait(5)
    assert hanging.busy_since is not None
    stopping.set()
    thread.join(5)
    assert ended == [False]
    released.set()


def test_parts_end_when_told(stopping):
    first, second = Counted(), Counted()
    thread, ended = start(stopping, Part("a", first, 0.001), Part("b", second, 600))
    assert first.enough.wait(5)
    assert second.begun.wait(5)
    stopping.set()
    thread.join(5)
    assert ended == [True]
    assert second.rounds == 1


def test_a_part_that_fails_is_tried_again_ever_later(monkeypatch, caplog):
    class Stopping:
        pauses = []

        def is_set(self):
            return len(self.pauses) == 8

        def wait(self, pause):
            self.pauses.append(pause)

    def fail(now):
        if len(Stopping.pauses) != 6:
            raise OSError("away")

    part = Part("E-Mails", fail)
    part.keep_doing(Stopping())
    assert Stopping.pauses == [4, 8, 16, 32, 60, 60, 2, 4]
    assert caplog.messages == ["E-Mails: OSError('away')"] * 7
    assert part.busy_since is None
