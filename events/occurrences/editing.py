"""The actions behind "diese", "diese und alle folgenden" and "alle": one date, a series' rest, a week.

Each action publishes a revision, so that history, calendar text and mails follow as always.
"""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from events.models import Event, Occurrence, OccurrenceChange
from events.occurrences.copying import once_more
from events.occurrences.rebuild import AHEAD
from events.recurrence import splitting
from events.recurrence.expansion import Span
from events.recurrence.local_time import ONE_DAY, end_of_its_day, local, start_of
from events.recurrence.plan import CANCELLED, EXTRA, MOVED, PAUSE

MICROSECOND = timedelta(microseconds=1)


class EditingError(ValueError):
    """Something that cannot be done now; the text says why, and what to do."""


@transaction.atomic
def cancel_dates(event: Event, dates: list[tuple[date, time | None]], reason: str, user) -> None:
    """Cancel these dates; they stay listed, with the reason.

    A date is named by its day, and by its time where it is the second one of that day.
    """

    def action(version):
        for day, clock in dates:
            note_cancelled(version, day, reason, clock)

    _publish(event, action, user)


def note_cancelled(version: Event, day: date, reason: str, clock: time | None = None) -> None:
    """Write into a version that the date of this day is cancelled."""
    _drop_changes(version, day, clock, CANCELLED)
    _add_change(version, kind=CANCELLED, original_date=day, original_time=clock, reason=reason)


def note_moved(
    version: Event,
    day: date,
    starts_at: datetime | None,
    ends_at: datetime | None,
    place: str,
    reason: str,
    clock: time | None = None,
) -> None:
    """Write into a version that the date of this day has another time, another place, or both.

    Without an end it lasts as long as ever.
    """
    _drop_changes(version, day, clock, CANCELLED, MOVED)
    _add_change(
        version,
        kind=MOVED,
        original_date=day,
        original_time=clock,
        new_starts_at=starts_at,
        new_ends_at=ends_at,
        new_place=place,
        reason=reason,
    )


def note_as_planned(version: Event, day: date, clock: time | None = None) -> None:
    """Write into a version that the date of this day takes place as the series has it."""
    _drop_changes(version, day, clock, CANCELLED, MOVED)


@transaction.atomic
def move_date(date: Occurrence, times, place: str, reason: str, user) -> None:
    """Give this date other times, another place, or both; `times` are (beginning, end or None)."""
    start, end = times or (None, None)
    day, clock = date.original_day, date.original_time

    def action(version):
        note_moved(version, day, start, end, place, reason, clock)

    _publish(date.event, action, user)


@transaction.atomic
def restore_date(date: Occurrence, user) -> None:
    """Let this date take place as the series has it."""
    day, clock = date.original_day, date.original_time
    _publish(date.event, lambda version: note_as_planned(version, day, clock), user)


@transaction.atomic
def end_series(event: Event, start: datetime, reason: str, user) -> None:
    """Cancel this date and all that follow; dates with registrations stay listed."""
    _require_settled(event)
    event.occurrences.filter(original_start__gte=start).update(note=reason)
    _publish(event, lambda version: leave_out_from(version, start, reason), user)


def leave_out_from(version: Event, start: datetime, reason: str) -> None:
    """Write into a version that this date and all that follow do not take place."""
    day, first_day = local(start).date(), local(version.starts_at).date()
    _keep_changes(version, lambda change: _day_of(change) < day)
    if day <= first_day:  # one date has to stay listed, or nobody would read the reason
        version.rule = None
        _add_change(version, kind=CANCELLED, original_date=first_day, reason=reason)
    elif version.is_series:
        version.rule = splitting.before(version.rule, version.first_span, start)


@transaction.atomic
def split(event: Event, start: datetime, times: Span, place: str, user) -> Event:
    """Make this date and all that follow a series of its own, with these times for its first date.

    Registrations and exceptions go along with their dates. Returns the new event, published.
    """
    _require_settled(event)
    rest = once_more(event)
    old = splitting.at_the_same_time(local(start).date(), event.first_span)
    rule = splitting.from_then_on(event.rule, event.first_span, start)
    rest.rule = splitting.rest_of(event.rule, event.first_span, start, times)
    _begin_with(rest, times)
    rest.place_name = place or rest.place_name
    rest.continues = event
    goes = splitting.moves(rule, old, rest.rule, times, max(start, times.start) + AHEAD)
    _keep_changes(rest, lambda change: _last_day_of(change) >= local(start).date())
    for change in rest.changes.all():
        _follow(change, goes)
    rest.save()
    moving = Occurrence.objects.filter(event=event.pk, original_start__gte=start)
    _carry(list(moving), rest, goes)
    end = local(start).date()

    def action(version):
        version.rule = splitting.before(version.rule, version.first_span, start)
        _keep_changes(version, lambda change: _day_of(change) < end)

    _publish(event, action, user)
    rest.save_revision(user=user).publish(user=user)
    return rest


@transaction.atomic
def move_series(event: Event, first: Span, place: str, user, now: datetime) -> None:
    """Let the whole series begin with this span: coming dates move with all who are registered."""
    _require_settled(event)
    old, rule = event.first_span, event.rule
    goes = splitting.moves(rule, old, splitting.moved(rule, old, first), first, now + AHEAD)
    _carry(list(event.occurrences.filter(ends_at__gt=now)), event, goes)

    def action(version):
        version.rule = splitting.moved(rule, old, first)
        _begin_with(version, first)
        version.place_name = place or version.place_name
        for change in version.changes.all():
            _follow(change, goes)

    _publish(event, action, user)


def cancel_week(event: Event, monday: date, reason: str, user, now: datetime) -> int:
    """Cancel all coming dates of this week. Returns how many."""
    dates = event.occurrences.taking_place().upcoming(now)
    week = dates.filter(
        starts_at__gte=start_of(monday), starts_at__lt=start_of(monday + 7 * ONE_DAY)
    )
    named = [(occurrence.original_day, occurrence.original_time) for occurrence in week]
    if named:
        cancel_dates(event, named, reason, user)
    return len(named)


def _publish(event, action, user):
    """Apply the action to the published version, and to a newer draft, which stays a draft."""
    if event.workflow_in_progress:
        raise EditingError(
            _(
                "Für „%(title)s“ wartet ein Entwurf auf eine Entscheidung. Bitte entscheiden Sie zuerst."
            )
            % {"title": event.title}
        )
    published = Event.objects.get(pk=event.pk)
    draft = published.get_latest_revision_as_object() if event.has_unpublished_changes else None
    action(published)
    published.save_revision(user=user).publish(user=user)
    if draft is not None:
        action(draft)
        draft.save_revision(user=user)


def _require_settled(event):
    """A series cannot be cut while another version of it waits to be published."""
    if event.has_unpublished_changes:
        raise EditingError(
            _("Es gibt einen Entwurf mit Änderungen. Bitte veröffentlichen oder verwerfen Sie ihn.")
        )


def _begin_with(version, first):
    """Let a version begin with this span; an open end stays open as long as it is the day's end."""
    version.starts_at, version.ends_at = first
    version.has_open_end &= first.end == end_of_its_day(first.start)


def _drop_changes(version, day, clock, *kinds):
    def is_meant(change):
        return (change.original_date, change.original_time) == (day, clock)

    _keep_changes(version, lambda change: change.kind not in kinds or not is_meant(change))


def _keep_changes(version, is_kept):
    version.changes = [change for change in version.changes.all() if is_kept(change)]


def _add_change(version, **facts):
    last = max((change.sort_order or 0 for change in version.changes.all()), default=-1)
    version.changes.add(OccurrenceChange(sort_order=last + 1, **facts))


def _day_of(change):
    return local(change.new_starts_at).date() if change.kind == EXTRA else change.original_date


def _last_day_of(change):
    is_pause = change.kind == PAUSE and change.until_date
    return change.until_date if is_pause else _day_of(change)


def _follow(change, goes):
    """Let an exception go where its date goes; extra dates and pauses stay on their days."""
    # the second date of a day is an extra one
    if change.kind in (CANCELLED, MOVED) and change.original_time is None:
        days = {local(old).date(): local(new).date() for old, new in goes.items()}
        change.original_date = days.get(change.original_date, change.original_date)


def _carry(rows, event, goes):
    """Give rows to another event, at their new original starts, with all who are registered."""
    for row in rows:
        row.event = event
        # parked a microsecond away, because another row may still have that original start
        row.original_start = goes.get(row.original_start, row.original_start) + MICROSECOND
    Occurrence.objects.bulk_update(rows, ["event", "original_start"], batch_size=100)
    for row in rows:
        row.original_start -= MICROSECOND
    Occurrence.objects.bulk_update(rows, ["original_start"], batch_size=100)
