"""What each address of the calendar answers: find, check, show."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from content.caching.query_keys import without_marks
from content.caching.site_frame import site_frame_of
from content.models import ContentVersion
from events.formats.calendar_links import Subscription
from events.models.event import Event
from events.models.occurrence import Occurrence
from events.recurrence.local_time import ONE_DAY, day_and_time, local, today
from events.views import detail, listing
from events.views.filters import DAYS, EventFilterForm
from events.views.month import month_of, valid_month
from events.views.week import valid_week, week_of
from events.views.withdrawn import tells_of_withdrawn


def coming(request, page):
    """The coming dates, grouped by day."""
    now = timezone.now()
    filters = EventFilterForm(request.GET, ContentVersion.of(request), today(now))
    coming_dates = listing.coming(filters, now)
    dates = listing.page_of_coming(coming_dates, filters, request, now)
    since, until = filters.value("von") or today(now), filters.value("bis")
    is_cut_off = until and not dates.object_list
    context = shared(request, page, filters, max(since, today(now)), with_days=True) | {
        "dates": dates,
        "occurrences": dates.object_list,
        "days": listing.by_day(dates.object_list, max(since, today(now))),
        "shortcuts": filters.shortcuts(today(now)),
        "today": today(now),
        "number": listing.number_of(coming_dates) if filters.wanted else None,
        "following": listing.next_day(filters, until + ONE_DAY, now) if is_cut_off else None,
    }
    return page.render(request, context_overrides=context)


def archive(request, page):
    """The past dates, latest first."""
    now = timezone.now()
    filters = EventFilterForm(request.GET, ContentVersion.of(request), today(now))
    dates = listing.page_of_dates(listing.archive(filters, now).for_cards(), request)
    context = shared(request, page, filters, today(now), with_days=True) | {
        "dates": dates,
        "occurrences": dates.object_list,
    }
    return page.render(request, context_overrides=context, template="events/archive.html")


def shared(request, page, filters, day, with_days=False):
    """What every view of the calendar prints: its filters, and the way to the other views.

    `day` is where the other views begin; `with_days` says whether this one is filtered by days.
    """
    known = site_frame_of(request).pages.get(page.path)
    base = known.url if known else page.get_url(request)
    query = without_marks(request.GET, "seite").urlencode()
    return {
        "base": base,
        "filters": filters,
        "chips": filters.chips(today(timezone.now()), with_days),
        "query": query,
        "kept": without_marks(request.GET, "seite", *DAYS).urlencode(),
        "feed": Subscription(base, query, page.title),
        "month": month_of(day),
        "week": week_of(day),
    }


def this_month(request, page):
    month = month_of(today(timezone.now()))
    return _with_query(request, f"{page.url}kalender/{month.year}/{month.month}/")


def this_week(request, page):
    return _with_query(request, f"{page.url}kalender/woche/{week_of(today(timezone.now()))}/")


def _with_query(request, address):
    query = request.GET.urlencode()
    return redirect(f"{address}?{query}" if query else address)


def month(request, page, year, month):
    """A month as a table; months that no date can be in are not found."""
    now = timezone.now()
    wanted = valid_month(int(year), int(month))
    if wanted is None:
        raise Http404
    first, last = listing.month_bounds(now)
    if not first <= wanted <= last:
        raise Http404
    filters = EventFilterForm(request.GET, ContentVersion.of(request), today(now))
    weeks = listing.month_weeks(wanted, filters, now)
    near = today(now) if wanted == month_of(today(now)) else wanted.first
    has_dates = any(day.occurrences for week in weeks for day in week if day.is_in_month)
    context = shared(request, page, filters, near) | {
        "weeks": weeks,
        "has_dates": has_dates,
        "following": None if has_dates else listing.next_day(filters, wanted.next.first, now),
        "previous": wanted.previous if wanted > first else None,
        "next": wanted.next if wanted < last else None,
        "today": today(now),
    }
    return page.render(request, context_overrides=context, template="events/month.html")


def week(request, page, year, number):
    """A week as a table; it ends where the months end."""
    now = timezone.now()
    wanted = valid_week(int(year), int(number))
    if wanted is None:
        raise Http404
    first, last = listing.month_bounds(now)
    earliest, latest = week_of(first.first), week_of(last.last)
    if not earliest <= wanted <= latest:
        raise Http404
    filters = EventFilterForm(request.GET, ContentVersion.of(request), today(now))
    days = listing.week_days(wanted, filters, now)
    has_dates = any(day.occurrences for day in days)
    context = shared(request, page, filters, wanted.first) | {
        "days": days,
        "has_dates": has_dates,
        "following": None if has_dates else listing.next_day(filters, wanted.next.first, now),
        "previous": wanted.previous if wanted > earliest else None,
        "next": wanted.next if wanted < latest else None,
        "today": today(now),
    }
    return page.render(request, context_overrides=context, template="events/week.html")


@tells_of_withdrawn
def event(request, page, slug):
    """One event with its next dates."""
    hidden = site_frame_of(request).hidden_sections
    context = detail.page_context(find_event(slug), timezone.now(), hidden)
    return page.render(request, context_overrides=context, template="events/event.html")


@tells_of_withdrawn
def date(request, page, slug, day):
    """One date of an event."""
    hidden = site_frame_of(request).hidden_sections
    context = detail.date_context(find_date(slug, day), timezone.now(), hidden)
    return page.render(request, context_overrides=context, template="events/event.html")


def find_event(slug):
    """The published event at this address, with what its page prints; else 404."""
    events = Event.objects.public().select_related(
        "neighbourhood", "picture", "organiser_business", "feed_entry"
    )
    events = events.knowing_what_goes_on().prefetch_related("picture__renditions")
    found = events.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def find_date(slug, day):
    """The date of a published event whose original day this is; else 404."""
    try:
        day, time = day_and_time(day)
    except ValueError as error:
        raise Http404 from error
    if valid_month(day.year, day.month) is None:
        raise Http404
    event = find_event(slug)
    dates = Occurrence.objects.original_day(day).filter(event=event.pk)
    in_order = dates.order_by("is_second_of_day", "original_start")
    matching = (date for date in in_order if time in (None, local(date.original_start).time()))
    found = next(matching, None)
    if found is None:
        raise Http404
    found.event = event
    return found
