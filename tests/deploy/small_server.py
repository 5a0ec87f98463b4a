"""A small server for docs/operating.md: an empty home, an ordinary user, the commands of the paper."""

import os
import re
import shutil
import signal
import subprocess
import threading
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.proxies import ROOT
from tests.journeys.running import START_SECONDS, free_port

PAPER = ROOT / "docs/operating.md"
NOBODY = 65534
PASSED_ON = ("PIP_", "SSL_", "REQUESTS_", "HTTP", "NO_PROXY", "UV_", "LANG")


@dataclass(frozen=True)
class Block:
    """Commands that stand together under a heading; `shell` is "sh" or, for root, "console"."""

    heading: str
    shell: str
    text: str


def blocks():
    """Return the commands of the paper in their order."""
    found, heading, lines, shell = [], "", None, ""
    for line in PAPER.read_text().splitlines():
        if lines is None and line.startswith("## "):
            heading = line[3:]
        elif lines is None and (match := re.fullmatch(r"```(sh|console)", line)):
            lines, shell = [], match[1]
        elif lines is not None and line == "```":
            found.append(Block(heading, shell, "\n".join(lines)))
            lines = None
        elif lines is not None:
            lines.append(line)
    return found


class SmallServer:
    """An empty home in a folder, and whoever types there; as root it is a user without any rights."""

    def __init__(self, folder):
        self.folder, self.home, self.port = folder, folder / "home", free_port()
        self.lines, self.process = [], None
        source = folder / "source.git"
        subprocess.run(["git", "clone", "--quiet", "--bare", ROOT, source], check=True)
        self.home.mkdir(mode=0o700)
        self.user = []
        if os.geteuid() == 0:
            for path in [folder, *folder.parents][:3]:
                path.chmod(path.stat().st_mode | 0o011)
            # git takes nothing from a folder that belongs to somebody else.
            for path in (self.home, source, *source.rglob("*")):
                shutil.chown(path, NOBODY, NOBODY)
            numbers = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
            self.user = ["setpriv", *numbers, "--"]
        kept = {k: v for k, v in os.environ.items() if k.upper().startswith(PASSED_ON)}
        # Its own copy is what an operator puts in place of the example's address.
        self.environment = kept | {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "PIP_NO_CACHE_DIR": "1",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.file://{source}.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://example.org/plan-b.git",
        }

    def type(self, text):
        """Run commands in a new terminal and return what they print; one that fails is an error."""
        done = subprocess.run(
            [*self.user, "bash", "-euc", text],
            cwd=self.home,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, f"{text}\n{done.stdout[-3000:]}"
        return done.stdout

    def edit_settings(self):
        """Replace what is an example, as the paper asks for; without a domain and a mail account."""
        path = self.home / "planb.env"
        text = path.read_text().replace("/srv/planb", str(self.home))
        text = text.replace("BASE_URL=https://planb.example.org", f"PORT={self.port}")
        text = re.sub(r"^(PROXY_COUNT|EMAIL_\w+|DEFAULT_\w+)=.*\n", "", text, flags=re.M)
        path.write_text(text)

    def start(self, begin):
        """Start the site as planb.service does."""
        unit = (ROOT / "deploy/systemd/planb.service").read_text()
        command = re.search(r"^ExecStart=(.*)$", unit, re.M)[1].replace(
            "/srv/planb", str(self.home)
        )
        self.process = subprocess.Popen(
            [*self.user, "bash", "-euc", f"{begin}\nexec {command}"],
            cwd=self.home,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        end = time.monotonic() + START_SECONDS
        while not self.is_ready():
            assert self.process.poll() is None and time.monotonic() < end, "\n".join(self.lines)
            threading.Event().wait(0.3)

    def _listen(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def is_ready(self):
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/readyz", timeout=5
            ) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=40)

    def files(self) -> list[Path]:
        """Return what the running site wrote, and its backups."""
        folders = [self.home / name for name in ("var", "backups", "erased")]
        return [path for folder in folders for path in folder.rglob("*") if path.is_file()]
