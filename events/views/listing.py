"""What the calendar's lists show: coming dates by day, a month, a week, the archive."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from events.models import Occurrence
from events.recurrence.local_time import ONE_DAY, today
from events.views.day_counts import days_with_dates
from events.views.month import Month, month_of
from events.views.week import Week

# How many dates a list holds; later ones are in the months.
LIST_LIMIT = 500
PER_PAGE = 50
# Where nothing but days is asked for, so many stand on a page; then a link leads on.
FORTNIGHT = timedelta(days=14)
PER_CELL = 3
# Nobody can tap on paper: it prints as many dates of a day as the week does.
MORE_ON_PAPER = 9
PER_DAY_OF_WEEK = 12
MONTHS_AHEAD = 24


def coming(filters, now):
    """The coming dates that the filters leave, earliest first."""
    dates = filters.apply_topic(Occurrence.objects.all())
    since, until = filters.value("von"), filters.value("bis")
    if since and since > today(now):
        # one bound is enough; with two the database might read every date since today
        dates = dates.from_day(since).order_by("starts_at", "event_id")
    else:
        dates = dates.upcoming(now)
        dates = dates.filter(last_day__gte=since) if since else dates
    return dates.until_day(until) if until else dates


def archive(filters, now):
    """The past dates that the filters leave, latest first."""
    return filters.apply(Occurrence.objects.all()).past(now)


@dataclass(frozen=True)
class ListPage:
    """A part of a list that knows its neighbours, but not how many parts there are."""

    object_list: list
    number: int
    has_next: bool
    # The first day with dates behind the fortnight that is shown.
    following: date | None = None

    @property
    def has_previous(self):
        return self.number > 1

    @property
    def has_other_pages(self):
        return self.has_previous or self.has_next

    @property
    def previous_page_number(self):
        return self.number - 1

    @property
    def next_page_number(self):
        return self.number + 1

    def __iter__(self):
        return iter(self.object_list)


def page_of_coming(dates, filters, request, now):
    """A page of these coming dates: a fortnight, or all where a topic or an end is asked for.

    The fortnight begins with the first date, so that a quiet month is no empty page.
    """
    if filters.has_topic or filters.value("bis"):
        return page_of_dates(dates.for_rows(), request)
    first = dates.first()
    if first is None:
        return ListPage([], 1, False)
    earliest = max(first.first_day, filters.value("von") or today(now))
    fortnight = dates.until_day(earliest + FORTNIGHT - ONE_DAY)
    page = page_of_dates(fortnight.for_rows(), request)
    behind = dates.from_day(earliest + FORTNIGHT).first()
    # A page of the fortnight leads to its next one.
    return replace(page, following=behind.first_day if behind and not page.has_next else None)


def next_day(filters, earliest, now):
    """The first day from this one on with a date of the topic that is filtered by, or None."""
    coming_dates = filters.apply_topic(Occurrence.objects.all()).taking_place()
    days = coming_dates.from_day(max(earliest, today(now))).order_by("starts_at", "event_id")
    return days.values_list("first_day", flat=True).first()


def number_of(dates):
    """How many dates there are, counted up to the list's limit."""
    return dates.order_by().values("pk")[:LIST_LIMIT].count()


def page_of_dates(dates, request):
    """The part that `?seite=` asks for; a wrong number shows the first or last.

    One date more is read to learn whether another part follows: counting would cost more.
    """
    number = min(max(_number(request.GET.get("seite")), 1), LIST_LIMIT // PER_PAGE)
    rows = _part(dates, number)
    if not rows and number > 1:
        number = max(-(-number_of(dates) // PER_PAGE), 1)
        rows = _part(dates, number)
    has_next = len(rows) > PER_PAGE and number < LIST_LIMIT // PER_PAGE
    return ListPage(rows[:PER_PAGE], number, has_next)


def _part(dates, number):
    return list(dates[(number - 1) * PER_PAGE : number * PER_PAGE + 1])


def _number(text):
    try:
        return int(text or 1)
    except ValueError:
        return 1


def by_day(occurrences, earliest):
    """Group dates by local day: [(day, [dates])]; what began before `earliest` stands on that day."""
    return [
        (day, list(dates))
        for day, dates in groupby(
            occurrences, key=lambda occurrence: max(occurrence.first_day, earliest)
        )
    ]


def month_weeks(month: Month, filters, now):
    """The weeks of a month as lists of Day."""
    weeks = month.weeks
    all_days = [day for week in weeks for day in week]
    days = days_with_dates(all_days, filters, now, PER_CELL, MORE_ON_PAPER)
    for day in days.values():
        day.is_in_month = month_of(day.date) == month
    return [[days[day] for day in week] for week in weeks]


def week_days(week: Week, filters, now):
    """The seven days of a week."""
    return list(days_with_dates(week.days, filters, now, PER_DAY_OF_WEEK).values())


def month_bounds(now) -> tuple[Month, Month]:
    """The first and last month that are shown; without limits a crawler would never finish."""
    this_month = month_of(today(now))
    days = Occurrence.objects.public().order_by("first_day").values_list("first_day", flat=True)
    earliest = days.first()
    first = min(month_of(earliest), this_month) if earliest else this_month
    return first, this_month.shifted(MONTHS_AHEAD)
