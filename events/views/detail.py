"""What the page of one event says; shared by the public page and the editors' preview."""

from datetime import timedelta

from django.utils import timezone

from events.formats import jsonld
from events.formats.calendar_links import google_link, outlook_link
from events.models.occurrence import Occurrence
from events.recurrence.plan import plan

NEXT_DATES = 5
COMING_DATES = 3
SIMILAR = 3
LOOKED_THROUGH = 200
PREVIEW_DAYS = timedelta(days=400)


def page_context(event, now):
    """The event as a whole: its next date stands first, or its last one when all are over."""
    dates = list(event.occurrences.upcoming(now)[: NEXT_DATES + 1])
    for date in dates:
        date.event = event
    shown = _next(dates)
    if shown is None:
        shown = event.occurrences.past(now).first()
        if shown is not None:
            shown.event = event
    return _context(event, shown, dates, now) | invitations(shown)


def date_context(occurrence, now):
    """One date of an event."""
    event = occurrence.event
    dates = list(event.occurrences.upcoming(now)[: NEXT_DATES + 1])
    for date in dates:
        date.event = event
    return _context(event, occurrence, dates, now, is_one_date=True) | invitations(occurrence)


def invitations(occurrence):
    """Links that put a coming date into a reader's own calendar."""
    if occurrence is None or occurrence.is_past or occurrence.is_cancelled:
        return {}
    return {"google": google_link(occurrence), "outlook": outlook_link(occurrence)}


def coming_dates_of(business, now):
    """The next dates of the events that a business organises."""
    if business.pk is None or not business.organises_events:
        return []
    dates = Occurrence.objects.public().taking_place().upcoming(now)
    return list(dates.filter(event__organiser_business=business).for_cards()[:COMING_DATES])


def preview_context(event):
    """What an unpublished event would show: its dates are planned, not stored."""
    now = timezone.now()
    window = min(now, event.starts_at), max(now, event.starts_at) + PREVIEW_DAYS
    planned = plan(event.rule, event.first_span, event.planned_changes, window)
    dates = [_unsaved(event, date) for date in planned if date.ends_at > now or not event.is_series]
    return _context(event, _next(dates), dates[: NEXT_DATES + 1], now)


def _next(dates):
    """The date that takes place next; if none does, the first one, so that its reason is shown."""
    taking_place = (date for date in dates if not date.is_cancelled)
    return next(taking_place, dates[0] if dates else None)


def _context(event, shown, dates, now, is_one_date=False):
    """`dates` are the next ones; if there is one more than is shown, the page says so."""
    languages = list(event.languages.all())
    return {
        "event": event,
        "is_one_date": is_one_date,
        "full_url": shown.full_url if is_one_date else event.full_url,
        "languages": languages,
        "occurrence": shown,
        "next_dates": dates[:NEXT_DATES],
        "has_more_dates": len(dates) > NEXT_DATES,
        "is_over": not dates,
        "similar": similar(event, now),
        "structured_data": jsonld.event_data(
            event, _dates_for_search_engines(shown, dates, is_one_date), languages
        ),
    }


def _dates_for_search_engines(shown, dates, is_one_date):
    """The dates in the structured data: one, or the next five of the event."""
    if is_one_date or not dates:
        return [shown] if shown else []
    return dates[:NEXT_DATES]


def similar(event, now):
    """Other events of the same kind, one date each, among the dates that come next.

    The search is limited: a rare kind must not cost reading two years of dates.
    """
    soon = Occurrence.objects.public().taking_place().upcoming(now)[:LOOKED_THROUGH]
    same_kind = Occurrence.objects.filter(pk__in=soon.values("pk"), event__kind=event.kind)
    others = same_kind.exclude(event=event.pk).order_by("starts_at", "event_id")
    found = {}
    for occurrence in others.for_cards():
        found.setdefault(occurrence.event_id, occurrence)
    return list(found.values())[:SIMILAR]


def _unsaved(event, planned):
    row = Occurrence(
        event=event,
        original_start=planned.original_start,
        state=planned.state,
        note=planned.note,
        place=planned.place,
    )
    row.set_times(planned.starts_at, planned.ends_at)
    return row
