"""What a recurrence rule means: the dates of a series (RFC 5545, section 3.3.10).

Pure: no Django, no database, no clock. A rule speaks of local days ("every Wednesday"); a
date's beginning and end are wall-clock times, so the clock changes never move
18:00. Every search here is bounded by the days asked for and not by the rule: a rule that
never comes true (31 February) costs no more than one that does, and an endless series costs
the same in its tenth year as in its first.

The dates of a rule are those of django-recurrence's `Recurrence.between`, asked in naive local time
(`tests/events` compare them). It is not asked here because it searches to the year 9999: for two
years of `FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31` it takes 2.9 s, this module 1.6 ms; for `FREQ=YEARLY`
with the same day 190 ms and 0.02 ms. Of a weekly series that began ten years ago two years cost
2.1 and 1.6 ms. And anybody may propose a rule.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from typing import NamedTuple

from events.recurrence.rrule import Rule, RuleError, end_of_day

MAX_YEARS = 5
MAX_DATES = 2000
LAST_DAY = date.max
ONE_DAY = timedelta(days=1)


class Span(NamedTuple):
    """One date: aware UTC datetimes, the end exclusive."""

    start: datetime
    end: datetime


def check(rule: Rule, starts_at: datetime, tz: tzinfo, now: datetime | None = None) -> None:
    """Check what depends on the first date: it obeys the rule, and the end is near enough.

    With `now` an old series may end in the years to come, and not only in its own first ones.
    """
    if rule.until is not None:
        if rule.until < starts_at:
            raise RuleError("until_before_start")
        counted_from = max(starts_at, now or starts_at).astimezone(tz).date()
        latest = end_of_day(_years_later(counted_from, MAX_YEARS), tz)
        if rule.until > latest:
            raise RuleError("until_too_far")
    if not fits(rule, starts_at.astimezone(tz).date()):
        raise RuleError("start_misfit")


def fits(rule: Rule, day: date) -> bool:
    """Tell whether a series may begin on this day: whether the rule itself picks it."""
    rule = completed(rule, day)
    return day in _picked(rule, _period_start(rule, day))


def expand(
    rule: Rule | None,
    starts_at: datetime,
    ends_at: datetime,
    tz: tzinfo,
    window: tuple[datetime, datetime],
) -> list[Span]:
    """List the dates that overlap the window [from, to), in order, at most MAX_DATES.

    `starts_at` and `ends_at` are the first date's, aware. Without a rule it is the only one.
    COUNT counts from the first date, also when the window begins later.
    """
    # fold=0: of two equal times in autumn the first is meant, whatever the argument's fold is
    first = starts_at.astimezone(tz).replace(tzinfo=None, fold=0)
    length = ends_at.astimezone(tz).replace(tzinfo=None, fold=0) - first
    since, till = window
    if rule is None:
        days = iter([first.date()])
    else:
        earliest = (since.astimezone(tz).replace(tzinfo=None) - length).date() - ONE_DAY
        days = _days(rule, first.date(), earliest, till.astimezone(tz).date())
    spans = (span(datetime.combine(day, first.time()), length, tz) for day in days)
    if rule is not None and rule.until is not None:
        spans = (occurrence for occurrence in spans if occurrence.start <= rule.until)
    inside = (
        occurrence for occurrence in spans if occurrence.start < till and occurrence.end > since
    )
    return list(islice(inside, MAX_DATES))


def span(start: datetime, length: timedelta, tz: tzinfo) -> Span:
    """Put a naive local start and a wall-clock length into the zone.

    Going through UTC settles the clock changes: a time in the spring gap moves on by an hour,
    of two equal times in autumn the first is meant.
    """
    begin = start.replace(tzinfo=tz).astimezone(UTC)
    end = (start + length).replace(tzinfo=tz).astimezone(UTC)
    # 02:30 to 03:15 in the gap would end before it begins
    return Span(begin, end if end > begin else begin + length)


def _days(rule: Rule, first: date, earliest: date, latest: date) -> Iterator[date]:
    """Yield the rule's days from `first` to `latest`; those before `earliest` may be left out.

    Without COUNT the periods before `earliest` are skipped, so an old series costs no more
    than a new one.
    """
    rule = completed(rule, first)
    period = _period_start(rule, first)
    if rule.count is None and earliest > first:
        period = _leap(rule, period, earliest)
    left = rule.count
    while period is not None and period <= latest:
        for day in _picked(rule, period):
            if day < first:
                continue
            if left is not None:
                if left == 0:
                    return
                left -= 1
            if day <= latest:
                yield day
        period = _next_period(rule, period, 1)


def completed(rule: Rule, first: date) -> Rule:
    """Fill in what the first date implies: a plain WEEKLY recurs on its weekday, and so on."""
    if rule.by_day or rule.by_month_day or rule.frequency == "DAILY":
        return rule
    if rule.frequency == "WEEKLY":
        return replace(rule, by_day=((0, first.weekday()),))
    if rule.frequency == "YEARLY" and not rule.by_month:
        return replace(rule, by_month=(first.month,), by_month_day=(first.day,))
    return replace(rule, by_month_day=(first.day,))


def _period_start(rule: Rule, day: date) -> date:
    if rule.frequency == "DAILY":
        return day
    if rule.frequency == "WEEKLY":
        return day - ONE_DAY * ((day.weekday() - rule.week_start) % 7)
    return day.replace(day=1) if rule.frequency == "MONTHLY" else day.replace(month=1, day=1)


def _next_period(rule: Rule, period: date, steps: int) -> date | None:
    """The period `steps` intervals later, or None past the end of the calendar."""
    distance = rule.interval * steps
    try:
        if rule.frequency == "DAILY":
            return period + ONE_DAY * distance
        if rule.frequency == "WEEKLY":
            return period + ONE_DAY * 7 * distance
        months = period.year * 12 + period.month - 1
        months += distance * (1 if rule.frequency == "MONTHLY" else 12)
        return date(months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None


def _leap(rule: Rule, period: date, earliest: date) -> date | None:
    """The last period of the series that begins no later than `earliest`."""
    if rule.frequency == "DAILY":
        passed = (earliest - period).days
    elif rule.frequency == "WEEKLY":
        passed = (earliest - period).days // 7
    else:
        passed = (earliest.year - period.year) * 12 + earliest.month - period.month
        passed = passed if rule.frequency == "MONTHLY" else passed // 12
    return _next_period(rule, period, max(passed // rule.interval, 0))


def _picked(rule: Rule, period: date) -> list[date]:
    """The days that a completed rule picks in the period that begins here, in order."""
    days = [day for day in _candidates(rule, period) if _by_day_picks(rule, day)]
    if not rule.by_position:
        return days
    positions = (p - 1 if p > 0 else len(days) + p for p in rule.by_position)
    return [days[i] for i in sorted(set(positions)) if 0 <= i < len(days)]


def _candidates(rule: Rule, period: date) -> Iterator[date]:
    """The period's days that BYMONTH and BYMONTHDAY leave."""
    if rule.frequency in ("DAILY", "WEEKLY"):
        length = 1 if rule.frequency == "DAILY" else 7
        days = (period + ONE_DAY * n for n in range(min(length, (LAST_DAY - period).days + 1)))
        yield from (day for day in days if _by_month_day_picks(rule, day))
        return
    months = [period.month] if rule.frequency == "MONTHLY" else range(1, 13)
    for month in months:
        if rule.by_month and month not in rule.by_month:
            continue
        length = monthrange(period.year, month)[1]
        numbers = {n if n > 0 else length + 1 + n for n in rule.by_month_day}
        for number in sorted(numbers) if numbers else range(1, length + 1):
            if number <= length:
                yield date(period.year, month, number)


def _by_month_day_picks(rule: Rule, day: date) -> bool:
    if rule.by_month and day.month not in rule.by_month:
        return False
    from_the_end = day.day - monthrange(day.year, day.month)[1] - 1
    return not rule.by_month_day or bool({day.day, from_the_end} & set(rule.by_month_day))


def _by_day_picks(rule: Rule, day: date) -> bool:
    """BYDAY: `2TU` counts within the month, or within the year when no month is named."""
    for nth, weekday in rule.by_day:
        if day.weekday() == weekday and (nth == 0 or nth in _ordinals(rule, day)):
            return True
    return not rule.by_day


def _ordinals(rule: Rule, day: date) -> tuple[int, int]:
    """The day's number among its weekdays, counted from the front and from the back."""
    if rule.frequency == "YEARLY" and not rule.by_month:
        before = day.timetuple().tm_yday - 1
        after = (date(day.year, 12, 31) - day).days
    else:
        before, after = day.day - 1, monthrange(day.year, day.month)[1] - day.day
    return before // 7 + 1, -(after // 7 + 1)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
