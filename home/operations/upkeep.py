"""Whether what only the person who looks after the server can set right is right.

The same checks as in `readiness`, but not public: the status page and `check --deploy` ask them.
"""

import datetime as dt
import socket
import ssl
import stat
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.checks import Tags, Warning, register
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.second_factor import rules
from content.place.times import moment_in_words
from home.operations import readiness
from home.operations.backup import kept
from home.operations.readiness import ERROR, OK, WARNING
from submissions.mails.checks import is_trial

OLD_BACKUP = dt.timedelta(days=2)
CERTIFICATE_SOON = dt.timedelta(days=14)
CONNECT_SECONDS = 3
REMEMBERED_SECONDS = 3600
READABLE_BY_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def backups(now):
    """A backup was made within the last two days."""
    newest = max(kept.every(Path(settings.BACKUP_DIR)), default=None)
    if newest is None and is_trial():
        return OK, _("Es gibt noch keine Sicherung. Zum Ausprobieren braucht es keine.")
    if newest is None:
        return ERROR, _("Es gibt keine Sicherung.")
    sentence = _("Die letzte Sicherung ist vom %(moment)s.") % {
        "moment": moment_in_words(newest.made_at)
    }
    return (WARNING if newest.made_at < now - OLD_BACKUP else OK), sentence


def erasure_list(now):
    """The list of what was erased can be written, and does not lie where the database does."""
    path = Path(settings.ERASURE_LIST)
    try:
        with path.open("a"):
            pass
    except FileNotFoundError:
        return OK, _("Die Liste der Löschungen beginnt mit der ersten Sicherung.")
    except OSError as error:
        return ERROR, _(
            "Die Liste der Löschungen lässt sich nicht schreiben (%(reason)s). Niemand kann gelöscht "
            "werden."
        ) % {"reason": error.strerror}
    if path.is_relative_to(settings.VAR) and not is_trial():
        return WARNING, _(
            "Die Liste der Löschungen liegt im Ordner der Website. Mit ihm ginge auch sie verloren."
        )
    return OK, _("Die Liste der Löschungen wird geführt.")


def private_files():
    """Return the files that only the site may read, as far as there are any."""
    paths = [Path(settings.VAR, "secret_key"), Path(settings.ERASURE_LIST)]
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        paths += [Path(name + suffix) for suffix in ("", "-wal", "-shm")]
    paths += [backup.path for backup in kept.every(Path(settings.BACKUP_DIR))]
    return [path for path in paths if path.is_file()]


def close_to_others():
    """Take from other users of the machine what an earlier version let them read."""
    for path in private_files():
        path.chmod(0o600)


def files(now):
    """No other user of the machine can read the database, the key and the backups."""
    try:
        readable = [p.name for p in private_files() if p.stat().st_mode & READABLE_BY_OTHERS]
    except PermissionError as error:
        return ERROR, str(error)
    if readable:
        return ERROR, _("Andere auf diesem Rechner können lesen: %(names)s.") % {
            "names": ", ".join(readable)
        }
    return OK, _("Datenbank, Schlüssel und Sicherungen kann nur die Website lesen.")


def second_factor(now):
    """Who decides or sees contact data signs in with a second factor."""
    if rules.is_switched_off():
        return ERROR, _("Der zweite Faktor ist abgeschaltet (SECOND_FACTOR).")
    if not rules.is_asked_for():
        return OK, _("Ohne https wird kein zweiter Faktor verlangt.")
    return OK, _("Die Redaktion meldet sich mit einem zweiten Faktor an.")


def certificate(now):
    """The certificate of the public address is good for two weeks more; asked once an hour."""
    address = urlsplit(settings.BASE_URL)
    if address.scheme != "https":
        return OK, _("Ohne https gibt es kein Zertifikat.")
    key = f"certificate:{address.netloc}"
    if (found := cache.get(key)) is None:
        found = _end_of_certificate(address.hostname, address.port or 443)
        cache.set(key, found, REMEMBERED_SECONDS)
    end, reason = found
    if end is None:
        return WARNING, _("Das Zertifikat lässt sich nicht prüfen: %(reason)s.") % {
            "reason": reason
        }
    left = (end - now).days
    sentence = ngettext(
        "Das Zertifikat gilt noch %(days)s Tag.", "Das Zertifikat gilt noch %(days)s Tage.", left
    ) % {"days": left}
    return (WARNING if end - now < CERTIFICATE_SOON else OK), sentence


def _end_of_certificate(host, port):
    """Return until when the certificate is good, or None and why that is not known."""
    try:
        with (
            socket.create_connection((host, port), CONNECT_SECONDS) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) as secured,
        ):
            seconds = ssl.cert_time_to_seconds(secured.getpeercert()["notAfter"])
    except ssl.SSLCertVerificationError as error:
        return None, error.verify_message
    except OSError as error:
        return None, error.strerror or str(error)
    return dt.datetime.fromtimestamp(seconds, dt.UTC), ""


CHECKS = (backups, erasure_list, files, second_factor, certificate)
# What `check --deploy` asks before the site runs: no worker and no night yet.
BEFORE_THE_START = (readiness.disk, readiness.mails, *CHECKS)


@register(Tags.database, deploy=True)
def check_upkeep(app_configs=None, databases=None, **kwargs):
    """Warn of what is not right, where `check --deploy --database default` lets it ask."""
    if not databases:
        return []
    try:
        found = readiness.findings(timezone.now(), BEFORE_THE_START)
    except DatabaseError:  # no tables yet
        return []
    return [Warning(f.sentence, id="home.W002") for f in found if f.state != OK]
