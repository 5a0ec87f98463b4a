"""Reads what the environment sets and checks it, for serve.py, manage.py and the settings alike.

Plain Python without Django, so that `serve.py` can refuse a wrong value before it starts anything.
A wrong value is refused in one German sentence that names the setting and says what to do.
"""

import importlib.util
import os
import re
import socket
import sys
import tempfile
import tomllib
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
POSTGRES = {"postgres", "postgresql", "psql", "pgsql"}
REDIS = {"redis", "rediss", "unix"}
CONNECT_SECONDS = 5
LOG_FORMATS = ("text", "json")
HOST_NAME = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")


class WrongSetting(Exception):
    """A setting with which the site cannot run; the text is the sentence for who set it."""


@contextmanager
def refusing():
    """End with the sentence of a WrongSetting and exit code 2 instead of a traceback."""
    try:
        yield
    except WrongSetting as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(2)


def text(name, default=""):
    """Return a setting without the spaces around it; an empty one is not set."""
    return os.environ.get(name, "").strip() or default


def whole_number(name, default, lowest=0, highest=1_000_000):
    """Return a setting that is a whole number within these bounds."""
    value = text(name, str(default))
    if value.isascii() and value.isdigit() and lowest <= int(value) <= highest:
        return int(value)
    raise WrongSetting(
        f"{name} ist „{value}“: Bitte setzen Sie {name} auf eine ganze Zahl "
        f"von {lowest} bis {highest}."
    )


def is_on(name):
    """Return whether a setting is on, as it is where nobody says "off"."""
    value = text(name, "on").lower()
    if value not in ("on", "off"):
        raise WrongSetting(f"{name} ist „{value}“: Bitte setzen Sie {name} auf on oder off.")
    return value == "on"


def port():
    return whole_number("PORT", 8000, 1, 65535)


def host():
    return text("HOST", "127.0.0.1")


def web_workers():
    return whole_number("WEB_WORKERS", 2, 1, 64)


def email_port():
    return whole_number("EMAIL_PORT", 587, 1, 65535)


def proxy_count():
    return whole_number("PROXY_COUNT", 0, 0, 10)


def folder():
    """Return where the site writes; `usable_folder` says whether it can."""
    return Path(text("VAR_DIR", str(ROOT / "var")))


def log_format():
    """Return how the log is written: "text" for people, "json" for a program that collects logs."""
    value = text("LOG_FORMAT", "text")
    if value not in LOG_FORMATS:
        raise WrongSetting(
            f"LOG_FORMAT ist „{value}“: Bitte setzen Sie LOG_FORMAT auf {' oder '.join(LOG_FORMATS)}."
        )
    return value


def keep_private():
    """Let only the user of this process read what it writes from now on, and its children."""
    os.umask(0o077)


def version():
    """Return the version of the site, as pyproject.toml names it."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def backup_folder():
    """Return where backups go; another disk is better than the one that they are for."""
    return Path(text("BACKUP_DIR", str(folder() / "backups")))


def erasure_list():
    """Return the file that says, as hashes, what was erased."""
    return Path(text("ERASURE_LIST", str(folder() / "erased")))


def usable_folder():
    """Return the folder that the site writes to, made where it is missing."""
    path = folder()
    advice = "Bitte nennen Sie einen Ordner, in den die Website schreiben darf."
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except (FileExistsError, NotADirectoryError):
        raise WrongSetting(f"VAR_DIR „{path}“ ist kein Ordner: {advice}") from None
    except OSError as error:
        reason = os.strerror(error.errno)
        raise WrongSetting(
            f"VAR_DIR „{path}“ ist nicht beschreibbar ({reason}): {advice}"
        ) from None
    return path


def base_url():
    """Return the public address, without a slash at its end."""
    name = host()
    value = text("BASE_URL", f"http://{f'[{name}]' if ':' in name else name}:{port()}")
    example = "zum Beispiel https://planb.example.org"
    parts, part_of_port = _split("BASE_URL", value, example)
    if parts.scheme not in ("http", "https"):
        raise WrongSetting(f"BASE_URL ist „{value}“: Bitte beginnen Sie mit https://, {example}.")
    if parts.username or not HOST_NAME.fullmatch(parts.hostname or ""):
        raise WrongSetting(
            f"BASE_URL ist „{value}“: Bitte nennen Sie nur den Namen des Servers, {example}."
        )
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise WrongSetting(
            f"BASE_URL ist „{value}“: Die Website kann nicht unter einem Pfad liegen. "
            f"Bitte lassen Sie alles nach dem Namen des Servers weg, {example}."
        )
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{name}{part_of_port}"


def public_address():
    """Return the public address; behind https there is a proxy, and it must be counted.

    Without the count the site takes each request for plain http and sends it to https for ever.
    """
    address = base_url()
    if address.startswith("https://") and not proxy_count():
        raise WrongSetting(
            "BASE_URL beginnt mit https, aber PROXY_COUNT fehlt: Bitte setzen Sie PROXY_COUNT=1, "
            "wenn davor nginx oder Caddy steht (siehe deploy/)."
        )
    return address


def database_url():
    """Return the address of the database; without one it is a file in the folder of the site."""
    value = text("DATABASE_URL")
    if not value:
        return f"sqlite:///{folder() / 'db.sqlite3'}"
    scheme = value.partition(":")[0].lower()
    if scheme == "sqlite":
        if value != "sqlite://:memory:" and not re.fullmatch(r"sqlite:///[^?]*[^/?](\?.*)?", value):
            raise WrongSetting(
                "DATABASE_URL nennt keine Datei: Bitte schreiben Sie sqlite:////srv/planb/db.sqlite3 "
                "mit vier Schrägstrichen vor einem vollständigen Pfad."
            )
        return value
    example = "zum Beispiel postgres://planb:passwort@localhost/planb"
    if scheme not in POSTGRES or "://" not in value:
        raise WrongSetting(
            "DATABASE_URL ist keine Adresse einer Datenbank: Bitte beginnen Sie mit postgres:// "
            f"oder sqlite:///, {example}."
        )
    parts, _port = _split("DATABASE_URL", value, example, is_secret=True)
    if not parts.path.strip("/"):
        raise WrongSetting(
            f"DATABASE_URL nennt keine Datenbank: Bitte setzen Sie ihren Namen ans Ende, {example}."
        )
    return value


def redis_url():
    """Return the address of the shared cache; without one each process has its own."""
    value = text("REDIS_URL")
    example = "zum Beispiel redis://localhost:6379/0"
    if not value:
        return ""
    parts, _port = _split("REDIS_URL", value, example, is_secret=True)
    if parts.scheme not in REDIS or not (parts.path if parts.scheme == "unix" else parts.hostname):
        raise WrongSetting(
            f"REDIS_URL ist keine Adresse von Redis: Bitte beginnen Sie mit redis://, {example}."
        )
    return value


def _split(name, value, example, is_secret=False):
    """Return the parts of an address, and its port as it is written behind the host."""
    try:
        parts = urlsplit(value)
        return parts, f":{parts.port}" if parts.port else ""
    except ValueError:
        shown = "" if is_secret else f" „{value}“"
        raise WrongSetting(
            f"{name}{shown} ist keine Adresse: Bitte prüfen Sie sie, {example}."
        ) from None


def check():
    """Refuse what is wrong with any setting that this module knows."""
    readers = (port, host, web_workers, email_port, proxy_count, usable_folder, public_address)
    for read in (*readers, redis_url, log_format):
        read()
    check_database()


def check_database():
    """Refuse a server of a database that does not answer, or whose client is not installed."""
    parts = urlsplit(database_url())
    if parts.scheme not in POSTGRES:
        return
    if importlib.util.find_spec("psycopg") is None:
        raise WrongSetting(
            "DATABASE_URL nennt PostgreSQL, aber das Paket dafür fehlt: Bitte rufen Sie "
            "„pip install -r deploy/requirements-postgres.txt“ auf."
        )
    name = unquote(parts.hostname or "")
    if not name:
        return  # the client knows where the socket of this machine is
    try:
        if name.startswith("/"):
            with socket.socket(socket.AF_UNIX) as probe:
                probe.settimeout(CONNECT_SECONDS)
                probe.connect(f"{name}/.s.PGSQL.{parts.port or 5432}")
        else:
            socket.create_connection((name, parts.port or 5432), CONNECT_SECONDS).close()
    except OSError:
        raise WrongSetting(
            f"DATABASE_URL: Der Datenbankserver {name} antwortet nicht. Bitte starten Sie ihn, "
            "oder berichtigen Sie Name und Port."
        ) from None
