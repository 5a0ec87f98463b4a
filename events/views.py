"""What each address of the calendar answers: find, check, show."""

from datetime import date as Date

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from content.paging import page_of
from events import detail, listing
from events.clock import today
from events.filters import EventFilterForm, shortcuts
from events.models.event import Event
from events.models.occurrence import Occurrence
from events.month import month_of, valid_month


def coming(request, page):
    """The coming dates, grouped by day."""
    now = timezone.now()
    filters = EventFilterForm(request.GET)
    dates = page_of(listing.coming(filters, now), request, listing.PER_PAGE)
    context = {
        "filters": filters,
        "dates": dates,
        "occurrences": dates.object_list,
        "days": listing.by_day(dates.object_list, filters.value("von") or today(now)),
        "shortcuts": shortcuts(today(now)),
        "today": today(now),
        "month": month_of(filters.value("von") or today(now)),
    }
    return page.render(request, context_overrides=context)


def archive(request, page):
    """The past dates, latest first."""
    now = timezone.now()
    filters = EventFilterForm(request.GET)
    dates = page_of(listing.archive(filters, now), request, listing.PER_PAGE)
    context = {
        "filters": filters,
        "dates": dates,
        "occurrences": dates.object_list,
        "month": month_of(today(now)),
    }
    return page.render(request, context_overrides=context, template="events/archive.html")


def this_month(request, page):
    month = month_of(today(timezone.now()))
    query = request.GET.urlencode()
    return redirect(
        f"{page.url}kalender/{month.year}/{month.month}/" + (f"?{query}" if query else "")
    )


def month(request, page, year, month):
    """A month as a table; months that no date can be in are not found."""
    now = timezone.now()
    wanted = valid_month(year, month)
    if wanted is None:
        raise Http404
    first, last = listing.month_bounds(now)
    if not first <= wanted <= last:
        raise Http404
    filters = EventFilterForm(request.GET)
    weeks = listing.month_weeks(wanted, filters, now)
    context = {
        "filters": filters,
        "month": wanted,
        "weeks": weeks,
        "has_dates": any(day.occurrences for week in weeks for day in week),
        "previous": wanted.previous if wanted > first else None,
        "next": wanted.next if wanted < last else None,
        "today": today(now),
    }
    return page.render(request, context_overrides=context, template="events/month.html")


def event(request, page, slug):
    """One event with its next dates."""
    context = detail.page_context(find_event(slug), timezone.now())
    return page.render(request, context_overrides=context, template="events/event.html")


def date(request, page, slug, day):
    """One date of an event."""
    occurrence = find_date(slug, day)
    context = detail.date_context(occurrence, timezone.now())
    return page.render(request, context_overrides=context, template="events/event.html")


def find_event(slug):
    """The published event at this address, with what its page prints; else 404."""
    events = Event.objects.public().select_related(
        "neighbourhood", "picture", "organiser_business", "feed_entry"
    )
    found = events.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def find_date(slug, day):
    """The date of a published event whose original day this is; else 404."""
    try:
        day = Date.fromisoformat(day)
    except ValueError as error:
        raise Http404 from error
    if valid_month(day.year, day.month) is None:
        raise Http404
    event = find_event(slug)
    dates = Occurrence.objects.original_day(day).filter(event=event.pk)
    found = dates.order_by("original_start").first()
    if found is None:
        raise Http404
    found.event = event
    return found
