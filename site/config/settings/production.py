"""The server: everything secret or local comes from the environment or from VAR_DIR."""

import secrets
from urllib.parse import urlsplit

from config import environment

from .base import *  # noqa: F403
from .base import PROXY_COUNT, env


def stored_secret():
    """Return the key kept in VAR_DIR, made at the first start, so that sessions outlive a restart."""
    path = environment.usable_folder() / "secret_key"
    if not path.exists() or not path.stat().st_size:
        # Whole or not at all: a start that was killed must not leave half a key.
        draft = path.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        draft.replace(path)
    return path.read_text()


DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="") or stored_secret()

BASE_URL = environment.public_address()
ADDRESS = urlsplit(BASE_URL)
ALLOWED_HOSTS = [ADDRESS.hostname, *env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# TLS ends at the proxy in front; on a bare http address these would lock everybody out.
IS_HTTPS = ADDRESS.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_SSL_HOST = ADDRESS.netloc if IS_HTTPS else None
HSTS_SECONDS = environment.whole_number("HSTS_SECONDS", 31_536_000, highest=63_072_000)
SECURE_HSTS_SECONDS = HSTS_SECONDS if IS_HTTPS else 0
# Both bind the whole domain, also what else the operator runs there; a preload is hard to undo.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=False) and IS_HTTPS
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False) and IS_HTTPS
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {
            "()": "config.logs.LineFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
        "json": {"()": "config.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": environment.log_format()}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    # A line for each task and each edit (the admin's history has them) would bury what matters.
    "loggers": {
        name: {"level": "WARNING"} for name in ("django_tasks", "django_tasks_db", "wagtail")
    },
}
