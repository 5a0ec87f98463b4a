"""By which day somebody gets an answer: the working days of the state."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.timezone import localdate, localtime

from content.models import SiteSettings
from content.place.holidays import holidays_of

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class Promise(NamedTuple):
    """The day by which the team wants to answer, and whether that was not kept."""

    day: date
    is_late: bool


def working_days_after(day: date, count: int) -> date:
    """Return the day that is so many working days after another one."""
    while count > 0:
        day += ONE_DAY
        if day.weekday() < SATURDAY and day not in holidays_of(day.year):
            count -= 1
    return day


def promise(submission) -> Promise | None:
    """Return by when the team answers; None where it is not the team's turn."""
    since = submission.waiting_since or submission.confirmed_at
    is_decided = submission.state != submission.State.IN_MODERATION or submission.scheduled_for
    if is_decided or since is None:
        return None
    day = working_days_after(localtime(since).date(), SiteSettings.load().answer_days)
    return Promise(day, is_late=day < localdate())
