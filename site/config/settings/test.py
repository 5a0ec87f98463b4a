"""The test suite: fast hashes, tasks at once, files in a folder that the tests throw away."""

from tempfile import mkdtemp

from .base import *  # noqa: F403
from .base import DATABASES, INSTALLED_APPS, STORAGES

DEBUG = False
INSTALLED_APPS = [*INSTALLED_APPS, "tests.market"]  # registered only by tests of the sections
SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
FOLDER = mkdtemp(prefix="planb-test-")
MEDIA_ROOT = f"{FOLDER}/media"
STATIC_ROOT = mkdtemp(dir=FOLDER)
# A file: SQLite's shared memory database knows no waiting for a lock, so threads would fail.
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": f"{FOLDER}/test.sqlite3"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
FORM_FASTEST_SECONDS = 0
