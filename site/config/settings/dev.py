"""A developer's machine: debug pages, files served without collecting them, each page made anew."""

from .base import *  # noqa: F403
from .base import MIDDLEWARE, STORAGES, env

DEBUG = True
SECRET_KEY = env.str("SECRET_KEY", default="only-for-development-" + "x" * 40)
# A cached page would show a template as it was before it was changed.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.endswith("PageCacheMiddleware")]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
