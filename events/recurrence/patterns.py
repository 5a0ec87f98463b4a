"""The repetitions that people choose from a list, and the rules they stand for.

Pure. A choice knows no weekday of its own: the first date says which Tuesday it is.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from events.recurrence.rrule import WEEKDAYS, Rule, RuleError, end_of_day, parse

ONCE, DAILY, WEEKLY, FORTNIGHTLY = "once", "daily", "weekly", "fortnightly"
MONTHLY_WEEKDAY, MONTHLY_LAST, MONTHLY_DAY = "monthly-weekday", "monthly-last", "monthly-day"
YEARLY, OWN = "yearly", "own"
PATTERNS = (
    ONCE, DAILY, WEEKLY, FORTNIGHTLY, MONTHLY_WEEKDAY, MONTHLY_LAST, MONTHLY_DAY, YEARLY, OWN,
)  # fmt: skip
NEVER, ON_DAY, AFTER_COUNT = "never", "on", "after"


@dataclass(frozen=True)
class Repetition:
    """What somebody chose: how often, on which further weekdays, and until when.

    `weekdays` (0 is Monday) belongs to the weekly patterns; empty means the first date's.
    `own` is an RRULE text for what the list does not hold.
    """

    pattern: str = ONCE
    weekdays: tuple[int, ...] = ()
    end: str = NEVER
    until: date | None = None
    count: int | None = None
    own: str = ""


def rule_for(choice: Repetition, first: date, tz: tzinfo) -> Rule | None:
    """Return the rule a choice means for a series that begins on this local day; None is once.

    Raises RuleError, also for an end that was chosen and not filled in.
    """
    if choice.pattern == ONCE:
        return None
    if choice.pattern == OWN:
        return parse(choice.own, tz)
    text = ";".join([_frequency(choice, first), *_end(choice)])
    rule = parse(text, tz)
    if choice.end == ON_DAY:
        rule = replace(rule, until=end_of_day(choice.until, tz))
    return rule


def choice_for(rule: Rule | None, first: date, tz: tzinfo) -> Repetition:
    """Return the choice that means this rule; what the list does not hold becomes OWN."""
    if rule is None:
        return Repetition()
    blank = _blank_with_end(rule, tz)
    weekdays = tuple(weekday for nth, weekday in rule.by_day if nth == 0)
    for pattern in PATTERNS[1:-1]:
        if pattern == MONTHLY_LAST and not is_last(first):
            continue
        for days in ((), weekdays) if pattern in (WEEKLY, FORTNIGHTLY) else ((),):
            choice = replace(blank, pattern=pattern, weekdays=days)
            if rule_for(choice, first, tz) == rule:
                return choice
    return Repetition(OWN, own=str(rule))


def _blank_with_end(rule: Rule, tz: tzinfo) -> Repetition:
    if rule.count is not None:
        return Repetition(end=AFTER_COUNT, count=rule.count)
    if rule.until is not None:
        return Repetition(end=ON_DAY, until=rule.until.astimezone(tz).date())
    return Repetition()


def ordinal(day: date) -> int:
    """Which of its weekday the day is in its month: 1 to 4, or -1 where only the last will do."""
    nth = (day.day - 1) // 7 + 1
    return nth if nth < 5 else -1


def is_last(day: date) -> bool:
    return day.day + 7 > monthrange(day.year, day.month)[1]


def _frequency(choice: Repetition, first: date) -> str:
    weekday = _codes((first.weekday(),))
    days = f";BYDAY={_codes(choice.weekdays)}" if choice.weekdays else ""
    if choice.pattern == MONTHLY_LAST and not is_last(first):
        raise RuleError("start_misfit")
    return {
        DAILY: "FREQ=DAILY",
        WEEKLY: f"FREQ=WEEKLY{days}",
        FORTNIGHTLY: f"FREQ=WEEKLY;INTERVAL=2{days}",
        MONTHLY_WEEKDAY: f"FREQ=MONTHLY;BYDAY={ordinal(first)}{weekday}",
        MONTHLY_LAST: f"FREQ=MONTHLY;BYDAY=-1{weekday}",
        MONTHLY_DAY: "FREQ=MONTHLY",
        YEARLY: "FREQ=YEARLY",
    }[choice.pattern]


def _codes(weekdays: tuple[int, ...]) -> str:
    return ",".join(WEEKDAYS[day] for day in weekdays)


def _end(choice: Repetition) -> list[str]:
    if choice.end == ON_DAY and choice.until is None:
        raise RuleError("end_missing")
    if choice.end == AFTER_COUNT:
        if choice.count is None:
            raise RuleError("count_missing")
        return [f"COUNT={choice.count}"]
    return []
