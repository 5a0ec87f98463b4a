"""The test suite: fast hashes, tasks at once, files in a folder that the tests throw away."""

from tempfile import mkdtemp

from .base import *  # noqa: F403
from .base import STORAGES

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
MEDIA_ROOT = mkdtemp(prefix="planb-media-")
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
FORM_FASTEST_SECONDS = 0
