"""Prints the 200 words with what they find among the starting content, and how many are right.

python -m tests.bench.search_words.run          the list that the tests hold
python -m tests.bench.search_words.run 7        another draw of the same trades and needs, with this seed
"""

import os
import subprocess
import sys
import tempfile


def main():
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/words.sqlite3",
            "VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": os.pathsep.join([".", "site"]),
        }
        command = [sys.executable, "-m", "tests.bench.search_words.table", *sys.argv[1:]]
        return subprocess.run(command, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
