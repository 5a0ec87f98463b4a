"""The dates of some days: how many there are on each, and the first few of them.

A month of a thousand weekly events has more dates than anybody reads. They are counted in an index,
and only what is printed is loaded.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection
from django.db.models import Count, F

from events.models.occurrence import LASTS_DAYS, Occurrence
from events.recurrence.local_time import ONE_DAY, today
from events.recurrence.plan import LONGEST

# Stands for a day in the query that is written once and asked for each day.
SOME_DAY = date(2000, 3, 1)
LONG_BEFORE = SOME_DAY - LONGEST
# Not the event's long texts and not its rule.
PRINTED = (
    "original_start",
    "starts_at",
    "ends_at",
    "first_day",
    "last_day",
    "state",
    "place",
    "note",
    "seats_taken",
    "event__title",
    "event__slug",
    "event__all_day",
    "event__registration",
    "event__places",
    "event__place_name",
)


@dataclass
class Day:
    """One day: the first few dates, and how many more there are."""

    date: date
    is_today: bool
    is_in_month: bool = True
    occurrences: list = field(default_factory=list)
    more: int = 0

    @property
    def query(self):
        """The filter that leaves this day alone."""
        return f"von={self.date}&bis={self.date}"


def days_with_dates(days, filters, now, per_day):
    """Return {date: Day} for these days in a row, in four queries however many dates there are."""
    first, last = days[0], days[-1]
    single = Occurrence.objects.filter(last_day=F("first_day"))
    # What began earlier than a date may last is over.
    long = Occurrence.objects.filter(LASTS_DAYS, first_day__gte=first - LONGEST)
    numbers = _numbers(filters.leave_out(single), first, last)
    long_numbers = _long_numbers(filters.leave_out(long), first, last)
    picks = _first_few(filters, single.filter(first_day=SOME_DAY), per_day, numbers)
    covering = Occurrence.objects.filter(
        LASTS_DAYS, first_day__lte=SOME_DAY, last_day__gte=SOME_DAY, first_day__gt=LONG_BEFORE
    )
    picks += _first_few(filters, covering, per_day, long_numbers)
    rows = _in_order(_ids(picks))
    result = {}
    for day in days:
        shown = [one for one in rows if one.first_day <= day <= one.last_day][:per_day]
        total = numbers[day] + long_numbers[day]
        # a date that came between counting and reading must not make a negative number
        more = max(total - len(shown), 0)
        result[day] = Day(day, day == today(now), occurrences=shown, more=more)
    return result


def _numbers(single, first, last):
    rows = single.filter(first_day__range=(first, last)).values_list("first_day")
    return Counter(dict(rows.annotate(number=Count("pk")).order_by("first_day")))


def _long_numbers(long, first, last):
    """Count what lasts several days on each of them."""
    rows = long.filter(first_day__lte=last, last_day__gte=first).values_list(
        "first_day", "last_day"
    )
    numbers = Counter()
    for begin, end, number in rows.annotate(number=Count("pk")).order_by("first_day", "last_day"):
        day = max(begin, first)
        while day <= min(end, last):
            numbers[day] += number
            day += ONE_DAY
    return numbers


def _first_few(filters, dates, per_day, days):
    """The query for the first ids of SOME_DAY, once for each of the days: [(sql, params)]."""
    if not days:
        return []
    dates = dates.public().filter(filters.topic("event__")).order_by("starts_at", "event_id")
    sql, params = dates.values_list("pk")[:per_day].query.sql_with_params()
    adapt = connection.ops.adapt_datefield_value
    marks = {adapt(SOME_DAY): 0, adapt(LONG_BEFORE): -LONGEST.days}

    def moved(one, day):
        # What words have found is a list on PostgreSQL, which cannot be looked up.
        is_day = not isinstance(one, list) and one in marks
        return adapt(day + timedelta(marks[one])) if is_day else one

    return [(sql, [moved(one, day) for one in params]) for day in sorted(days)]


def _ids(queries):
    """Ask all queries at once. SQLite takes a limit in a part of a union only inside a subquery."""
    if not queries:
        return []
    parts = (f"SELECT * FROM ({sql}) part" for sql, _params in queries)  # noqa: S608 - our own SQL
    union = " UNION ALL ".join(parts)
    with connection.cursor() as cursor:
        cursor.execute(union, [param for _sql, params in queries for param in params])
        return [pk for (pk,) in cursor.fetchall()]


def _in_order(ids):
    """What lasts several days stands first, on each of them, or it would change its line each day."""
    rows = Occurrence.objects.filter(pk__in=set(ids)).select_related("event").only(*PRINTED)
    return sorted(rows, key=lambda one: (not one.lasts_days, one.starts_at, one.event_id))
