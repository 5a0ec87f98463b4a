"""Frees the web process of requests whose body comes too slowly, or never ends.

The server reads a body without any time limit and offers none, and a thread that waits in it cannot
be woken from Python. So the waiting are counted, and where one waits too long the connections on
which nothing moves are shut down; the server then sees the end of the body. A proxy that buffers (nginx)
does the same before us; this is for whoever has none.
"""

import os
import threading
import time
from contextlib import contextmanager

from content.security.open_connections import Connections

# A body has this long, and for every so many bytes that came one second more: whoever is slower
# has let go of the web process within half a minute.
SECONDS = float(os.environ.get("BODY_SECONDS", "25"))
BYTES_PER_SECOND = 16 * 1024
LOOK_EVERY = 1.0


class SlowBodyGuard:
    """Wraps the site's application; `watch` knows who waits for a body."""

    def __init__(self, application, watch):
        self.application = application
        self.watch = watch

    def __call__(self, environ, start_response):
        if int_of(environ.get("CONTENT_LENGTH")):
            environ["wsgi.input"] = CountedBody(environ, self.watch)
        return self.application(environ, start_response)


class CountedBody:
    """The body of a request; tells the watch when somebody begins and ends to wait for it."""

    def __init__(self, environ, watch):
        self.inner = environ["wsgi.input"]
        self.left = int_of(environ["CONTENT_LENGTH"])
        self.watch = watch
        self.received, self.began_at = 0, None

    def read(self, size=-1):
        """Return so many bytes, all of them by default; a body that ends early raises OSError."""
        wanted = self._wanted(size)
        data = self._wait_for(self.inner.read, wanted)
        if len(data) < wanted:
            raise OSError("the body ended early")
        return data

    def readline(self, size=-1):
        """Return a line, or so many bytes of it; Django takes this with it, forms never use it."""
        return self._wait_for(self.inner.readline, self._wanted(size))

    def _wanted(self, size):
        return self.left if size is None or size < 0 else min(size, self.left)

    def _wait_for(self, read, wanted):
        if not wanted:
            return b""
        self.began_at = self.began_at or time.monotonic()
        with self.watch.waiting_for(self):
            data = read(wanted)
        self.left -= len(data)
        self.received += len(data)
        return data

    def is_overdue(self, now):
        return now - self.began_at > patience(self.received)


class Watch:
    """Knows which bodies are waited for, and ends the connections that keep us waiting too long."""

    def __init__(self, connections):
        self.connections = connections
        self.bodies = set()
        self.lock = threading.Lock()
        self.thread = None

    @contextmanager
    def waiting_for(self, body):
        with self.lock:
            self.bodies.add(body)
            if self.thread is None:
                self.thread = threading.Thread(target=self._look, daemon=True)
                self.thread.start()
        try:
            yield
        finally:
            with self.lock:
                self.bodies.discard(body)

    def _look(self):
        """Look once a second while somebody waits, and end when nobody does."""
        while self._has_work():
            now = time.monotonic()
            self.connections.note(now)
            with self.lock:
                is_overdue = any(body.is_overdue(now) for body in self.bodies)
            if is_overdue:
                self.connections.hang_up(now, patience)
            time.sleep(LOOK_EVERY)

    def _has_work(self):
        with self.lock:
            if not self.bodies:
                self.thread = None
                self.connections.forget()
            return bool(self.bodies)


def patience(received):
    """Return how many seconds so many bytes may take."""
    return SECONDS + received / BYTES_PER_SECOND


def int_of(text):
    try:
        return max(int(text or 0), 0)
    except ValueError:
        return 0


def guarded(application):
    port = int(os.environ.get("PORT", "8000"))
    return SlowBodyGuard(application, Watch(Connections(port)))
