"""What an editor should look at before dates are published: public holidays, and a closed business."""

from datetime import datetime

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from content.place.holidays import holiday_name
from events.models.event import Event
from events.occurrences.rebuild import planned_dates
from events.recurrence import german
from events.recurrence.local_time import local
from events.recurrence.plan import Planned
from events.recurrence.states import CANCELLED

MOST_NAMED = 5


def remarks_on(event: Event, dates: list[Planned], now: datetime) -> list[str]:
    """Return a sentence for what is odd about the coming ones of these dates; none where nothing is."""
    coming = [date for date in dates if date.ends_at > now and date.state != CANCELLED]
    days = sorted({local(date.starts_at).date() for date in coming})
    return [*on_holidays(days), *_while_closed(event, days)]


def remarks_on_draft(event: Event, now: datetime) -> list[str]:
    """Return the remarks on the dates that a version of an event would have."""
    return remarks_on(event, planned_dates(event, now), now)


def on_holidays(days) -> list[str]:
    """Return a sentence that names those of the days which are public holidays, if there are any."""
    found = [(day, holiday_name(day)) for day in days]
    named = [f"{_in_words(day)} ({name})" for day, name in found if name]
    return [_("Auf einen Feiertag fällt: %(days)s.") % {"days": _listed(named)}] if named else []


def _while_closed(event, days):
    business = event.organiser_business
    if business is None or not _is_there(event, business):
        return []
    closed = [day for day in days if business.is_closed_on(day)]
    if not closed:
        return []
    if closed == days and len(days) > 1:
        return [_("%(name)s hat an allen diesen Tagen geschlossen.") % {"name": business.name}]
    values = {"name": business.name, "days": _listed([_in_words(day) for day in closed])}
    return [_("%(name)s hat geschlossen: %(days)s.") % values]


def _is_there(event, business):
    """Whether the event takes place at the business itself, as far as its address tells."""
    return event.street.strip().casefold() in ("", business.street.strip().casefold())


def _in_words(day):
    return german.day_in_words(day, german.SHORT_DAY_AND_YEAR)


def _listed(names):
    more = len(names) - MOST_NAMED
    if more > 0:
        names = [*names[:MOST_NAMED], _("%(n)s weitere") % {"n": more}]
    return get_text_list(names, _("und"))
