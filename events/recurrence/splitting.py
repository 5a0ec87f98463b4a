"""Cutting a series in two, and moving what follows: arithmetic on rules and dates.

Pure. `editing` does it to stored events.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from content.place.time_zone import BERLIN
from events.recurrence.expansion import Span, check, expand, span
from events.recurrence.local_time import local
from events.recurrence.patterns import OWN, choice_for, rule_for
from events.recurrence.rrule import Rule, end_of_day

ONE_DAY = timedelta(days=1)


def is_date_of(rule: Rule | None, first: Span, start: datetime) -> bool:
    """Whether the rule itself picks this start, and not an exception."""
    return any(
        occurrence.start == start for occurrence in expand(rule, *first, BERLIN, _moment_of(start))
    )


def before(rule: Rule, first: Span, start: datetime) -> Rule | None:
    """The rule of the dates before this one, which is not the first; None if only one is left."""
    if rule.count is None:
        return replace(rule, until=end_of_day(local(start).date() - ONE_DAY, BERLIN))
    number = _count_before(rule, first, start)
    return replace(rule, count=number) if number > 1 else None


def from_then_on(rule: Rule, first: Span, start: datetime) -> Rule:
    """The rule of this date, one of the rule's own, and of all that follow."""
    if rule.count is None:
        return rule
    return replace(rule, count=rule.count - _count_before(rule, first, start))


def on_another_day(rule: Rule, old: date, new: date) -> Rule:
    """The rule that means the same for a series that begins on another day.

    `jeden Dienstag` becomes `jeden Mittwoch`, the second Tuesday the second Wednesday. Raises
    RuleError where that has no meaning.
    """
    if rule.frequency == "WEEKLY" and rule.by_day:
        return _turned(rule, (new - old).days)
    choice = choice_for(rule, old, BERLIN)
    if choice.pattern == OWN:
        return rule
    return rule_for(choice, new, BERLIN)


def _turned(rule, turn):
    """The weekdays of a weekly rule, all a few days later.

    Where a week is left out, it matters on which day weeks begin (section 3.3.10): that turns along,
    so that the third date stays the third.
    """
    days = tuple((nth, (weekday + turn) % 7) for nth, weekday in rule.by_day)
    begins_week = rule.interval > 1 and len(days) > 1
    week_start = (rule.week_start + turn) % 7 if begins_week else rule.week_start
    return replace(rule, by_day=tuple(sorted(days)), week_start=week_start)


def rest_of(rule: Rule, first: Span, start: datetime, times: Span) -> Rule | None:
    """The rule of this date and all that follow, if the first of them moves to `times`.

    Raises RuleError.
    """
    old = at_the_same_time(local(start).date(), first)
    return moved(from_then_on(rule, first, start), old, times)


def moved(rule: Rule | None, old: Span, new: Span) -> Rule | None:
    """The rule of a series whose first date is moved from `old` to `new`. Raises RuleError."""
    days = local(old.start).date(), local(new.start).date()
    if rule is None or days[0] == days[1]:
        return rule
    rule = on_another_day(rule, *days)
    check(rule, new.start, BERLIN)
    return rule


def moves(
    rule: Rule | None, old: Span, new_rule: Rule | None, new: Span, until: datetime
) -> dict[datetime, datetime]:
    """Map old original starts to new ones when a series is moved: the third date stays the third."""
    before_it = expand(rule, *old, BERLIN, (old.start, until))
    after_it = expand(new_rule, *new, BERLIN, (new.start, until + 31 * ONE_DAY))
    pairs = zip(before_it, after_it, strict=False)
    return {
        old_span.start: new_span.start
        for old_span, new_span in pairs
        if old_span.start != new_span.start
    }


def at_the_same_time(day: date, usual: Span) -> Span:
    """The span of a date on this day at the usual time of day."""
    begin = local(usual.start).replace(tzinfo=None)
    length = local(usual.end).replace(tzinfo=None) - begin
    return span(datetime.combine(day, begin.time()), length, BERLIN)


def _count_before(rule, first, start):
    return sum(
        occurrence.start < start
        for occurrence in expand(rule, *first, BERLIN, (first.start, start))
    )


def _moment_of(start):
    return start, start + timedelta(seconds=1)
