"""What the first page answers before anything else: who is open, what is on, where one enters something.

The numbers are made when the page is: a stored page is at most a minute old, and gone with any change.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from content.caching.site_frame import site_frame_of
from content.listing.addresses import section_url
from content.models import ContentVersion
from directory.search.facets import facets_at
from events.models import Occurrence
from events.recurrence.local_time import today
from events.views.filters import shortcuts
from events.views.listing import by_day

# So many dates that the one of this evening is in the first screen on most days.
SHOWN_DATES = 5


@dataclass(frozen=True)
class Businesses:
    """How many businesses are open now, of how many, and where they are listed."""

    url: str
    open_count: int
    total: int


@dataclass(frozen=True)
class Days:
    """Some days, the address of the list of them, and how many dates take place then."""

    label: str
    url: str
    count: int


@dataclass(frozen=True)
class Dates:
    """What takes place: today's dates, then those of later days as [(day, dates)].

    `choices` are the days that most people ask for, today first.
    """

    url: str
    today: date
    choices: list[Days]
    of_today: list[Occurrence]
    later: list

    @property
    def count_of_today(self):
        return self.choices[0].count

    @property
    def shows_all_of_today(self):
        return self.count_of_today <= len(self.of_today)


def first_answers(request, now):
    """Return what the first page says of the sections that everybody may see."""
    hidden = site_frame_of(request).hidden_sections
    return {
        "businesses": None if "directory" in hidden else _businesses(request, now),
        "dates": None if "events" in hidden else _dates(now),
    }


def _businesses(request, now):
    url = section_url("directory")
    if not url:
        return None
    facets = facets_at(ContentVersion.of(request))
    return Businesses(url, facets.open_at(now).bit_count(), len(facets.pks))


def _dates(now):
    url, day = section_url("events"), today(now)
    if not url:
        return None
    coming = Occurrence.objects.public().taking_place().upcoming(now)
    rows = list(coming.for_rows()[:SHOWN_DATES])
    days = dict(by_day(rows, day))
    # What goes on for weeks stands below what is on today alone.
    of_today = sorted(days.pop(day, []), key=lambda occurrence: occurrence.lasts_days)
    return Dates(url, day, _counted(coming, url, day), of_today, list(days.items()))


def _counted(coming, url, day):
    """Return today and the weekend with their numbers; on a Sunday both are one."""
    asked_for = shortcuts(day)[: 1 if day.isoweekday() == 7 else 2]
    counts = coming.until_day(asked_for[-1][2]).aggregate(
        **{
            f"number_{n}": Count("pk", Q(first_day__lte=last, last_day__gte=first))
            for n, (_label, first, last) in enumerate(asked_for)
        }
    )
    return [
        Days(label, f"{url}?von={first}&bis={last}", counts[f"number_{n}"])
        for n, (label, first, last) in enumerate(asked_for)
    ]
