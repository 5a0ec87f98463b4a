"""When a partner cancels a whole event, the coming dates of our copy are cancelled.

Written to a draft only; an editor decides whether it is published.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from events.models import Event
from events.occurrences.editing import leave_out_from
from events.recurrence.plan import CANCELLED, LONGEST, plan

FLAG = "is_cancelled"
LOOKED_AHEAD = LONGEST * 26


def is_cancelled(facts: dict | None) -> bool:
    return bool(facts and facts.get(FLAG))


def differs(facts: dict, before: dict) -> tuple[str, ...]:
    """Return the names of the facts that a partner changed; only the flag if it cancels the event."""
    names = [name for name, value in facts.items() if before.get(name) != value]
    if is_cancelled(before) and not is_cancelled(facts):
        names += [FLAG]
    return tuple(names)


def cancel(version: Event, now: datetime) -> None:
    """Cancel all dates of this version that are still to come."""
    dates = coming_dates(version, now)
    taking_place = [date.original_start for date in dates if date.state != CANCELLED]
    if taking_place:
        leave_out_from(version, taking_place[0], _reason())


def revive(version: Event) -> None:
    """Take back what `cancel` wrote; rule and times come from the partner again."""
    version.changes = [
        change
        for change in version.changes.all()
        if (change.kind, change.reason) != (CANCELLED, _reason())
    ]


def coming_dates(version: Event, now: datetime) -> list:
    """The dates of a version that is not published, as far as we look ahead."""
    window = now, max(now, version.ends_at) + LOOKED_AHEAD
    return plan(version.rule, version.first_span, version.planned_changes, window)


def _reason():
    return _("Vom Veranstalter abgesagt.")
