"""A developer's machine: debug pages, files served without collecting them."""

from .base import *  # noqa: F403
from .base import STORAGES, env

DEBUG = True
SECRET_KEY = env.str("SECRET_KEY", default="only-for-development-" + "x" * 40)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
