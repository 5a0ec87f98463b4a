"""Days that differ, as people write them: "24.12.: zu", "Betriebsferien 1.8. bis 20.8."; both ways."""

import datetime as dt
import re
from dataclasses import replace

from django.utils.translation import gettext as _

from content.text import plain_dashes
from directory.hours.german import hours_in_words, read_hours
from directory.hours.rules import NotOpeningHours
from directory.hours.week import NO_END, Day, DayHours, SpecialDays

MAX_EXCEPTIONS = 40

_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_MONTH_NAME = re.compile(
    r"(\d{1,2})\.\s*(januar|jänner|februar|märz|maerz|april|mai|juni|juli|august|september|oktober"
    r"|november|dezember|jan|feb|mär|mrz|apr|jun|jul|aug|sept?|okt|nov|dez)\b\.?",
    re.IGNORECASE,
)
_OTHER_NAMES = {"jän": "jan", "mrz": "mär", "mae": "mär"}
_NAMED_DAYS = {
    "heiligabend": "24.12.",
    "heilig abend": "24.12.",
    "silvester": "31.12.",
    "neujahr": "1.1.",
}
_NAMED = re.compile(r"\b(heiligabend|heilig abend|silvester|neujahr)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"^(?:am\s+)?(?:(?:mo|di|mi|do|fr|sa|so)\b\.?|(?:mon|diens|donners|frei|sams|sonn)tag\b"
    r"|(?:mittwoch|sonnabend)\b)\s*,?\s*(?:den\s+)?(?=\d)",
    re.IGNORECASE,
)
# A year of two digits follows its dot at once: in "24.12. 10 bis 12 Uhr" ten is an hour.
_DATE = r"(\d{1,2})\.\s?(\d{1,2})(?:\.?\s?(\d{4})|\.(\d{2})(?!\d|[:.]\d)|\.?)(?![\d])"
_UNTIL = r"\s*(?:-|bis(?:\s+(?:zum|einschließlich|einschl\.?))?)\s*"
_SPECIAL = re.compile(
    rf"(?P<before>.*?)(?P<open>\b(?:ab|seit)\s+(?:dem\s+)?|\bbis\s+(?:zum\s+)?|\bvom\s+|\bam\s+)?"
    rf"(?P<days>{_DATE}|\d{{1,2}}\.(?={_UNTIL}\d))(?:{_UNTIL}(?P<last>{_DATE}))?"
    r"(?P<after>(?:\s*[:\s]\s*.*)?)",
    re.IGNORECASE,
)
_LIST = re.compile(
    rf"((?:\d{{1,2}}\.(?:\d{{1,2}}\.)?\s*(?:,|und|u\.|&|\+)\s*)+)(?={_DATE})", re.IGNORECASE
)
_REASON = re.compile(
    r"(?:wegen\s+)?(?P<reason>[^\d:;\"()]*?(?:ferien|urlaub|pause|umbau\w*|renovierung\w*|inventur|krank\w*"
    r"|schaden|umzug\w*|fortbildung|trauerfall|feier|ruhetag|betriebsausflug|betriebsversammlung))"
    r"(?:\s*[:,]?\s*(?:geschlossen|zu))?",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:(?:wir haben|bleibt|ist|sind)\s+)?(?:vorübergehend\s+)?(?:bis auf weiteres\s+)?"
    r"(?:geschlossen|zu)(?:\s+bis auf weiteres)?",
    re.IGNORECASE,
)


def read_exceptions(text: str, today: dt.date | None = None) -> tuple[SpecialDays, ...]:
    """Return the exceptions, one a line: `24.12.2026: 9–12`, `24. Dezember: zu`, `1.8.–20.8.: zu`.

    A closing that has only an end ("geschlossen bis 20.12.") begins today. Raises NotOpeningHours
    with a message that names the line.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MAX_EXCEPTIONS:
        raise NotOpeningHours(_("Höchstens 40 Ausnahmen."))
    specials = tuple(special for line in lines for special in _exceptions(line, today))
    if len(specials) > MAX_EXCEPTIONS:
        raise NotOpeningHours(_("Höchstens 40 Ausnahmen."))
    _refuse_same_days(specials)
    return specials


def _refuse_same_days(specials):
    """Refuse two lines for the same days: of them only the last would count (OSM opening_hours)."""
    seen = set()
    for special in specials:
        if (days := days_in_words(special)) in seen:
            message = _(
                "Für %(days)s stehen zwei Zeilen da. Bitte schreiben Sie alle Zeiten in eine."
            )
            raise NotOpeningHours(message % {"days": days})
        seen.add(days)


def _exceptions(line, today):
    """Return what a line says, one for each day of a list ("24. und 31.12.: zu")."""
    text = _with_numbers(line)
    days = _LIST.search(text)
    if not days:
        return [_exception(line, text, today)]
    others = re.findall(r"(\d{1,2}\.)(\d{1,2}\.)?", days[1])
    rest = text[: days.start()], text[days.end() :]
    month = re.match(_DATE, rest[1])[2]
    texts = [f"{rest[0]}{day}{other or f'{month}.'}{_after_date(rest[1])}" for day, other in others]
    texts.append(rest[0] + rest[1])
    return [_exception(line, each, today) for each in texts]


def _after_date(text):
    """Return what stands behind the date with which the text begins, its year included."""
    date = re.match(_DATE, text)
    year = date[3] or date[4]
    return f"{year or ''}{text[date.end() :]}"


def _with_numbers(line):
    """Return the line with dates in digits: `24. Dezember` and `Heiligabend` become `24.12.`."""
    text = plain_dashes(line)
    text = _NAMED.sub(lambda match: _NAMED_DAYS[match[1].lower()], text)
    text = _MONTH_NAME.sub(lambda match: f"{match[1]}.{_month(match[2])}.", text)
    return _WEEKDAY.sub("", text)


def _month(name):
    name = name.lower()[:3]
    return _MONTHS.index(_OTHER_NAMES.get(name, name)) + 1


def _exception(line, text, today):
    match = _SPECIAL.fullmatch(text)
    if not match:
        raise _no_exception(line)
    begin = re.fullmatch(_DATE, match["days"])
    last = _date(match["last"], line) if match["last"] else None
    opening = (match["open"] or "").split()[:1]
    if begin is None:
        # "1. bis 20. August": the month stands behind the last day only.
        day = int(match["days"].rstrip("."))
        first = _day(day, last.month, last.year, line)
    else:
        first = _date(match["days"], line, last)
    if opening in (["ab"], ["Ab"], ["seit"], ["Seit"]) and last is None:
        # A time can follow: "ab 1.12.: 9–12 Uhr" is no closing, and has no end either.
        first, last = _with_year(first, today), NO_END
    if opening in (["bis"], ["Bis"]):
        first, last = _until(first, today, line)
    last = last or first
    _refuse_backward(first, last, line)
    return SpecialDays(first, last, _hours(match["before"], match["after"], line))


def _until(last, today, line):
    if today is None:
        raise _no_exception(line)
    if last.year is None:
        year = today.year + ((last.month, last.day) < (today.month, today.day))
        last = replace(last, year=year)
    return Day(today.month, today.day, today.year), last


def _with_year(first, today):
    """Return the day in a year: what has no end does not come back every year."""
    return first if first.year or today is None else replace(first, year=today.year)


def _refuse_backward(first, last, line):
    if (first.year is None) != (last.year is None):
        raise NotOpeningHours(_("In „%(text)s“ fehlt ein Jahr.") % {"text": line[:40]})
    if last.year and last.date_in(last.year) < first.date_in(first.year):
        raise NotOpeningHours(
            _("In „%(text)s“ liegt das Ende vor dem Beginn.") % {"text": line[:40]}
        )


def _hours(before, after, line):
    """Return the hours behind the days; before them stands at most why it is closed."""
    words = f"{before.strip(' :,–-')} {after.strip(' :,')}".strip()
    closed = _closed(words)
    if closed is not None:
        return closed
    if before.strip(" :,–-") or not words:
        raise _no_exception(line)
    return read_hours(words)


def _closed(text):
    """Return that it is closed, with the reason that the text gives; None where it says other things."""
    comment = re.search(r"\(([^()\"]*)\)", text)
    text = re.sub(r"\s*\([^()]*\)", "", text).strip(" :,")
    if _CLOSED.fullmatch(text):
        return DayHours(comment=comment[1].strip() if comment else "")
    reason = _REASON.fullmatch(text)
    return DayHours(comment=reason["reason"].strip()) if reason else None


def _no_exception(line):
    message = _("„%(text)s“ ist keine Ausnahme. Schreiben Sie zum Beispiel: 24.12.2026: 9–12 Uhr")
    return NotOpeningHours(message % {"text": line[:40]})


def _date(text, line, last=None):
    day, month, long_year, short_year = re.fullmatch(_DATE, text).groups()
    year = long_year or short_year
    if last and last.year and not year:
        # 24.12.–2.1.2027 begins in the year before.
        year = last.year - ((int(month), int(day)) > (last.month, last.day))
    return _day(day, month, year, line)


def _day(day, month, year, line):
    year = int(year) if year else None
    found = Day(int(month), int(day), year + 2000 if year and year < 100 else year)
    # 2028 is a leap year: 29.2. may come back every year.
    exists = 1 <= found.month <= 12 and found.day >= 1 and found.date_in(found.year or 2028)
    if not exists or not 2000 <= (found.year or 2028) <= 2099:
        raise NotOpeningHours(_("Den Tag in „%(text)s“ gibt es nicht.") % {"text": line[:40]})
    return found


def exception_in_words(special: SpecialDays) -> str:
    """Return the line that `read_exceptions` reads."""
    return f"{days_in_words(special)}: {hours_in_words(special.hours)}"


def days_in_words(special: SpecialDays) -> str:
    """Return `24.12.2026`, `24.12.2026–1.1.2027`, or `ab 1.12.2026`."""
    first, last = _day_in_words(special.first), _day_in_words(special.last)
    if special.last == NO_END:
        return _("ab %(day)s") % {"day": first}
    return first if first == last else f"{first}–{last}"


def _day_in_words(day):
    return f"{day.day}.{day.month}.{day.year or ''}"
