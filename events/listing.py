"""What the calendar's lists show: coming dates by day, a month, the archive."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count, F, Min, Q, Window
from django.db.models.functions import RowNumber

from events.clock import today
from events.models import Occurrence
from events.month import Month, month_of
from events.plan import LONGEST

# A reader pages through so many dates; what lies further ahead is in the months.
LIST_LIMIT = 500
PER_PAGE = 20
PER_DAY = 3
MONTHS_AHEAD = 24
# Not the event's long texts and not its rule.
SHOWN_IN_CELL = (
    "original_start",
    "starts_at",
    "ends_at",
    "first_day",
    "last_day",
    "state",
    "event__title",
    "event__slug",
    "event__all_day",
)


def coming(filters, now):
    """The coming dates that the filters leave, loaded for cards."""
    dates = Occurrence.objects.public().upcoming(now)
    return filters.apply(dates).for_cards()[:LIST_LIMIT]


def archive(filters, now):
    dates = Occurrence.objects.public().past(now)
    return filters.apply(dates).for_cards()


def by_day(occurrences, earliest):
    """Group dates by local day: [(day, [dates])]; what began before `earliest` stands on that day."""
    return [
        (day, list(dates))
        for day, dates in groupby(occurrences, key=lambda one: max(one.first_day, earliest))
    ]


@dataclass
class Day:
    """One cell of the month grid: the first few dates, and how many more there are."""

    date: date
    is_in_month: bool
    is_today: bool
    occurrences: list = field(default_factory=list)
    more: int = 0


def month_weeks(month: Month, filters, now):
    """The weeks of a month as lists of Day, in two queries however many dates there are."""
    days = {
        day: Day(day, month_of(day) == month, day == today(now))
        for week in month.weeks
        for day in week
    }
    dates = filters.apply_topic(Occurrence.objects.public()).filter(
        first_day__lte=month.weeks[-1][-1],
        last_day__gte=month.weeks[0][0],
        first_day__gte=month.weeks[0][0] - LONGEST,
    )
    counts = _first_of_each_day(dates.filter(first_day__gte=month.weeks[0][0]))
    wanted = Q(pk__in=[row["pk"] for row in counts]) | Q(last_day__gt=F("first_day"))
    shown = dates.filter(wanted).select_related("event").only(*SHOWN_IN_CELL)
    # What lasts several days stands first, on each of them, or it would change its line each day.
    ordered = sorted(shown, key=lambda one: (not one.lasts_days, one.starts_at, one.event_id))
    for one in ordered:
        for number in range((one.last_day - one.first_day).days + 1):
            _put(days.get(one.first_day + timedelta(days=number)), one)
    for row in counts:
        if row["rank"] == 1:
            # the first few were put in or counted one by one
            days[row["first_day"]].more += max(row["number"] - PER_DAY, 0)
    return [[days[day] for day in week] for week in month.weeks]


def _first_of_each_day(dates):
    """Of the dates that last one day, the first few of each, and how many there are."""
    rank = Window(RowNumber(), partition_by="first_day", order_by=["starts_at", "event_id"])
    number = Window(Count("pk"), partition_by="first_day")
    single = dates.filter(last_day=F("first_day")).annotate(rank=rank, number=number)
    return list(single.filter(rank__lte=PER_DAY).values("pk", "first_day", "rank", "number"))


def _put(cell, one):
    if cell is None:
        return
    if len(cell.occurrences) < PER_DAY:
        cell.occurrences.append(one)
    else:
        cell.more += 1


def month_bounds(now) -> tuple[Month, Month]:
    """The first and last month that are shown; without them a crawler would never come to an end."""
    this_month = month_of(today(now))
    earliest = Occurrence.objects.public().aggregate(day=Min("first_day"))["day"]
    first = min(month_of(earliest), this_month) if earliest else this_month
    return first, this_month.shifted(MONTHS_AHEAD)
