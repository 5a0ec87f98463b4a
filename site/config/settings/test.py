"""The test suite: fast hashes, tasks at once, files in a folder that the tests throw away."""

import os
from pathlib import Path
from tempfile import mkdtemp

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, INSTALLED_APPS, REDIS_URL, STORAGES

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
FOLDER = mkdtemp(prefix="planb-test-")
VAR = Path(FOLDER)
MEDIA_ROOT = f"{FOLDER}/media"
ERASURE_LIST = Path(FOLDER, "erased", "list")
BACKUP_DIR = Path(FOLDER, "backups")
STATIC_ROOT = mkdtemp(dir=FOLDER)
# A file: SQLite's shared memory database knows no waiting for a lock, so threads would fail.
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": f"{FOLDER}/test.sqlite3"}
# Each process of the suite has one of Redis's databases to itself: every test empties it.
if REDIS_URL:
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    CACHES["default"]["LOCATION"] = f"{REDIS_URL}?db={number}"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.content.market"]
TASKS = {"default": {"BACKEND": "tests.tasks.WithoutIndexes"}}
FORM_FASTEST_SECONDS = 0
