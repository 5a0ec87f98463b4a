"""The rules for an event's times, written once for the admin's form and the public one."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from content.place.time_zone import BERLIN
from events.recurrence.expansion import check
from events.recurrence.german import complaint
from events.recurrence.local_time import ONE_DAY, local, start_of
from events.recurrence.plan import CANCELLED, EXTRA, LONGEST, MOVED, PAUSE, plan
from events.recurrence.rrule import Rule, RuleError

FIRST_YEAR = 2000
YEARS_AHEAD = 6


def time_errors(
    starts_at: datetime | None, ends_at: datetime | None, rule: Rule | None, now: datetime
) -> dict[str, str]:
    """Say what is wrong, by the field it belongs to: starts_at, ends_at or recurrences."""
    errors = {}
    if starts_at is None:
        return errors
    if not FIRST_YEAR <= local(starts_at).year <= local(now).year + YEARS_AHEAD:
        errors["starts_at"] = _("Das Jahr muss zwischen %(first)s und %(last)s liegen.") % {
            "first": FIRST_YEAR,
            "last": local(now).year + YEARS_AHEAD,
        }
        return errors
    if ends_at is not None and ends_at <= starts_at:
        errors["ends_at"] = _("Das Ende muss nach dem Beginn liegen.")
    elif ends_at is not None and ends_at - starts_at > LONGEST - timedelta(days=1):
        errors["ends_at"] = _(
            "Ein Termin dauert höchstens 30 Tage. Bitte wählen Sie sonst eine Wiederholung."
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
        "Am %(day)s gibt es %(time)s Uhr nicht: In dieser Nacht springt die Uhr von 2 auf 3 Uhr. "
        "Bitte wählen Sie eine andere Uhrzeit."
    ) % {"day": f"{naive:%d.%m.%Y}", "time": f"{naive:%H:%M}"}


def change_errors(event, changes, now: datetime) -> list[tuple[int, str]]:
    """Say which exceptions name a day without a date, or add a second one: [(index, message)].

    What lies in the past is history, also when the series has another rule since.
    """
    errors = []
    for number, change in enumerate(changes):
        day = local(change.new_starts_at).date() if change.kind == EXTRA else change.original_date
        if day is None or day < local(now).date() or change.kind == PAUSE:
            continue
        others = event.changes_with(other for other in changes if other is not change)
        window = start_of(day), start_of(day + ONE_DAY)
        dates = plan(event.rule, event.first_span, others, window)
        starts = [date.original_start for date in dates if local(date.original_start).date() == day]
        if change.kind in (CANCELLED, MOVED) and not starts:
            errors.append((number, _("An diesem Tag hat die Veranstaltung keinen Termin.")))
        elif change.kind == EXTRA and starts and starts != [change.new_starts_at]:
            text = _(
                "An diesem Tag gibt es schon einen Termin. Bitte legen Sie für einen zweiten eine "
                "eigene Veranstaltung an."
            )
            errors.append((number, text))
    return errors
