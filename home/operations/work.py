"""How the worker does several things at once: each in a thread, so that none holds up another."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import close_old_connections, connections
from django.utils import timezone

logger = logging.getLogger(__name__)

LONGEST_PAUSE_SECONDS = 60


@dataclass
class Part:
    """One kind of work, done again and again: `run(now)` with an aware moment of the local time."""

    label: str  # how people call it
    run: Callable[[datetime], object]
    pause_seconds: float = 2
    busy_since: datetime | None = field(default=None, init=False)

    def keep_doing(self, stopping):
        """Work until the event `stopping` is set; what fails is logged and tried again, ever later."""
        pause = self.pause_seconds
        while not stopping.is_set():
            pause = self.pause_seconds if self.do() else min(2 * pause, LONGEST_PAUSE_SECONDS)
            stopping.wait(pause)
        connections.close_all()

    def do(self):
        """Do one round; return whether it came to a good end."""
        self.busy_since = timezone.now()
        try:
            self.run(timezone.localtime())
        except Exception as error:  # a mail server's whim must not end the worker
            logger.error("%s: %r", self.label, error)
            return False
        finally:
            self.busy_since = None
            close_old_connections()
        return True


def do_until(stopping, parts, seconds):
    """Do all parts at once until the event is set; return whether all ended within so many seconds."""
    threads = [
        threading.Thread(target=part.keep_doing, args=[stopping], name=part.label, daemon=True)
        for part in parts
    ]
    for thread in threads:
        thread.start()
    stopping.wait()
    deadline = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(deadline - time.monotonic(), 0))
    return not any(thread.is_alive() for thread in threads)
