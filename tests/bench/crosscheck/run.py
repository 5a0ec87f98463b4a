"""Whether other programs read our feed as we read our list: date by date, over three years.

They need other versions of our libraries, or node, so they live in an environment of their own in
`var/crosscheck`, which is made where it is missing or their versions have changed.

python -m tests.bench.crosscheck.run
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PYTHON_PACKAGES = ("recurring-ical-events==3.8.2", "khal==0.14.1", "icalendar==7.3.2")
NODE_PACKAGES = ("ical.js@2.2.1", "node-ical@0.26.1")
HERE = Path(__file__).parent
FOLDER = HERE.parents[2] / "var" / "crosscheck"
# Each program, and the script beside this one that asks it.
READERS = {
    "recurring-ical-events 3.8.2": "by_recurring_ical_events.py",
    "khal 0.14.1": "by_khal.py",
    "ical.js 2.2.1": "by_ical_js.mjs",
    "node-ical 0.26.1": "by_node_ical.mjs",
}


def main():
    """Compare in a process with a database and settings of its own; return its exit status."""
    prepare(FOLDER)
    with tempfile.TemporaryDirectory() as name:
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{Path(name) / 'db.sqlite3'}",
            "VAR_DIR": name,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": os.pathsep.join([".", "site"]),
        }
        command = [sys.executable, "-m", "tests.bench.crosscheck.compare", FOLDER, name]
        return subprocess.run(command, env=environment).returncode


def prepare(folder):
    """Install the other programs; says so and ends where they cannot be had."""
    wanted = "\n".join([*PYTHON_PACKAGES, *NODE_PACKAGES])
    mark = folder / "installed"
    if mark.exists() and mark.read_text() == wanted:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *PYTHON_PACKAGES]
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    (folder / "package.json").write_text("{}")
    for command in (pip, [*npm, *NODE_PACKAGES]):
        if subprocess.run(command, cwd=folder).returncode:
            sys.exit(f"cross-check failed: {wanted} could not be installed")
    mark.write_text(wanted)


def command_of(script, folder):
    """The command that asks a program; node looks for packages beside the script."""
    if script.endswith(".py"):
        # -I: our own modules beside the reader must not hide the library's
        return [folder / "venv" / "bin" / "python", "-I", HERE / script]
    shutil.copy(HERE / script, folder)
    return ["node", folder / script]


if __name__ == "__main__":
    sys.exit(main())
