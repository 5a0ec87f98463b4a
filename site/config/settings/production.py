"""The server: everything secret or local comes from the environment or from VAR_DIR."""

import secrets
from urllib.parse import urlsplit

from .base import *  # noqa: F403
from .base import BASE_URL, VAR, env


def stored_secret():
    """Return the key kept in VAR_DIR, made at the first start, so that sessions outlive a restart."""
    path = VAR / "secret_key"
    if not path.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text()


DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="") or stored_secret()

HOST = urlsplit(BASE_URL).hostname
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[HOST, "localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# TLS ends at the proxy in front; on a bare http address these would lock everybody out.
IS_HTTPS = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
if env.int("PROXY_COUNT", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # A line for each task and each edit (the admin's history has them) would bury what matters.
    "loggers": {
        name: {"level": "WARNING"}
        for name in ("django_tasks", "django_tasks_db", "wagtail", "axes")
    },
}
