"""When something takes place, and the rule and the complaints, in German sentences."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from content.place.times import digits, moment_in_words, time_of_day, time_span
from content.security.bounded_process import in_words
from events.recurrence.complaints import COMPLAINTS
from events.recurrence.rrule import Rule

# How a day is written, in Django's letters.
SHORT_DAY = "D, j. F"
SHORT_DAY_AND_YEAR = "D, j. F Y"
LONG_DAY = "l, j. F Y"
DIGITS = "d.m.Y"
# Farther away a day's own name says more than a number of days.
SAID_IN_DAYS = 60
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
    -5: gettext_lazy("fünftletzten"),
}
WORKDAYS = tuple((0, weekday) for weekday in range(5))


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


def when(start, end=None, *, all_day=False, has_open_end=False, last=None, day=SHORT_DAY) -> When:
    """Say when a date takes place: `Mi, 1. Dezember, 18 bis 20:30 Uhr`; everything local.

    `last` is the day on which it ends, where it lasts several; `day` is how the first one is
    written. Without `end` only the beginning is said; with an open one `ab 18 Uhr`.
    """
    if has_open_end and not all_day:
        begin = f"{day_in_words(start, day)}, {from_time(start)}"
        return When(start.isoformat(timespec="seconds"), "", begin)
    first, until = day_in_words(start, day), f" {_('bis')} "
    last_day = day_in_words(last, SHORT_DAY) if last else ""
    ends = end.isoformat(timespec="seconds") if end else ""
    if all_day:
        words = (first, until, last_day) if last else (first,)
        return When(start.date().isoformat(), ends, *words)
    if last:
        end_of_it = f"{last_day}, {time_of_day(end, is_end=True)}"
        words = f"{first}, {time_of_day(start)}", until, end_of_it
    elif end:
        words = f"{first}, {digits(start)}", until, digits(end, is_end=True), f" {_('Uhr')}"
    else:
        words = (f"{first}, {time_of_day(start)}",)
    return When(start.isoformat(timespec="seconds"), ends, *words)


def from_time(start: datetime) -> str:
    """Say when something begins that nobody said the end of: `ab 18 Uhr`; local."""
    return _("ab %(time)s") % {"time": time_of_day(start)}


def when_in_digits(start: datetime, end: datetime | None, all_day=False) -> str:
    """Say the same for lists and feeds: `24.12.2026, 18 bis 20 Uhr`, `24.12.2026, ganztägig`."""
    time = describe_time(start, end, all_day)
    return _("%(day)s, %(time)s") % {"day": f"{start:%d.%m.%Y}", "time": time}


def moment_in_digits(moment: datetime, all_day=False) -> str:
    """Say a beginning in a table: `24.12.2026, 18 Uhr`, or only the day; the moment is local."""
    return f"{moment:%d.%m.%Y}" if all_day else moment_in_words(moment, DIGITS)


def day_in_words(day: date, form: str) -> str:
    """Write a day, in the active language."""
    return _day_in_words(date(day.year, day.month, day.day), form, get_language())


@lru_cache(maxsize=800)
def _day_in_words(day, form, language):
    """Cached, because a list prints fifty days; the language is part of the cache's key."""
    return date_format(day, form)


def distance(day: date, today: date) -> str:
    """Say how far a coming day is away: `heute`, `morgen`, `in 4 Tagen`; "" for past and far ones."""
    days = (day - today).days
    if not 0 <= days <= SAID_IN_DAYS:
        return ""
    if days == 0:
        return _("heute")
    return _("morgen") if days == 1 else _("in %(number)s Tagen") % {"number": days}


def complaint(code: str) -> str:
    """Say why a rule was refused, and what to do."""
    return in_words(*COMPLAINTS[code].parts)


def describe(
    rule: Rule | None, starts_at: datetime, ends_at: datetime | None, all_day=False
) -> str:
    """Say a series in one sentence: `jeden letzten Mittwoch im Monat, 18:30 bis 21 Uhr`.

    Both times are local; None is an open end. Without a rule there is only the time.
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


def describe_time(starts_at: datetime, ends_at: datetime | None, all_day=False) -> str:
    """Say when a date begins and ends on its own day; both local, None for an open end."""
    if all_day:
        return _("ganztägig")
    if ends_at is None:
        return from_time(starts_at)
    return time_span(starts_at, ends_at)


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
    if not rule.by_month and rule.interval == 1 and _are_plain(rule):
        return _every_weekday(rule.by_day)  # every Monday of every year is every Monday
    if not rule.by_month:
        return _("%(every)s am %(days)s im Jahr") % {"every": every, "days": days}
    return _("%(every)s am %(days)s im %(months)s") % {
        "every": every,
        "days": days,
        "months": months,
    }


def _are_plain(rule):
    """Whether the rule names weekdays and nothing beside them."""
    has_number = any(nth for nth, _weekday in rule.by_day)
    return not (has_number or rule.by_month_day or rule.by_position)


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
    if number in ORDINALS:
        return _("%(nth)s Tag") % {"nth": _ordinal(number)}
    return _("%(nth)s. Tag vor dem Ende") % {"nth": -number - 1}


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
