"""Reads a partner's calendar in a process of its own, so that no file holds up the site."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache

from content.security import bounded_process
from content.security.bounded_process import in_words
from events.ical_import.reader import Found, Reading

# The page that shows an uploaded calendar follows at once and needs what was read of it.
KEPT_SECONDS = 600


def read(data: bytes, organiser: str, now: datetime) -> Reading:
    """Return what `reader.read` finds, its sentences in the language of this request.

    Raises Refusal.
    """
    facts = [data, organiser.encode(), str(now.timestamp() // KEPT_SECONDS).encode()]
    key = f"calendar-{sha256(b'|'.join(facts)).hexdigest()}"
    answer = cache.get_or_set(key, lambda: _answer(data, organiser, now), KEPT_SECONDS)
    entries, remarks, past, is_whole = answer
    found = [_translated(Found(*entry)) for entry in entries]
    return Reading(found, _words(remarks), tuple(past), is_whole)


def _answer(data, organiser, now):
    answer, _nothing = bounded_process.read(
        "events.ical_import.reader",
        data,
        organiser=organiser,
        town=settings.TOWN,
        now=now.isoformat(),
    )
    return answer


def _translated(found):
    reason = in_words(*found.reason) if found.reason else ""
    return found._replace(reason=reason, remarks=_words(found.remarks))


def _words(sentences):
    return tuple(in_words(*parts) for parts in sentences)
