"""The rules for an event's times, written once for the admin's form and the public one."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from content.place.time_zone import BERLIN
from content.place.times import time_of_day
from events.recurrence.expansion import check
from events.recurrence.german import complaint
from events.recurrence.local_time import local, start_of
from events.recurrence.plan import EXTRA, LONGEST, PAUSE, plan
from events.recurrence.rrule import Rule, RuleError

FIRST_YEAR = 1970
YEARS_AHEAD = 6


def time_errors(
    starts_at: datetime | None, ends_at: datetime | None, rule: Rule | None, now: datetime
) -> dict[str, str]:
    """Say what is wrong, by the field it belongs to: starts_at, ends_at or recurrences."""
    errors = {}
    if starts_at is None:
        return errors
    if not FIRST_YEAR <= local(starts_at).year <= local(now).year + YEARS_AHEAD:
        errors["starts_at"] = _year_message(now)
        return errors
    if ends_at is not None and ends_at <= starts_at:
        errors["ends_at"] = _("Das Ende muss nach dem Beginn liegen.")
    elif ends_at is not None and ends_at - starts_at > LONGEST - timedelta(days=1):
        errors["ends_at"] = _(
            "Ein Termin dauert höchstens ein Jahr. Bitte wählen Sie sonst eine Wiederholung."
        )
    if rule is not None and not errors:
        try:
            check(rule, starts_at, BERLIN, now)
        except RuleError as error:
            errors["recurrences"] = complaint(error.code)
    return errors


def gap_message(naive: datetime) -> str:
    """Explain a time that does not exist because the clock is put forward in spring."""
    return _(
        "Am %(day)s gibt es %(time)s nicht: In dieser Nacht springt die Uhr von 2 auf 3 Uhr. "
        "Bitte wählen Sie eine andere Uhrzeit."
    ) % {"day": f"{naive:%d.%m.%Y}", "time": time_of_day(naive)}


def change_errors(event, changes, now: datetime) -> list[tuple[int, str]]:
    """Say which exceptions name a day without a date, or add a second one: [(index, message)].

    What lies in the past is history, also when the series has another rule since.
    """
    errors = []
    pauses = event.changes_with(change for change in changes if change.kind == PAUSE)
    usual = _UsualStarts(event.rule, event.first_span, pauses)
    extras = _extras_by_day(changes)
    for number, change in enumerate(changes):
        day = local(change.new_starts_at).date() if change.kind == EXTRA else change.original_date
        if day is None or day < local(now).date() or change.kind == PAUSE:
            continue
        if day.year > local(now).year + YEARS_AHEAD:
            errors.append((number, _year_message(now)))
            continue
        others = (other.new_starts_at for other in extras.get(day, ()) if other is not change)
        starts = {*usual.on(day), *others}
        if change.kind == EXTRA:
            if _collides(change.new_starts_at, starts):
                errors.append(
                    (number, _("Um diese Uhrzeit gibt es an dem Tag schon einen Termin."))
                )
        elif not starts:
            errors.append((number, _("An diesem Tag hat die Veranstaltung keinen Termin.")))
        elif change.original_time and change.original_time not in map(_clock, starts):
            errors.append((number, _("Um diese Uhrzeit beginnt an dem Tag kein Termin.")))
    return errors


def _collides(start, others):
    """Whether another date of the day has the same address: the same hour and minute."""
    return any(_clock(other) == _clock(start) for other in others if other != start)


def _clock(start):
    return local(start).time().replace(second=0, microsecond=0)


class _UsualStarts:
    """When a series begins by its rule and pauses; planned for a whole year at once.

    An imported series may have thousands of exceptions, and each asks for its day.
    """

    def __init__(self, rule, first, pauses):
        self.planned = rule, first, pauses
        self.years = {}

    def on(self, day):
        """Return the moments at which dates of this local day begin."""
        if day.year not in self.years:
            window = start_of(date(day.year, 1, 1)), start_of(date(day.year + 1, 1, 1))
            by_day = self.years[day.year] = {}
            for planned in plan(*self.planned, window):
                start = planned.original_start
                by_day.setdefault(local(start).date(), []).append(start)
        return self.years[day.year].get(day, ())


def _extras_by_day(changes):
    by_day = {}
    for change in changes:
        if change.kind == EXTRA and change.new_starts_at:
            by_day.setdefault(local(change.new_starts_at).date(), []).append(change)
    return by_day


def _year_message(now):
    return _("Das Jahr muss zwischen %(first)s und %(last)s liegen.") % {
        "first": FIRST_YEAR,
        "last": local(now).year + YEARS_AHEAD,
    }
