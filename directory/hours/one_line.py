"""A whole week on one line, as tables and letters have it: "Mo-Fr 9-18 Uhr, Sa 9-13, Feiertage zu"."""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from content.text import plain_dashes
from directory.hours.german import read_hours
from directory.hours.rules import NotOpeningHours
from directory.hours.special_days import read_exceptions
from directory.hours.week import CLOSED, DayHours, WeekHours

_LONG = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_NUMBERS = {name: number for number, name in enumerate(_LONG)}
_NUMBERS |= {name: n for n, name in enumerate(("mo", "di", "mi", "do", "fr", "sa", "so"))}
_NUMBERS |= {"sonnabend": 5}
HOLIDAYS = 7
_GROUPS = {
    "täglich": range(7),
    "alle tage": range(7),
    "werktags": range(6),
    "werktage": range(6),
    "wochentags": range(5),
    "wochenende": range(5, 7),
    "am wochenende": range(5, 7),
    "feiertag": [HOLIDAYS],
}
_DAY = (
    r"(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?"
    r"|mo|di|mi|do|fr|sa|so|sonn-|täglich|alle tage|werktags|werktage|wochentags"
    r"|(?:am\s+)?wochenende|feiertag(?:e|s|en)?)(?!\w)\.?"
)
_DAYS = re.compile(
    rf"(?<!\w)(?:am\s+|an\s+)?({_DAY}(?:\s*(?:-|bis|,|;|/|&|\+|und|u\.)?\s*{_DAY})*)\s*:?"
)
_RANGE = re.compile(rf"({_DAY})\s*(?:-|bis)\s*({_DAY})")
_LIKE = re.compile(rf"(?:genau(?:so)?\s+|so\s+)?wie\s+(?:am\s+)?({_DAY})")
_SPECIAL = re.compile(
    r"\d{1,2}\.\s?(?:\d{1,2}\.|[a-zäö]{3})|heiligabend|silvester|neujahr", re.IGNORECASE
)


def row_it_repeats(line: str) -> int | None:
    """Return which row "wie Montag" means (7: holidays), None where a line says something else."""
    found = _LIKE.fullmatch(" ".join(line.lower().split()).rstrip("."))
    numbers = _numbers_of(found[1]) if found else []
    return numbers[0] if len(numbers) == 1 else None


def read_week(text: str, today=None) -> WeekHours:
    """Return the hours of a week that stand on one line; holidays that it does not name are closed.

    Raises NotOpeningHours.
    """
    parts = [part.strip(" ,.") for part in re.split(r"[;\n]", plain_dashes(text))]
    rows, specials = [None] * 8, []
    for part in filter(None, parts):
        if _SPECIAL.search(part) and not _DAYS.match(part.lower()):
            specials += read_exceptions(part, today)
        else:
            _fill(rows, part)
    if not any(rows) and not specials:
        raise NotOpeningHours(_("Diese Öffnungszeiten lassen sich nicht lesen."))
    days = tuple(row or CLOSED for row in rows)
    return WeekHours(days[:7], days[7], tuple(specials))


def _fill(rows, part):
    """Write what a part says into the rows of the days that it names; without any, into all days."""
    found = list(_DAYS.finditer(part.lower()))
    before = part[: found[0].start()] if found else part
    if before.strip(" ,:"):
        _fill_all(rows, read_hours(before.strip(" ,:")))
    ends = [*(match.start() for match in found[1:]), len(part)]
    for match, end in zip(found, ends, strict=False):
        words = part[match.end() : end].strip(" ,:")
        if not words:
            raise NotOpeningHours(_("Diese Öffnungszeiten lassen sich nicht lesen."))
        for number in _days_of(match[1]):
            rows[number] = read_hours(words)


def _fill_all(rows, hours):
    """Let hours without a day hold on every day; "nach Vereinbarung" stands beside what is there."""
    is_beside = hours == DayHours(by_appointment=True) and any(rows)
    for number in range(7):
        if rows[number] is None:
            rows[number] = hours
        elif is_beside:
            rows[number] = replace(rows[number], by_appointment=True)


def _days_of(text):
    """Return the numbers of the days that a list names ("Mo-Mi, Fr", "Sonn- und Feiertage")."""
    numbers = []
    for first, last in _RANGE.findall(text):
        start, end = _numbers_of(first)[0], _numbers_of(last)[-1]
        numbers += [n % 7 for n in range(start, end + (1 if end >= start else 8))]
    rest = _RANGE.sub(" ", text)
    for name in re.findall(_DAY, rest):
        numbers += _numbers_of(name)
    return numbers


def _numbers_of(name):
    name = re.sub(r"\s+", " ", name.strip().rstrip("."))
    if name == "sonn-":
        return [6]
    if name.startswith("feiertag"):
        return [HOLIDAYS]
    if name in _GROUPS:
        return list(_GROUPS[name])
    return [_NUMBERS[name if name in _NUMBERS else name.removesuffix("s")]]
