"""Whether we read opening hours as opening_hours.js does, which wrote the rules of OSM down first.

It needs node and npm, and lives in a folder of its own, made anew for each run. Its answers are kept
beside this file, so that the tests compare without it.

python -m tests.bench.opening_hours.run
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.opening_hours.values import moments, values

PACKAGE = "opening_hours@3.15.0"
HERE = Path(__file__).parent


def main():
    """Ask the other program, keep its answers, print the table; return its exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install = [
            "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            PACKAGE,
        ]
        if subprocess.run(install, cwd=folder).returncode:
            sys.exit(f"comparison failed: {PACKAGE} could not be installed")
        script = folder / "ask.mjs"
        script.write_text((HERE / "ask.mjs").read_text())
        asked = {
            "values": list(values()),
            "moments": [moment.isoformat() for moment in moments()],
        }
        out = subprocess.run(
            ["node", script],
            cwd=folder,
            env=os.environ | {"TZ": "Europe/Berlin"},
            input=json.dumps(asked),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
    # What the library itself prints (it warns of some values) stands before the last line.
    answers = json.loads(out.splitlines()[-1])
    (HERE / "answers.json").write_text(json.dumps(answers, ensure_ascii=False, indent=0) + "\n")
    return report()


def report():
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": os.pathsep.join([".", "site"]),
    }
    code = (
        "import django; django.setup()\n"
        "from tests.bench.opening_hours import compare\n"
        "print('\\n'.join(compare.table()))\n"
        "raise SystemExit(any(why == compare.UNEXPLAINED for _, why in compare.differences()))\n"
    )
    return subprocess.run([sys.executable, "-c", code], env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
