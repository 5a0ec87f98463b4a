"""A PostgreSQL server of our own in a folder, where its programs are installed."""

import os
import shutil
import subprocess
from pathlib import Path

PORT = "54329"


def programs():
    """Return the folder of the server's programs, or None."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


class Server:
    """Runs from creation until `stop()`; listens only on a socket in its folder."""

    def __init__(self, folder):
        self.folder, self.programs = Path(folder), programs()
        self.folder.mkdir()
        # PostgreSQL refuses to run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.user:
            self.folder.parent.chmod(0o711)
            shutil.chown(self.folder, "postgres")
        self._call(
            "initdb", "-D", self.folder / "data", "-U", "bench", "--auth=trust", "-E", "UTF8"
        )
        options = f"-k {self.folder} -p {PORT} -c listen_addresses='' -c fsync=off"
        log = self.folder / "log"
        self._call("pg_ctl", "-D", self.folder / "data", "-w", "-l", log, "-o", options, "start")

    def new_database(self, name):
        """Return the address of a new, empty database."""
        self._call("createdb", "-h", self.folder, "-p", PORT, "-U", "bench", name)
        host = str(self.folder).replace("/", "%2F")
        return f"postgresql://bench@{host}:{PORT}/{name}"

    def stop(self):
        self._call("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")

    def _call(self, program, *arguments):
        command = [*self.user, self.programs / program, *arguments]
        subprocess.run(
            list(map(str, command)), check=True, stdout=subprocess.DEVNULL, cwd=self.folder
        )
