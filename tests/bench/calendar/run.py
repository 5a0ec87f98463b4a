"""What the calendar costs with 1,000 and 10,000 weekly events, beside expanding rules on the fly.

python -m tests.bench.calendar.run
"""

import os
import subprocess
import sys
import tempfile


def main():
    """Measure in a process of its own, which has a database and settings of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/calendar.sqlite3",
            "VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": os.pathsep.join([".", "site"]),
        }
        command = [sys.executable, "-m", "tests.bench.calendar.figures"]
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
