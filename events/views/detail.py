"""What the page of one event says; shared by the public page and the editors' preview."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from content.sections import mentions_of
from events.formats import jsonld
from events.formats.calendar_links import google_link, outlook_link
from events.models.occurrence import Occurrence
from events.recurrence import german
from events.recurrence.local_time import today
from events.recurrence.plan import plan

NEXT_DATES = 5
COMING_DATES = 3
SIMILAR = 3
LOOKED_THROUGH = 200
PREVIEW_DAYS = timedelta(days=400)


def page_context(event, now, hidden=frozenset()):
    """The event as a whole: its next date stands first, or its last one when all are over.

    `hidden` names the apps of the sections that its page may not tell of.
    """
    dates = list(event.occurrences.upcoming(now)[: NEXT_DATES + 1])
    for date in dates:
        date.event = event
    shown = _next(dates)
    if shown is None:
        shown = event.occurrences.past(now).first()
        if shown is not None:
            shown.event = event
    context = _context(event, shown, dates, now) | around(event, shown, now, hidden)
    return context | (beside(shown, near(shown, now), now) if shown else {})


def date_context(occurrence, now, hidden=frozenset()):
    """One date of an event."""
    event = occurrence.event
    found = near(occurrence, now, event.occurrences.upcoming(now)[: NEXT_DATES + 1])
    own = [date for date in found if date.event_id == event.pk and date.ends_at > now]
    dates = own[: NEXT_DATES + 1]
    for date in dates:
        date.event = event
    context = _context(event, occurrence, dates, now, is_one_date=True)
    return context | around(event, occurrence, now, hidden) | beside(occurrence, found, now)


def around(event, occurrence, now, hidden):
    """What the public page has and a preview has not: other sections' words, and calendar links."""
    return invitations(occurrence) | {"mentions": mentions_of("event", event, now, hidden)}


def near(occurrence, now, *also):
    """Return the nearest dates on both sides of one, in its series and in the calendar, in their order.

    What the slices of dates in `also` hold comes with them, so that all costs one query.
    """
    dates = Occurrence.objects.public().taking_place()
    if occurrence.ends_at > now:
        dates = dates.filter(ends_at__gt=now)
    wanted = Q()
    for others in (dates.filter(event=occurrence.event_id), dates):
        for side in (others.before(occurrence), others.after(occurrence)):
            wanted |= Q(pk__in=side.values("pk")[:1])
    for further in also:
        wanted |= Q(pk__in=further.values("pk"))
    found = Occurrence.objects.filter(wanted).select_related("event")
    return list(found.order_by("starts_at", "event_id"))


def beside(occurrence, found, now):
    """Return the dates `before` and `after` one among the dates `found`: of its series, else of any.

    From a date that is still to come no way leads to one that is over.
    """
    is_over = occurrence.ends_at <= now
    others = [
        date
        for date in found
        if date.pk != occurrence.pk and not date.is_cancelled and (is_over or date.ends_at > now)
    ]
    own = [date for date in others if date.event_id == occurrence.event_id]
    here, sides = (occurrence.starts_at, occurrence.event_id), {}
    for date in own or others:
        if (date.starts_at, date.event_id) < here:
            sides["before"] = date
        else:
            sides.setdefault("after", date)
    return {"beside": sides}


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


def coming_dates_to_print(event, now):
    """Return the next dates of a public event, or of all events for None, as [(when, title)]."""
    dates = Occurrence.objects.public().taking_place().upcoming(now)
    if event is not None:
        dates = dates.filter(event=event)
    return [(date.when, date.event.title) for date in dates.for_cards()[:COMING_DATES]]


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
        "days_left": _days_left(shown, now),
        "is_one_date": is_one_date,
        "full_url": shown.full_url if is_one_date else event.full_url,
        "languages": languages,
        "occurrence": shown,
        "next_dates": dates[:NEXT_DATES],
        "has_more_dates": len(dates) > NEXT_DATES,
        "is_over": not dates,
        "other_halves": list(event.other_halves),
        "similar": similar(event, now),
        "structured_data": jsonld.event_data(
            event, _dates_for_search_engines(shown, dates, is_one_date), languages
        ),
    }


def _days_left(date, now):
    """`heute`, `in 4 Tagen`; "" without a date, and for one that has begun or does not take place."""
    if date is None or date.is_cancelled or date.starts_at <= now:
        return ""
    return german.distance(date.first_day, today(now))


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
        has_open_end=planned.has_open_end,
        is_second_of_day=planned.is_second_of_day,
    )
    row.set_times(planned.starts_at, planned.ends_at)
    return row
