"""Whether the parts of the site work: the list of checks that /readyz and the dashboard ask.

Each check takes the moment and returns a `Finding`, without data of any person: /readyz is public.
"""

import datetime as dt
import json
import logging
import secrets
import shutil
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.models import ContentVersion
from content.place.times import time_of_day
from home.models import WorkerBeat
from home.models.worker_beat import SILENT
from home.operations.nightly import night_state
from submissions.mails.queue_state import queue_state

logger = logging.getLogger(__name__)

# Warnings need a person soon; with an error something does not work now.
OK, WARNING, ERROR = "ok", "warning", "error"

STUCK = dt.timedelta(minutes=15)
REMEMBERED = dt.timedelta(days=1)
MIB = 1024 * 1024
LITTLE_SPACE, TOO_LITTLE_SPACE = 1024 * MIB, 200 * MIB


@dataclass(frozen=True)
class Finding:
    """What a check found: its name, its state, and one German sentence."""

    name: str
    state: str
    sentence: Any


def findings(now, checks=None):
    """Ask the checks, all by default; one that fails itself is an error and stops no other."""
    return [_ask(check, now) for check in checks or CHECKS]


def _ask(check, now):
    try:
        state, sentence = check(now)
    except Exception as error:
        logger.error("readiness of %s: %r", check.__name__, error)
        state, sentence = ERROR, _("Das lässt sich gerade nicht prüfen.")
    return Finding(check.__name__, state, sentence)


def database(now):
    ContentVersion.current()
    return OK, _("Die Datenbank antwortet.")


def worker(now):
    """The worker wrote its sign of life within the last minute, and none of its parts is stuck."""
    beat = WorkerBeat.objects.order_by("-beat_at").first()
    if beat is None:
        return ERROR, _("Der Hintergrunddienst hat sich noch nie gemeldet.")
    if beat.beat_at <= now - SILENT:
        return ERROR, _(
            "Der Hintergrunddienst meldet sich seit %(time)s nicht. E-Mails und Aufgaben warten."
        ) % {"time": timesince(beat.beat_at, now)}
    busy = {label: dt.datetime.fromisoformat(since) for label, since in beat.busy_since.items()}
    stuck = [label for label, since in busy.items() if since <= now - STUCK]
    if stuck:
        return WARNING, _(
            "Der Hintergrunddienst läuft, aber er kommt damit nicht zu Ende: %(parts)s."
        ) % {"parts": ", ".join(stuck)}
    return OK, _("Der Hintergrunddienst läuft.")


def restarts(now):
    """No process had to be started again within the last day."""
    names = {"web": _("Der Webserver"), "worker": _("Der Hintergrunddienst")}
    try:
        noted = json.loads(settings.RESTARTS_FILE.read_text())
    except FileNotFoundError:
        noted = {}  # started by hand, without serve.py
    sentences = []
    for key, moments in noted.items():
        recent = [m for m in map(dt.datetime.fromisoformat, moments) if m > now - REMEMBERED]
        if recent:
            words = ngettext(
                "%(name)s ist einmal neu gestartet worden, um %(time)s.",
                "%(name)s ist %(count)s-mal neu gestartet worden, zuletzt um %(time)s.",
                len(recent),
            )
            time = time_of_day(timezone.localtime(recent[-1]))
            facts = {"count": len(recent), "time": time}
            sentences.append(words % (facts | {"name": names[key]}))
    if sentences:
        return WARNING, " ".join(sentences)
    return OK, _("Seit einem Tag ist nichts von selbst neu gestartet.")


def mails(now):
    """What was written an hour ago has been sent, nothing was given up, and the sender is real."""
    queue = queue_state(now)
    if not queue.has_server:
        return WARNING, _("Es ist kein E-Mail-Server eingestellt (EMAIL_HOST): E-Mails warten.")
    if queue.is_late:
        return ERROR, _("E-Mails gehen nicht hinaus: Die älteste wartet seit %(time)s.") % {
            "time": queue.oldest_in_words
        }
    if queue.failed:
        return WARNING, ngettext(
            "Eine E-Mail ist gescheitert.", "%(count)s E-Mails sind gescheitert.", queue.failed
        ) % {"count": queue.failed}
    if queue.held:
        return WARNING, _("Ältere E-Mails warten darauf, dass jemand sie im Postausgang freigibt.")
    if queue.has_reserved_sender:
        return WARNING, _("Der Absender der E-Mails ist ein Beispiel (DEFAULT_FROM_EMAIL).")
    return OK, _("E-Mails gehen hinaus.")


def night(now):
    """The last night's jobs have run, and none failed."""
    state = night_state(now)
    if state.is_overdue:
        return WARNING, _("Der Nachtlauf ist ausgeblieben.")
    if state.failed:
        return WARNING, _("Im letzten Nachtlauf ist gescheitert: %(jobs)s.") % {
            "jobs": ", ".join(state.failed)
        }
    return OK, _("Der Nachtlauf ist in Ordnung.")


def disk(now):
    """There is room for what the site writes."""
    free = shutil.disk_usage(settings.VAR).free
    sentence = _("Auf der Platte sind %(free)s MB frei.") % {"free": free // MIB}
    if free < TOO_LITTLE_SPACE:
        return ERROR, sentence
    return (WARNING if free < LITTLE_SPACE else OK), sentence


def shared_cache(now):
    """What is put into the cache is found there; without it the site is slower, not away."""
    key, value = "readiness", secrets.token_hex(8)
    try:
        cache.set(key, value, 10)
        works = cache.get(key) == value
    except Exception as error:
        logger.warning("cache: %r", error)
        works = False
    if works:
        return OK, _("Der Zwischenspeicher antwortet.")
    return WARNING, _("Der Zwischenspeicher antwortet nicht (REDIS_URL): Seiten werden langsamer.")


CHECKS = (database, worker, restarts, mails, night, disk, shared_cache)
# What the dashboard shows while it is not well; mails and the night have their own places there.
DASHBOARD = (worker, restarts, disk, shared_cache)
