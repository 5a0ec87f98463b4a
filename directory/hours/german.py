"""Opening hours as people write them: "9–13 und 15–18.30 Uhr", "24.12.: geschlossen", both ways."""

import re
from itertools import pairwise

from django.utils.translation import gettext as _

from directory.hours.osm import NotOpeningHours
from directory.hours.week import ALL_DAY, CLOSED, DAY_MINUTES, Day, DayHours, Slot, SpecialDays

MAX_SLOTS = 4
MAX_EXCEPTIONS = 40

_TIME = r"(\d{1,2})(?:\s?[:.h]\s?(\d{2})|(\d{2}))?(?!\d)\s*(?:uhr|h)?"
_SLOT = re.compile(rf"(?:von\s+)?{_TIME}\s*(?:-|–|—|bis)\s*{_TIME}")
_BETWEEN = re.compile(r"[\s,;/+&.]|und|u\.|sowie")
_CLOSED = re.compile(r"(?:geschlossen|zu|ruhetag|frei|-|–|—)?\.?")
_ALL_DAY = re.compile(r"(?:24 ?(?:stunden|h|std\.?)|rund um die uhr|durchgehend|ganztägig)\.?")
_BY_APPOINTMENT = re.compile(r".*(?:vereinbarung|absprache|mit termin).*")
# A year of two digits follows its dot at once: in "24.12. 10 bis 12 Uhr" ten is an hour.
_DATE = r"(\d{1,2})\.\s?(\d{1,2})(?:\.?\s?(\d{4})|\.(\d{2})(?!\d|[:.]\d)|\.?)"
_EXCEPTION = re.compile(rf"{_DATE}(?:\s*(?:-|–|—|bis)\s*{_DATE})?\s*[:\s]\s*(\D.*|\d.*)")


def read_hours(text: str) -> DayHours:
    """Return the hours of one day; an empty text means closed.

    Raises NotOpeningHours with a message for whoever typed it.
    """
    written, text = text.strip(), " ".join(text.lower().split())
    if _CLOSED.fullmatch(text):
        return CLOSED
    if _ALL_DAY.fullmatch(text):
        return ALL_DAY
    if _BY_APPOINTMENT.fullmatch(text) and not _SLOT.search(text):
        return DayHours(by_appointment=True)
    if _BETWEEN.sub("", _SLOT.sub("", text)):
        raise NotOpeningHours(
            _(
                "„%(text)s“ lässt sich nicht als Uhrzeit lesen. Schreiben Sie zum Beispiel: "
                "9–13, 15–18 Uhr. Anderes gehört in den Hinweis."
            )
            % {"text": written[:40]}
        )
    slots = sorted(_slot(match) for match in _SLOT.finditer(text))
    _refuse_overlap(slots)
    return DayHours(tuple(slots))


def _slot(match):
    start, end = _minutes(match[1], match[2] or match[3]), _minutes(match[4], match[5] or match[6])
    if start in (DAY_MINUTES, end):
        raise NotOpeningHours(
            _("Beginn und Ende von „%(text)s“ passen nicht zusammen.") % {"text": match[0].strip()}
        )
    return Slot(start, end if end > start else end + DAY_MINUTES)


def _minutes(hour, minute):
    hour, minute = int(hour), int(minute or 0)
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
                % {"before": before, "after": after}
            )


def hours_in_words(hours: DayHours) -> str:
    """Return `9:00–13:00, 15:00–18:30`, `geschlossen`, `nach Vereinbarung`; `read_hours` reads it."""
    if hours == ALL_DAY:
        return _("rund um die Uhr")
    if hours.slots:
        return ", ".join(slot_in_words(slot) for slot in hours.slots)
    return _("nach Vereinbarung") if hours.by_appointment else _("geschlossen")


def slot_in_words(slot: Slot) -> str:
    return str(slot).replace("-", "–").removeprefix("0").replace("–0", "–")


def read_exceptions(text: str) -> tuple[SpecialDays, ...]:
    """Return the exceptions, one a line: `24.12.2026: 9–12`, `24.12.: zu`, `1.8.–20.8.2026: zu`.

    Raises NotOpeningHours with a message that names the line.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MAX_EXCEPTIONS:
        raise NotOpeningHours(_("Höchstens 40 Ausnahmen."))
    specials = tuple(_exception(line) for line in lines)
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


def _exception(line):
    match = _EXCEPTION.fullmatch(line)
    if not match:
        raise NotOpeningHours(
            _("„%(text)s“ ist keine Ausnahme. Schreiben Sie zum Beispiel: 24.12.2026: 9–12 Uhr")
            % {"text": line[:40]}
        )
    day, month, *years, last_day, last_month, last_long, last_short, hours = match.groups()
    year, last_year = years[0] or years[1], last_long or last_short
    last = _day(last_day, last_month, last_year, line) if last_day else None
    if last and last.year and not year:
        # 24.12.–2.1.2027 begins in the year before.
        year = last.year - ((int(month), int(day)) > (last.month, last.day))
    first = _day(day, month, year, line)
    if last and (first.year is None) != (last.year is None):
        raise NotOpeningHours(_("In „%(text)s“ fehlt ein Jahr.") % {"text": line[:40]})
    if last and last.year and last.date_in(last.year) < first.date_in(first.year):
        raise NotOpeningHours(
            _("In „%(text)s“ liegt das Ende vor dem Beginn.") % {"text": line[:40]}
        )
    return SpecialDays(first, last or first, read_hours(hours))


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
    """Return `24.12.2026`, or `24.12.2026–1.1.2027`."""
    first, last = _day_in_words(special.first), _day_in_words(special.last)
    return first if first == last else f"{first}–{last}"


def _day_in_words(day):
    return f"{day.day}.{day.month}.{day.year or ''}"
