"""What the calendar's lists show: coming dates by day, a month, the archive."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count, F, Min, Window
from django.db.models.functions import RowNumber

from events.clock import today
from events.models import Occurrence
from events.month import Month, month_of

# A reader pages through so many dates; what lies further ahead is in the months.
LIST_LIMIT = 500
PER_PAGE = 20
PER_DAY = 3
MONTHS_AHEAD = 24
LONG_DATES = 50


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
        first_day__gte=month.weeks[0][0] - timedelta(days=31),
    )
    _put_long_dates(days, dates)
    _put_first_dates(days, dates)
    return [[days[day] for day in week] for week in month.weeks]


def _put_long_dates(days, dates):
    """What lasts several days stands on each of them."""
    several = dates.filter(last_day__gt=F("first_day")).order_by("starts_at", "event_id")
    for one in several.select_related("event")[:LONG_DATES]:
        for number in range((one.last_day - one.first_day).days + 1):
            cell = days.get(one.first_day + timedelta(days=number))
            if cell:
                cell.occurrences.append(one)


def _put_first_dates(days, dates):
    """Of the others the first few of each day are loaded, the rest is counted."""
    rank = Window(RowNumber(), partition_by="first_day", order_by=["starts_at", "event_id"])
    number = Window(Count("pk"), partition_by="first_day")
    single = dates.filter(last_day=F("first_day")).annotate(rank=rank, number=number)
    for one in single.filter(rank__lte=PER_DAY).select_related("event").order_by("rank"):
        cell = days[one.first_day]
        cell.more = cell.more or one.number
        if len(cell.occurrences) < PER_DAY:
            cell.occurrences.append(one)
            cell.more -= 1


def month_bounds(now) -> tuple[Month, Month]:
    """The first and last month that are shown; without them a crawler would never come to an end."""
    this_month = month_of(today(now))
    earliest = Occurrence.objects.public().aggregate(day=Min("first_day"))["day"]
    first = min(month_of(earliest), this_month) if earliest else this_month
    return first, this_month.shifted(MONTHS_AHEAD)
