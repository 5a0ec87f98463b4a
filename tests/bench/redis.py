"""A Redis server of our own in a folder, where its program is installed."""

import shutil
import socket
import subprocess
import time
from pathlib import Path

START_SECONDS = 10


class Server:
    """Runs from creation until `stop()`; listens only on a socket in its folder, and stores nothing."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir()
        self.socket = self.folder / "redis.sock"
        self.start()

    @property
    def url(self):
        return f"unix://{self.socket}"

    def start(self):
        program = shutil.which("redis-server")
        assert program, "redis-server is missing: .ci/install-databases installs it"
        options = ["--port", "0", "--unixsocket", str(self.socket), "--save", "", "--dir", "."]
        self.process = subprocess.Popen(
            [program, *options], cwd=self.folder, stdout=subprocess.DEVNULL
        )
        end = time.monotonic() + START_SECONDS
        while not self.is_answering():
            assert time.monotonic() < end, "Redis does not answer"
            time.sleep(0.05)

    def is_answering(self):
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(str(self.socket))
            except OSError:
                return False
        return True

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=10)
