"""When a partner cancels a whole event, the coming dates of our copy are cancelled.

Written to a draft only; an editor decides whether it is published.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from events.models import Event
from events.occurrences.editing import leave_out_from
from events.recurrence.local_time import local
from events.recurrence.plan import CANCELLED, MOVED, plan

FLAG = "is_cancelled"
STARTS = "cancelled_starts"
LOOKED_AHEAD = timedelta(days=806)


def is_cancelled(facts: dict | None) -> bool:
    return bool(facts and facts.get(FLAG))


def is_any(facts: dict) -> bool:
    """Whether it announces nothing, but cancels an event or dates of it."""
    return is_cancelled(facts) or STARTS in facts


def completed(facts: dict, before: dict) -> dict:
    """Return whole facts where a partner only names the dates that are cancelled.

    They are what was sent before, with these dates cancelled.
    """
    if STARTS not in facts:
        return facts
    cancelled = [_cancelled_date(text, before) for text in facts[STARTS]]
    days = [(change["original_date"], change.get("original_time")) for change in cancelled]
    kept = [
        change
        for change in before.get("changes", [])
        if change["kind"] not in (CANCELLED, MOVED)
        or (change.get("original_date"), change.get("original_time")) not in days
    ]
    return before | {"changes": [*kept, *cancelled]}


def _cancelled_date(text, before):
    start = datetime.fromisoformat(text)
    change = {"kind": CANCELLED, "original_date": str(local(start).date()), "reason": ""}
    extra = (change.get("new_starts_at") for change in before.get("changes", []))
    if text in extra:  # an added date may be the second one of its day
        change["original_time"] = local(start).time().isoformat()
    return change


def differs(facts: dict, before: dict) -> tuple[str, ...]:
    """Return the names of the facts that a partner changed; only the flag if it cancels the event."""
    # what is empty and what was never said are the same
    names = [n for n, value in facts.items() if (before.get(n) or None) != (value or None)]
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
    window = now, max(now, version.first_span.end) + LOOKED_AHEAD
    return plan(version.rule, version.first_span, version.planned_changes, window)


def _reason():
    return _("Vom Veranstalter abgesagt.")
