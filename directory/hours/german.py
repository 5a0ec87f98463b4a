"""The hours of one day as people write them: "9–13 und 15–18.30 Uhr", "ab 17 Uhr"; both ways."""

import datetime as dt
import re
from itertools import pairwise

from django.utils.translation import gettext as _

from content.place.times import time_of_day, time_span
from content.text import plain_dashes
from directory.hours.rules import NotOpeningHours, asks_for_appointment
from directory.hours.week import ALL_DAY, CLOSED, DAY_MINUTES, DayHours, Slot

MAX_SLOTS = 4
MAX_COMMENT = 80

_TIME = r"(\d{1,2})(?:\s?[:.h]\s?(\d{2})|(\d{2}))?(?!\d)\s*(?:uhr|h)?"
_OPEN_END = r"(?:ende offen|offenes ende|open end)"
_SLOT = re.compile(
    rf"(?:von\s+)?{_TIME}\s*(?:-|bis)\s*{_TIME}(\s*,?\s*(?:{_OPEN_END}|\+))?"
    rf"|(?:ab|von|seit)\s+{_TIME}(?:\s*,?\s*(?:-\s*)?{_OPEN_END})?"
    rf"|{_TIME}\s*(?:\+|(?:,|-|bis)?\s*{_OPEN_END})"
)
_BETWEEN = re.compile(r"[\s,;/+&.]|und|u\.|sowie|durchgehend")
_CLOSED = re.compile(r"(?:geschlossen|zu|ruhetag|frei|-|)?\.?")
_ALL_DAY = re.compile(r"(?:24 ?(?:stunden|h|std\.?)|rund um die uhr|durchgehend|ganztägig)\.?")
_APPOINTMENT = (
    r"(?:termine?\s+)?(?:auch\s+|nur\s+)?(?:nach\s+(?:\w+\s+){0,2}(?:vereinbarung|absprache)"
    r"|auf\s+anfrage|mit\s+termin|n\.\s?v\.|(?:bitte\s+)?anrufen)"
)
_OR_BY_APPOINTMENT = re.compile(
    rf"[,;]?\s*(?:und|u\.|sowie|oder|sonst|\+|,|;|auch)\s*{_APPOINTMENT}\.?$"
)
_BY_APPOINTMENT = re.compile(rf"{_APPOINTMENT}\.?")
_COMMENT = re.compile(r"\(([^()\"]*)\)")


def read_hours(text: str) -> DayHours:
    """Return the hours of one day; an empty text means closed. A comment stands in brackets.

    Raises NotOpeningHours with a message for whoever typed it.
    """
    written = text.strip()
    comments = [" ".join(found.split()) for found in _COMMENT.findall(text) if found.strip()]
    comment = ", ".join(comments)[:MAX_COMMENT].strip()
    hours = _read(written, " ".join(plain_dashes(_COMMENT.sub(" ", text)).lower().split()))
    if not comment:
        return hours
    if hours == ALL_DAY or (hours.slots and asks_for_appointment(comment)):
        raise _unreadable(written)
    return DayHours(hours.slots, hours.by_appointment, comment)


def _read(written, text):
    if _CLOSED.fullmatch(text):
        return CLOSED
    if _ALL_DAY.fullmatch(text):
        return ALL_DAY
    if _BY_APPOINTMENT.fullmatch(text):
        return DayHours(by_appointment=True)
    fallback = _OR_BY_APPOINTMENT.search(text)
    text = text[: fallback.start()] if fallback else text
    if _BETWEEN.sub("", _SLOT.sub("", text)) or not _SLOT.search(text):
        raise _unreadable(written)
    slots = sorted(_slot(match) for match in _SLOT.finditer(text))
    _refuse_overlap(slots)
    return DayHours(tuple(slots), bool(fallback))


def _unreadable(written):
    return NotOpeningHours(
        _(
            "„%(text)s“ lässt sich nicht als Uhrzeit lesen. Schreiben Sie zum Beispiel: "
            "9–13, 15–18 Uhr. Anderes gehört in den Hinweis."
        )
        % {"text": written[:40]}
    )


def _slot(match):
    groups = match.groups()
    first, last, plus = groups[0:3], groups[3:6], groups[6]
    from_on, open_end = groups[7:10], groups[10:13]
    if first[0]:
        return _bounded(match, _minutes(*first), _minutes(*last), bool(plus))
    start = _minutes(*(from_on if from_on[0] else open_end))
    if start == DAY_MINUTES:
        raise _no_length(match)
    return Slot(start, DAY_MINUTES, True)


def _bounded(match, start, end, is_open_ended):
    if start in (DAY_MINUTES, end):
        raise _no_length(match)
    return Slot(start, end if end > start else end + DAY_MINUTES, is_open_ended)


def _no_length(match):
    message = _("Beginn und Ende von „%(text)s“ passen nicht zusammen.")
    return NotOpeningHours(message % {"text": match[0].strip()})


def _minutes(hour, minute, minute_without_dot):
    hour, minute = int(hour), int(minute or minute_without_dot or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise NotOpeningHours(
            _("Die Uhrzeit %(hour)s:%(minute)s gibt es nicht.")
            % {"hour": hour, "minute": f"{minute:02}"}
        )
    return hour * 60 + minute


def _refuse_overlap(slots):
    if len(slots) > MAX_SLOTS:
        raise NotOpeningHours(_("Höchstens vier Zeiten an einem Tag."))
    for before, after in pairwise(slots):
        if after.start < before.end:
            raise NotOpeningHours(
                _("Die Zeiten %(before)s und %(after)s überschneiden sich.")
                % {"before": slot_in_words(before), "after": slot_in_words(after)}
            )


def hours_in_words(hours: DayHours) -> str:
    """Return `9 bis 13 Uhr, 15 bis 18:30 Uhr`, `geschlossen`, …; `read_hours` reads it."""
    if hours == ALL_DAY:
        return _("rund um die Uhr")
    comment = f" ({hours.comment})" if hours.comment else ""
    if not hours.slots:
        return (_("nach Vereinbarung") if hours.by_appointment else _("geschlossen")) + comment
    words = ", ".join(slot_in_words(slot) for slot in hours.slots) + comment
    return (
        _("%(hours)s und nach Vereinbarung") % {"hours": words} if hours.by_appointment else words
    )


def slot_in_words(slot: Slot) -> str:
    """Return `15 bis 18:30 Uhr`, `ab 17 Uhr`, `17 bis 20 Uhr, Ende offen`."""
    start, end = _time(slot.start), _time(slot.end)
    if not slot.is_open_ended:
        return time_span(start, end)
    if slot.end == DAY_MINUTES:
        return _("ab %(time)s") % {"time": time_of_day(start)}
    return _("%(hours)s, Ende offen") % {"hours": time_span(start, end)}


def _time(minutes):
    return dt.time(minutes // 60 % 24, minutes % 60)
