"""What the directory costs with 100, 10,000 and 100,000 entries, beside Wagtail's own search.

python -m tests.bench.directory.run [sizes…]     on SQLite, and on PostgreSQL where its programs are
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import postgres

SIZES = ("100", "10000", "100000")


def main():
    sizes = sys.argv[1:] or SIZES
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            measure(size, f"sqlite:///{folder}/{size}.sqlite3", folder)
        if postgres.programs() is None:
            print("PostgreSQL: its programs are not installed here, left out")
            return
        server = postgres.Server(Path(folder) / "postgres")
        try:
            for size in sizes:
                measure(size, server.new_database(f"bench{size}"), folder)
        finally:
            server.stop()


def measure(size, url, folder):
    """Measure one size in processes of its own, so that its memory and its caches are its own."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": os.pathsep.join([".", "site"]),
    }
    for module, *arguments in (("figures", size), ("memory",)):
        command = [sys.executable, "-m", f"tests.bench.directory.{module}", *arguments]
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
