"""Local time in Germany: the one place that turns wall-clock times into moments and back.

Pure. The server's zone and the visitor's browser play no part.
"""

from datetime import UTC, date, datetime, time, timedelta

from content.place.time_zone import BERLIN

ONE_DAY = timedelta(days=1)
# A night that ends by then belongs to the evening on which it began.
NIGHT_ENDS = time(6)


class GapError(ValueError):
    """A time that does not exist because the clock is put forward in spring."""


def moment(naive: datetime) -> datetime:
    """Return the UTC moment of a local wall-clock time; of two equal ones in autumn the first.

    Raises GapError for a time in the spring gap, such as 02:30 on 28 March 2027.
    """
    result = naive.replace(tzinfo=BERLIN, fold=0).astimezone(UTC)
    if result.astimezone(BERLIN).replace(tzinfo=None) != naive:
        raise GapError(f"{naive} is skipped")
    return result


def local(at: datetime) -> datetime:
    """Put a moment on Berlin's clock; the last hours that Python knows have no later clock time."""
    try:
        return at.astimezone(BERLIN)
    except OverflowError:
        return at.replace(tzinfo=BERLIN)


def start_of(day: date) -> datetime:
    """Local midnight, in UTC."""
    return datetime.combine(day, time(), tzinfo=BERLIN).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The local midnight after this day, in UTC; the last day that Python knows has none, so its own."""
    return start_of(min(day, date.max - ONE_DAY) + ONE_DAY)


def end_of_its_day(moment: datetime) -> datetime:
    """The midnight after a moment: until then counts what nobody said the end of."""
    return end_of(local(moment).date())


def day_and_time(text: str) -> tuple[date, time | None]:
    """Read how an address names a date: `2026-12-01`, or `2026-12-01-1500` for a second one that day.

    Raises ValueError.
    """
    day, clock = date.fromisoformat(text[:10]), text[11:]
    return day, time(int(clock[:2]), int(clock[2:])) if clock else None


def today(now: datetime) -> date:
    return local(now).date()


def days_of(starts_at: datetime, ends_at: datetime) -> tuple[date, date]:
    """The first and last local day on which a date is listed; the end is exclusive.

    An end at 00:00 does not reach the next day, and a night that ends by 06:00 stays on its first.
    """
    begin, end = local(starts_at), local(ends_at)
    last = (end - timedelta(microseconds=1)).date()
    is_night = last == begin.date() + ONE_DAY and end.time() <= NIGHT_ENDS and end.time() != time()
    if is_night and end.replace(tzinfo=None) - begin.replace(tzinfo=None) < ONE_DAY:
        last = begin.date()
    return begin.date(), max(last, begin.date())
