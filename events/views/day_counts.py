"""The dates of some days: how many there are on each, and the first few of them.

A month of a thousand weekly events has more dates than anybody reads. They are numbered and counted
in an index, and only what is printed is loaded.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from events.models.occurrence import LASTS_DAYS, Occurrence
from events.recurrence.local_time import ONE_DAY, today
from events.recurrence.plan import LONGEST

# Not the event's long texts and not its rule.
PRINTED = (
    "original_start",
    "starts_at",
    "ends_at",
    "has_open_end",
    "is_second_of_day",
    "first_day",
    "last_day",
    "state",
    "place",
    "note",
    "seats_taken",
    "is_queued",
    "event__title",
    "event__slug",
    "event__kind",
    "event__all_day",
    "event__registration",
    "event__places",
    "event__place_name",
    "event__online_url",
    "event__neighbourhood__name",
    "event__neighbourhood__colour",
)
# More do not fit below a number of a phone's month.
DOTS = 3


@dataclass
class Day:
    """One day: the first few dates, and how many more there are.

    `on_paper` are those of the others that paper prints, which cannot be clicked.
    """

    date: date
    is_today: bool
    is_in_month: bool = True
    occurrences: list = field(default_factory=list)
    on_paper: list = field(default_factory=list)
    more: int = 0

    @property
    def more_than_on_paper(self):
        """How many dates not even paper has room for."""
        return self.more - len(self.on_paper)

    @property
    def number(self):
        """How many dates there are on this day."""
        return len(self.occurrences) + self.more

    @property
    def dots(self):
        """The first dates, as a phone's grid marks them."""
        return self.occurrences[:DOTS]

    @property
    def query(self):
        """The filter that leaves this day alone."""
        return f"von={self.date}&bis={self.date}"


def days_with_dates(days, filters, now, per_day, on_paper=0):
    """Return {date: Day} for these days in a row, in three queries however many dates there are.

    Each has `per_day` dates for the screen, and up to `on_paper` further ones for a printed page.
    """
    most = per_day + on_paper
    short, totals = _first_short(filters, days, most)
    long = _long(filters, days)
    # What lasts several days stands first on each of them, or it would change its line each day.
    picked = {day: (long[day] + short[day])[:most] for day in days}
    rows = Occurrence.objects.select_related("event__neighbourhood").only(*PRINTED)
    rows = rows.in_bulk({pk for pks in picked.values() for pk in pks})
    result = {}
    for day in days:
        # a date that was deleted between numbering and loading is missing
        loaded = [rows[pk] for pk in picked[day] if pk in rows]
        shown, hidden = loaded[:per_day], loaded[per_day:]
        more = totals[day] + len(long[day]) - len(shown)
        result[day] = Day(day, day == today(now), occurrences=shown, on_paper=hidden, more=more)
    return result


def _first_short(filters, days, per_day):
    """Of what lasts one day: {day: the first ids}, {day: how many there are}."""
    dates = Occurrence.objects.filter(last_day=F("first_day"), first_day__range=(days[0], days[-1]))
    numbered = filters.leave_out(dates).annotate(
        number=Window(RowNumber(), partition_by="first_day", order_by=["starts_at", "event_id"]),
        total=Window(Count("pk"), partition_by="first_day"),
    )
    firsts, totals = defaultdict(list), Counter()
    rows = numbered.filter(number__lte=per_day).order_by("first_day", "number")
    for pk, day, total in rows.values_list("pk", "first_day", "total"):
        firsts[day].append(pk)
        totals[day] = total
    return firsts, totals


def _long(filters, days):
    """Of what lasts several days, {day: all ids}, earliest first."""
    dates = Occurrence.objects.filter(
        LASTS_DAYS,
        first_day__lte=days[-1],
        last_day__gte=days[0],
        # what began earlier than a date may last is over
        first_day__gte=days[0] - LONGEST,
    )
    rows = filters.leave_out(dates).order_by("starts_at", "event_id")
    found = defaultdict(list)
    for pk, first, last in rows.values_list("pk", "first_day", "last_day"):
        for number in range((min(last, days[-1]) - max(first, days[0])).days + 1):
            found[max(first, days[0]) + ONE_DAY * number].append(pk)
    return found
