"""Whether another program reads our feed as we read our list: date by date, over three years.

`recurring-ical-events` needs other versions of its libraries than we do, so it lives in a virtual
environment of its own, made anew for each run.

python -m tests.bench.crosscheck.run
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

READER = "recurring-ical-events==3.8.2"


def main():
    """Compare in a process with a database and settings of its own; return its exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "VAR_DIR": name,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": os.pathsep.join([".", "site"]),
        }
        command = [
            sys.executable,
            "-m",
            "tests.bench.crosscheck.compare",
            isolated_python(folder),
            name,
        ]
        return subprocess.run(command, env=environment).returncode


def isolated_python(folder):
    """Return a Python with the other program; says so and ends where it cannot be had."""
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    command = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", READER]
    if subprocess.run(command).returncode:
        sys.exit(f"cross-check failed: {READER} could not be installed")
    return python


if __name__ == "__main__":
    sys.exit(main())
