"""Whether an upgrade keeps what readers see: a database of an earlier state is migrated and compared.

python -m tests.upgrade COMMIT [PYTHON]

The commit is checked out in a folder of its own and makes its database with its starting content. A
copy of that is prepared by the present code, as `make run` would. Both states are asked for the same
addresses at the same moment, and the differences are printed. PYTHON is one that has the libraries of
the commit; without it the present one is taken where the requirements are the same, or a virtual
environment is made. Ends with 1 where an address answers with another status, type or address to go
on to; other differences are for a person to judge, since a release may mean them. A clone without the
commit (a shallow one for example) says so and ends with 0.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from datetime import UTC, datetime
from pathlib import Path

from tests.upgrade.comparing import differences

ROOT = Path(__file__).resolve().parents[2]
RECORDER = Path(__file__).with_name("recorder.py")


class State:
    """A checkout with the Python that runs it, the folder that it writes into, and more settings."""

    def __init__(self, checkout, python, var, **settings):
        self.checkout, self.python, self.var, self.settings = checkout, python, var, settings

    def run(self, *command, is_refusal_allowed=False, **options):
        """Let a command of the state run to its end."""
        is_checked = not is_refusal_allowed
        return subprocess.run(**self.called(*command), check=is_checked, **options)

    def called(self, *command):
        """Return how a command of the state is called, as `subprocess` takes it."""
        environment = {
            k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")
        }
        environment |= {
            "VAR_DIR": str(self.var),
            "BASE_URL": "http://localhost:8000",
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "PYTHONPATH": os.pathsep.join([str(self.checkout), str(self.checkout / "site")]),
        }
        environment |= self.settings
        # -P: modules beside the recorder must not hide those of the checkout
        return {
            "args": [self.python, "-P", *command],
            "cwd": self.checkout,
            "env": environment,
        }

    def prepare(self):
        self.run("manage.py", "prepare", stdout=subprocess.DEVNULL)

    def record(self, moment, addresses=()):
        """Return {address: [status, type, text]}; the state chooses the addresses if none are given."""
        output = self.var / "recorded.json"
        self.run(RECORDER, output, moment, *addresses)
        return json.loads(output.read_text())


def python_for(checkout, folder):
    """Return a Python that has what this checkout requires."""
    required = (checkout / "requirements.txt").read_text()
    if required == (ROOT / "requirements.txt").read_text():
        return sys.executable
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*install, "-r", checkout / "requirements.txt"], check=True)
    return python


def git(*command, **options):
    return subprocess.run(["git", *command], cwd=ROOT, **options)


def answers(commit, folder, python=None):
    """Return both states' answers, {address: [status, type, text]} before and after the upgrade."""
    checkout = folder / "checkout"
    git("worktree", "add", "--quiet", "--detach", checkout, commit, check=True)
    try:
        before = State(checkout, python or python_for(checkout, folder), folder / "before")
        before.prepare()
        after = State(ROOT, sys.executable, folder / "after")
        shutil.copytree(before.var, after.var)
        after.prepare()
        moment = datetime.now(UTC).isoformat()
        old = before.record(moment)
        new = after.record(moment, addresses=old)
    finally:
        git("worktree", "remove", "--force", checkout)
    return old, new


def main(commit, python=None):
    if git("cat-file", "-e", f"{commit}^{{commit}}", stderr=subprocess.DEVNULL).returncode:
        print(f"upgrade: {commit} is not in the history of this clone, nothing to compare")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        old, new = answers(commit, Path(folder), python)
    found = [line for address in old for line in differences(address, old[address], new[address])]
    print("\n".join(found) or "no differences")
    broken = [address for address in old if old[address][:2] != new[address][:2]]
    print(f"{len(old)} addresses of {commit} asked, {len(broken)} answer otherwise")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
