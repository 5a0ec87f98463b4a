"""What each rule of an OSM text says, in German; for rules that the rows of a week cannot hold."""

import datetime as dt
import re

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.place.times import time_of_day, time_span
from directory.hours.rules import ADDITIONAL, DATE, FALLBACK, MONTHS, Rule
from directory.hours.week import WEEKDAYS

# A year when 1 January is a Monday: names the weekdays in the visitor's language.
MONDAY = dt.date(2024, 1, 1)
_SUN_WORDS = {
    "sunrise": gettext_lazy("Sonnenaufgang"),
    "sunset": gettext_lazy("Sonnenuntergang"),
    "dawn": gettext_lazy("Morgendämmerung"),
    "dusk": gettext_lazy("Abenddämmerung"),
}
_CLOCK = r"\d\d:\d\d"
_MOMENT = rf"(?:{_CLOCK}|sunrise|sunset|dawn|dusk)"
_SLOT = re.compile(rf"({_MOMENT})(?:-({_MOMENT}))?(\+?)")
_WEEKS = re.compile(r"week(\d\d)(?:-(\d\d))?(?:/2)?")
_NTH = re.compile(rf"({'|'.join(WEEKDAYS)})\[(-?[\d,]+)\]")
_NO_END = "9999 Dec 31"


class _Unsayable(Exception):
    """The rule has a part for which there are no plain words."""


def rule_in_words(rule: Rule) -> tuple[str, str] | None:
    """Return (on which days, what holds then): ("April bis Oktober, Montag", "10 bis 18 Uhr").

    None where there are no plain words for it.
    """
    try:
        days = ", ".join(filter(None, (_wide(rule.wide), _weekdays(rule))))
        hours = _hours(rule)
    except _Unsayable:
        return None
    if rule.separator == FALLBACK:
        return (_("sonst, %(days)s") % {"days": days} if days else _("sonst")), hours
    if rule.separator == ADDITIONAL and rule.state != "off":
        return (_("auch %(days)s") % {"days": days} if days else _("auch")), hours
    return days or _("täglich"), hours


def _wide(wide):
    parts = _WEEKS.split(wide, maxsplit=1)
    if len(parts) == 4:
        before, first, last, after = parts
        if before.strip() or after.strip() or "/" in wide:
            raise _Unsayable
        return _weeks(first, last)
    return _and([_wide_part(part) for part in wide.split(",")]) if wide else ""


def _weeks(first, last):
    if not last:
        return _("Kalenderwoche %(week)s") % {"week": int(first)}
    return _("Kalenderwoche %(first)s bis %(last)s") % {"first": int(first), "last": int(last)}


def _wide_part(part):
    first, dash, last = part.partition("-")
    if last == _NO_END:
        return _("ab %(day)s") % {"day": _day(first)}
    return _to(_day(first), _day(last)) if dash else _day(first)


def _day(text):
    """Return a date, a month or a year in words."""
    if match := DATE.fullmatch(text):
        year, month, day = match.groups()
        return f"{day}. {_month(month)}{f' {year}' if year else ''}"
    if match := re.fullmatch(rf"(?:(\d{{4}}) )?({'|'.join(MONTHS)})", text):
        return f"{_month(match[2])}{f' {match[1]}' if match[1] else ''}"
    if re.fullmatch(r"\d{4}", text):
        return text
    if text == "easter":
        return _("Ostersonntag")
    raise _Unsayable


def _month(name):
    return date_format(dt.date(2024, MONTHS.index(name) + 1, 1), "F")


def _weekdays(rule):
    days = _and([_weekday(part) for part in _parts(rule.weekdays)]) if rule.weekdays else ""
    return {
        "": days,
        "only": _("Feiertage"),
        "or": _and([days, _("Feiertage")]),
        "and": _("Feiertage, die auf %(days)s fallen") % {"days": days},
    }[rule.holidays]


def _parts(weekdays):
    """Return the parts of a list; a comma in brackets belongs to its day."""
    return re.findall(r"[^,\[]+(?:\[[^\]]*\][^,]*)?", weekdays)


def _weekday(part):
    if match := _NTH.fullmatch(part):
        ordinals = [_ordinal(int(number)) for number in match[2].split(",")]
        return _("jeder %(which)s %(weekday)s im Monat") % {
            "which": _and(ordinals),
            "weekday": weekday_name(WEEKDAYS.index(match[1])),
        }
    first, dash, last = part.partition("-")
    if first not in WEEKDAYS or (dash and last not in WEEKDAYS):
        raise _Unsayable
    names = [weekday_name(WEEKDAYS.index(day)) for day in (first, last) if day]
    return _to(*names) if dash else names[0]


def _ordinal(number):
    if number < -1:
        raise _Unsayable
    return _("letzte") if number == -1 else f"{number}."


def weekday_name(number: int) -> str:
    """Return the name of a weekday, 0 for Monday."""
    return date_format(MONDAY + dt.timedelta(days=number), "l")


def _hours(rule):
    comment = f" ({rule.comment})" if rule.comment else ""
    if rule.state == "off" and not rule.times:
        return _("geschlossen") + comment
    times = _times(rule.times) if rule.times else ""
    if rule.state == "off":
        return _("%(hours)s geschlossen") % {"hours": times} + comment
    if rule.state == "unknown":
        comment = "" if "vereinbarung" in comment.lower() else comment
        wish = (
            _("%(hours)s nach Vereinbarung") % {"hours": times} if times else _("nach Vereinbarung")
        )
        return wish + comment
    if not times:
        return (_("geöffnet") if comment else _("rund um die Uhr")) + comment
    return times + comment


def _times(times):
    if not re.fullmatch(rf"{_SLOT.pattern}(?:,{_SLOT.pattern})*", times):
        raise _Unsayable
    return ", ".join(_slot(*match.groups()) for match in _SLOT.finditer(times))


def _slot(start, end, plus):
    if not end:
        if not plus:
            raise _Unsayable
        return _("ab %(time)s") % {"time": _moment(start)}
    is_clock = all(re.fullmatch(_CLOCK, moment) for moment in (start, end))
    words = time_span(_time(start), _time(end)) if is_clock else _to(_moment(start), _moment(end))
    return _("%(hours)s, Ende offen") % {"hours": words} if plus else words


def _moment(text):
    return str(_SUN_WORDS[text]) if text in _SUN_WORDS else time_of_day(_time(text))


def _time(text):
    hour, minute = map(int, text.split(":"))
    return dt.time(hour % 24, minute)


def _to(first, last):
    return _("%(first)s bis %(last)s") % {"first": first, "last": last}


def _and(words):
    *others, last = [word for word in words if word]
    return (
        _("%(words)s und %(last)s") % {"words": ", ".join(others), "last": last} if others else last
    )
