"""The site as a newcomer starts it: `serve.py` with a folder of its own.

What a newcomer reads in the terminal (password, mailed links) is read from the same lines here.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180
MAIL_SECONDS = 30


class Site:
    """A running server and what it has printed so far."""

    def __init__(self, port, var, **more):
        self.url = f"http://127.0.0.1:{port}"
        self.var = var
        self.context = None  # of TLS, for a site behind a proxy
        self.lines = []
        # Settings are the server's own, unless a journey asks for others.
        environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        environment |= {
            "PORT": str(port),
            "VAR_DIR": str(var),
            "FORM_FASTEST_SECONDS": "0",
            "CONFIRMATIONS_PER_ADDRESS": "100",
            **more,
        }
        self.process = subprocess.Popen(
            [sys.executable, "serve.py"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def wait_for(self, pattern, seconds=MAIL_SECONDS, after=0):
        """Return the match of the newest printed line (from number `after` on) that fits."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for line in reversed(self.lines[after:]):
                if match := re.search(pattern, line):
                    return match
            assert self.process.poll() is None, "\n".join(self.lines)
            threading.Event().wait(0.2)
        raise AssertionError(f"{pattern} was never printed:\n" + "\n".join(self.lines[-40:]))

    def mailed_link(self, recipient, subject):
        """Return the private link in the mail to this address whose subject has this word."""
        head = re.compile(rf"E-Mail an {re.escape(recipient)}: .*{subject}")
        self.wait_for(head.pattern)
        at = max(n for n, line in enumerate(self.lines) if head.search(line))
        link = re.compile(r"https?://\S+/(?:einreichung|anmeldung)/\S+")
        self.wait_for(link.pattern, after=at)
        # the first below the head: the newest line may belong to another mail
        return next(found[0] for line in self.lines[at:] if (found := link.search(line)))

    def is_answering(self):
        try:
            with urllib.request.urlopen(
                f"{self.url}/healthz", timeout=2, context=self.context
            ) as answer:
                return answer.status == 200
        except OSError:
            return False

    def wait_until_answering(self):
        end = time.monotonic() + START_SECONDS
        while not self.is_answering():
            assert self.process.poll() is None, "\n".join(self.lines)
            assert time.monotonic() < end, "\n".join(self.lines)
            threading.Event().wait(0.1)

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=40)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
