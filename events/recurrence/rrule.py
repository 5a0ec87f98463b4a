"""What a recurrence rule may say: RFC 5545's RRULE, as far as a neighbourhood calendar needs it.

Pure: no Django, no database, no clock. django-recurrence stores the text (`Event.recurrences`); its own
reader also takes rules that no calendar has (every second, each 99th Tuesday), so a rule is read and
checked here. What it means in dates is `expansion`'s matter.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}
MAX_INTERVAL = 52
MAX_COUNT = 730  # two years of every day
MAX_TEXT = 300

NUMBER = re.compile(r"[+-]?[0-9]{1,3}")
BYDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")


class RuleError(ValueError):
    """A rule that we do not accept; `german.complaint` has a sentence for `code`."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Rule:
    """One RRULE. `until` is an aware UTC instant, included; `by_day` holds (nth or 0, weekday)."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    by_day: tuple[tuple[int, int], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_position: tuple[int, ...] = ()
    week_start: int = 0

    def __str__(self):
        """Write the rule as RFC 5545 text, UNTIL in UTC (section 3.3.10)."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.week_start:
            parts.append(f"WKST={WEEKDAYS[self.week_start]}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%dT%H%M%SZ}")
        if self.by_day:
            days = (f"{nth or ''}{WEEKDAYS[weekday]}" for nth, weekday in self.by_day)
            parts.append(f"BYDAY={','.join(days)}")
        for name, values in self._numbers():
            if values:
                parts.append(f"{name}={','.join(map(str, values))}")
        return ";".join(parts)

    def _numbers(self):
        return (
            ("BYSETPOS", self.by_position),
            ("BYMONTH", self.by_month),
            ("BYMONTHDAY", self.by_month_day),
        )


def parse(text: str, tz: tzinfo) -> Rule:
    """Read one RRULE (with or without its name) and check all that needs no start date.

    A bare UNTIL date means the end of that day in `tz`. Raises RuleError.
    """
    parts = _parts(text)
    if parts.get("FREQ") not in FREQUENCIES:
        raise RuleError("frequency")
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleError("count_and_until")
    rule = Rule(
        frequency=parts["FREQ"],
        interval=_single(parts, "INTERVAL", 1, MAX_INTERVAL, "interval") or 1,
        count=_single(parts, "COUNT", 1, MAX_COUNT, "count"),
        until=_until(parts["UNTIL"], tz) if "UNTIL" in parts else None,
        by_day=_by_day(parts.get("BYDAY", "")),
        by_month_day=_several(parts, "BYMONTHDAY", -31, 31),
        by_month=_several(parts, "BYMONTH", 1, 12),
        by_position=_several(parts, "BYSETPOS", -31, 31),
        week_start=_weekday(parts.get("WKST", "MO")),
    )
    _check_combination(rule)
    return rule


def _parts(text: str) -> dict[str, str]:
    """Split `A=1;B=2` into its parts; a part that is unknown or repeated is refused."""
    text = text.strip().upper().removeprefix("RRULE:").rstrip(";")
    if not text or len(text) > MAX_TEXT:
        raise RuleError("unreadable")
    parts = {}
    for item in text.split(";"):
        name, equals, value = item.partition("=")
        if name not in PARTS or name in parts or not equals or not value:
            raise RuleError("unreadable")
        parts[name] = value
    return parts


def _number(text: str, low: int, high: int, code: str) -> int:
    if not NUMBER.fullmatch(text) or not low <= int(text) <= high or int(text) == 0:
        raise RuleError(code)
    return int(text)


def _single(parts: dict[str, str], name: str, low: int, high: int, code: str) -> int | None:
    return _number(parts[name], low, high, code) if name in parts else None


def _several(parts: dict[str, str], name: str, low: int, high: int) -> tuple[int, ...]:
    if name not in parts:
        return ()
    numbers = [_number(item, low, high, "unreadable") for item in parts[name].split(",")]
    return tuple(dict.fromkeys(numbers))


def _by_day(text: str) -> tuple[tuple[int, int], ...]:
    days = []
    for item in filter(None, text.split(",")):
        match = BYDAY.fullmatch(item)
        if match is None or (match[1] and int(match[1]) == 0):
            raise RuleError("unreadable")
        days.append((int(match[1] or 0), WEEKDAYS.index(match[2])))
    return tuple(dict.fromkeys(days))


def _weekday(text: str) -> int:
    if text not in WEEKDAYS:
        raise RuleError("unreadable")
    return WEEKDAYS.index(text)


def _until(text: str, tz: tzinfo) -> datetime:
    match = UNTIL.fullmatch(text)
    if match is None:
        raise RuleError("until")
    try:
        day = datetime.strptime(match[1], "%Y%m%d").date()
        if match[2] is None:
            return end_of_day(day, tz)
        clock = datetime.strptime(match[2], "%H%M%S").time()
        zone = UTC if match[3] else tz
        return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise RuleError("until") from error


def _check_combination(rule: Rule) -> None:
    """Refuse parts that RFC 5545 gives no meaning at this frequency, or that never come true."""
    monthly = rule.frequency in ("MONTHLY", "YEARLY")
    highest = 53 if rule.frequency == "YEARLY" and not rule.by_month else 5
    for nth, _weekday in rule.by_day:
        if nth and (not monthly or abs(nth) > highest):
            raise RuleError("combination")
    if rule.by_month_day and rule.frequency == "WEEKLY":
        raise RuleError("combination")
    if rule.by_position and not (monthly and (rule.by_day or rule.by_month_day)):
        raise RuleError("combination")


def end_of_day(day: date, tz: tzinfo) -> datetime:
    """The last second of a local day, in UTC."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=tz).astimezone(UTC)
