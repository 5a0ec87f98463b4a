"""Runs tests on a PostgreSQL and a Redis server of their own, where their programs are installed.

python -m tests.bench.on_databases tests/submissions/privacy
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import redis
from tests.bench.postgres import Server

# PostgreSQL locks rows, not the database.
OF_SQLITE = "tests/content/security/test_write_lock.py"


def main(arguments):
    """Return the exit code of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        postgres = Server(Path(folder) / "postgres")
        cache = redis.Server(Path(folder) / "redis")
        try:
            addresses = {"DATABASE_URL": postgres.new_database("planb"), "REDIS_URL": cache.url}
            command = [sys.executable, "-m", "pytest", "--ignore", OF_SQLITE, *arguments]
            return subprocess.run(command, env=os.environ | addresses, check=False).returncode
        finally:
            cache.stop()
            postgres.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
