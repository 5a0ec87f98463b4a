"""When something takes place, and the rule and the complaints, in German sentences."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from events.recurrence.rrule import MAX_COUNT, MAX_INTERVAL, Rule

# How a day is written, in Django's letters.
SHORT_DAY = "D, j. F"
SHORT_DAY_AND_YEAR = "D, j. F Y"
LONG_DAY = "l, j. F Y"
ORDINALS = {
    1: gettext_lazy("ersten"),
    2: gettext_lazy("zweiten"),
    3: gettext_lazy("dritten"),
    4: gettext_lazy("vierten"),
    5: gettext_lazy("fünften"),
    -1: gettext_lazy("letzten"),
    -2: gettext_lazy("vorletzten"),
    -3: gettext_lazy("drittletzten"),
    -4: gettext_lazy("viertletzten"),
}
WORKDAYS = tuple((0, weekday) for weekday in range(5))

COMPLAINTS = {
    "unreadable": gettext_lazy("Diese Wiederholung können wir nicht lesen."),
    "frequency": gettext_lazy("Bitte wählen Sie täglich, wöchentlich, monatlich oder jährlich."),
    "interval": gettext_lazy("Der Abstand muss zwischen 1 und %(limit)s liegen.")
    % {"limit": MAX_INTERVAL},
    "count": gettext_lazy("Die Zahl der Termine muss zwischen 1 und %(limit)s liegen.")
    % {"limit": MAX_COUNT},
    "until": gettext_lazy("Den letzten Tag der Wiederholung gibt es nicht."),
    "count_and_until": gettext_lazy(
        "Bitte nennen Sie entweder eine Zahl von Terminen oder einen letzten Tag, nicht beides."
    ),
    "combination": gettext_lazy("Diese Angaben zur Wiederholung passen nicht zusammen."),
    "until_before_start": gettext_lazy("Die Wiederholung endet vor dem ersten Termin."),
    "until_too_far": gettext_lazy("Die Wiederholung darf höchstens 5 Jahre dauern."),
    "start_misfit": gettext_lazy(
        "Der erste Termin passt nicht zur Wiederholung. Bitte ändern Sie das Datum oder die "
        "Wiederholung."
    ),
    "end_missing": gettext_lazy("Bitte geben Sie den letzten Tag der Wiederholung an."),
    "count_missing": gettext_lazy("Bitte geben Sie die Zahl der Termine an."),
}


@dataclass(frozen=True)
class When:
    """When a date takes place, in words; in parts, so that a page can mark both ends for machines.

    `starts` and `ends` say the same in ISO 8601; `end` is empty where its beginning says all.
    """

    starts: str
    ends: str
    begin: str
    joint: str = ""
    end: str = ""
    tail: str = ""

    def __str__(self):
        return f"{self.begin}{self.joint}{self.end}{self.tail}"


def when(start, end=None, *, all_day=False, last=None, day=SHORT_DAY, dash=False) -> When:
    """Say when a date takes place: `Mi, 1. Dezember, 18:00 bis 20:00 Uhr`; everything local.

    `last` is the day on which it ends, where it lasts several; `day` is how the first one is
    written. Without `end` only the beginning is said.
    """
    first, until = day_in_words(start, day), f" {_('bis')} "
    last_day = day_in_words(last, SHORT_DAY) if last else ""
    ends = end.isoformat() if end else ""
    if all_day:
        words = (first, until, last_day) if last else (first,)
        return When(start.date().isoformat(), ends, *words)
    words = [f"{first}, {start:%H:%M}", "", "", f" {_('Uhr')}"]
    if last:
        words[1:3] = until, f"{last_day}, {end:%H:%M}"
    elif end:
        words[1:3] = "–" if dash else until, f"{end:%H:%M}"
    return When(start.isoformat(), ends, *words)


def when_in_digits(start: datetime, end: datetime, all_day=False) -> str:
    """Say the same for lists and feeds: `24.12.2026, 18:00 bis 20:00 Uhr`, `24.12.2026, ganztägig`."""
    time = describe_time(start, end, all_day)
    return _("%(day)s, %(time)s") % {"day": f"{start:%d.%m.%Y}", "time": time}


def moment_in_digits(moment: datetime) -> str:
    """Say a beginning in a table: `24.12.2026, 18:00`; the moment is local."""
    return f"{moment:%d.%m.%Y, %H:%M}"


def day_in_words(day: date, form: str) -> str:
    """Write a day, in the active language."""
    return _day_in_words(date(day.year, day.month, day.day), form, get_language())


@lru_cache(maxsize=800)
def _day_in_words(day, form, language):
    """Cached, because a list prints fifty days; the language is part of the cache's key."""
    return date_format(day, form)


def complaint(code: str) -> str:
    """Say why a rule was refused, and what to do."""
    return COMPLAINTS[code]


def describe(rule: Rule | None, starts_at: datetime, ends_at: datetime, all_day=False) -> str:
    """Say a series in one sentence: `jeden letzten Mittwoch im Monat, 18:30 bis 21:00 Uhr`.

    Both times are local. Without a rule there is only the time.
    """
    parts = [describe_time(starts_at, ends_at, all_day)]
    if rule is not None:
        parts.insert(0, describe_rule(rule, starts_at.date()))
        if end := _end(rule, starts_at):
            parts.append(end)
    return ", ".join(part for part in parts if part)


def sentence(words: str, first: datetime, is_series: bool) -> str:
    """Put `describe`'s words into a whole sentence for editors; `first` is local."""
    day = day_in_words(first, LONG_DAY)
    if is_series:
        return _("Findet statt: %(rule)s. Der erste Termin ist am %(day)s.") % {
            "rule": words,
            "day": day,
        }
    return _("Findet einmal statt: am %(day)s, %(time)s.") % {"day": day, "time": words}


def describe_time(starts_at: datetime, ends_at: datetime, all_day=False) -> str:
    """Say when a date begins and ends on its own day; both local."""
    if all_day:
        return _("ganztägig")
    return _("%(start)s bis %(end)s Uhr") % {
        "start": f"{starts_at:%H:%M}",
        "end": f"{ends_at:%H:%M}",
    }


def describe_free_days(skips_holidays: bool, skips_school_holidays: bool) -> str:
    """Say on which free days a series does not take place; "" where it does on all."""
    if skips_holidays and skips_school_holidays:
        return _("nicht an Feiertagen und nicht in den Schulferien")
    if skips_holidays:
        return _("nicht an Feiertagen")
    return _("nicht in den Schulferien") if skips_school_holidays else ""


def describe_rule(rule: Rule, first: date) -> str:
    """Say how often a series recurs that begins on this day, without its times and its end."""
    if rule.frequency == "DAILY":
        text = _daily(rule)
    elif rule.frequency == "WEEKLY":
        text = _weekly(rule, first)
    elif rule.frequency == "MONTHLY":
        text = _monthly(rule, first)
    else:
        return _yearly(rule, first)
    if rule.by_month:
        return _("%(rule)s, nur im %(months)s") % {"rule": text, "months": _months(rule)}
    return text


def _daily(rule):
    days = [(0, weekday) for _nth, weekday in rule.by_day]
    if rule.interval == 1:
        return _every_weekday(days) if days else _("jeden Tag")
    text = _("alle %(number)s Tage") % {"number": rule.interval}
    if days:
        return _("%(rule)s, nur am %(days)s") % {"rule": text, "days": _weekdays(days)}
    return text


def _weekly(rule, first):
    days = rule.by_day or ((0, first.weekday()),)
    if rule.interval == 1:
        return _every_weekday(days)
    return _("alle %(number)s Wochen am %(days)s") % {
        "number": rule.interval,
        "days": _weekdays(days),
    }


def _every_weekday(days):
    if set(days) == set(WORKDAYS):
        return _("jeden Werktag (Montag bis Freitag)")
    return _("jeden %(days)s") % {"days": _weekdays(days)}


def _monthly(rule, first):
    days = _days_of_month(rule, first)
    if rule.interval > 1:
        return _("alle %(number)s Monate am %(days)s") % {"number": rule.interval, "days": days}
    if rule.by_day:
        return _("jeden %(days)s im Monat") % {"days": days}
    text = _("jeden Monat am %(days)s") % {"days": days}
    if max(rule.by_month_day or (first.day,)) > 28:
        return _("%(rule)s (nur wenn es den Tag gibt)") % {"rule": text}
    return text


def _yearly(rule, first):
    every = ngettext("jedes Jahr", "alle %(number)s Jahre", rule.interval) % {
        "number": rule.interval
    }
    months = _months(rule) if rule.by_month or rule.by_day else str(MONTHS[first.month])
    if not rule.by_day and not rule.by_position:
        days = _days_of_month(rule, first)
        if not rule.by_month and rule.by_month_day:
            return _("%(every)s in jedem Monat am %(days)s") % {"every": every, "days": days}
        return _("%(every)s am %(days)s %(months)s") % {
            "every": every,
            "days": days,
            "months": months,
        }
    days = _days_of_month(rule, first)
    if not rule.by_month:
        return _("%(every)s am %(days)s im Jahr") % {"every": every, "days": days}
    return _("%(every)s am %(days)s im %(months)s") % {
        "every": every,
        "days": days,
        "months": months,
    }


def _days_of_month(rule, first):
    """`zweiten und vierten Dienstag`, `letzten Werktag`, `15.`, `letzten Tag`."""
    numbers = [_day_number(n) for n in rule.by_month_day]
    if not rule.by_day:
        numbers = numbers or [_day_number(first.day)]
        positions = [f"{_ordinal(n)} der Tage" for n in rule.by_position]
        return " ".join([*positions, _join(numbers)])
    if rule.by_position:
        name = (
            _("Werktag") if set(rule.by_day) == set(WORKDAYS) else _weekdays(rule.by_day, _("oder"))
        )
        text = _("%(nth)s %(day)s") % {
            "nth": _join([_ordinal(n) for n in rule.by_position]),
            "day": name,
        }
    else:
        text = _weekdays(rule.by_day)
    if numbers:
        return _("%(weekday)s, wenn es der %(days)s ist") % {
            "weekday": text,
            "days": _join(numbers),
        }
    return text


def _day_number(number):
    if number > 0:
        return f"{number}."
    return _("%(nth)s Tag") % {"nth": _ordinal(number)}


def _ordinal(number):
    return str(ORDINALS.get(number, f"{number}."))


def _weekdays(days, word=None):
    """`Dienstag und Sonntag`; the same weekday is named once: `zweiten und vierten Dienstag`."""
    names = []
    for weekday in dict.fromkeys(weekday for _nth, weekday in days):
        ordinals = [_ordinal(nth) for nth, other in days if other == weekday and nth]
        names.append(f"{_join(ordinals)} {WEEKDAYS[weekday]}".strip())
    return _join(names, word)


def _months(rule):
    return _join([str(MONTHS[month]) for month in sorted(rule.by_month)])


def _join(words, word=None):
    """`a, b und c`"""
    *most, last = words or [""]
    if not most:
        return last
    return f"{', '.join(most)} {word or _('und')} {last}"


def _end(rule, starts_at):
    if rule.count is not None:
        return ngettext("ein Termin", "insgesamt %(number)s Termine", rule.count) % {
            "number": rule.count
        }
    if rule.until is not None:
        until = rule.until.astimezone(starts_at.tzinfo)
        return _("bis %(day)s") % {"day": day_in_words(until, "j. F Y")}
    return ""
