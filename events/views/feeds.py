"""The calendar for machines: iCalendar files and the Atom feed. Filters are those of the page."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from content.caching.query_keys import without_marks
from content.text import clean_line
from events.formats import icalendar_text
from events.models.feed_entry import WITHDRAWN_DAYS, FeedEntry
from events.models.occurrence import LASTS_DAYS, TWO_DAYS, Occurrence
from events.recurrence import german
from events.recurrence.local_time import today
from events.recurrence.plan import LONGEST
from events.views import listing, pages
from events.views.filters import EventFilterForm

ATOM_DATES = 50


def calendar_feed(request, page):
    """Everything to come that the filters leave, from the stored texts, in one query."""
    now = timezone.now()
    filters = EventFilterForm(request.GET, today=today(now))
    texts = list(calendar_entries(filters, now).values_list("text", flat=True))
    about = about_feed(page, filters, is_empty=not texts)
    name = f"Plan B: {page.title}"
    body = icalendar_text.calendar(texts, name=name, url=page.full_url, about=about)
    return _answer(request, body, icalendar_text.CONTENT_TYPE)


def about_feed(page, filters, *, is_empty):
    """Return what a feed says of itself: what is wrong with its address, that nothing is in it."""
    if filters.errors:
        return _(
            "Ein Filter in dieser Adresse gilt nicht und wird nicht beachtet. Bitte abonnieren Sie "
            "neu: %(url)s"
        ) % {"url": page.full_url}
    if is_empty:
        return _("Zurzeit steht hier kein Termin. Alle Termine: %(url)s") % {"url": page.full_url}
    return page.summary


def calendar_entries(filters, now):
    """Entries of events that have a date left (or had one lately) that the filters let through."""
    since = now - timedelta(days=WITHDRAWN_DAYS)
    dates = filters.apply_days(
        Occurrence.objects.filter(event=OuterRef("event"), ends_at__gt=since)
    )
    # the lower bounds of the start keep an old series as cheap as a new one
    lately = dates.filter(starts_at__gt=since - TWO_DAYS)
    long = dates.filter(LASTS_DAYS, starts_at__gt=since - LONGEST)
    wanted = filters.topic("event__") & (Q(Exists(lately)) | Q(Exists(long)))
    if not filters.is_active:
        wanted |= Q(event=None)
    return FeedEntry.objects.public(now).filter(wanted).exclude(text="").order_by("pk")


def event_file(request, page, slug):
    """A whole event, with its rule and exceptions, to take into one's own calendar."""
    entry = getattr(pages.find_event(slug), "feed_entry", None)
    if entry is None or not entry.text:
        raise Http404
    return _answer(
        request, icalendar_text.calendar([entry.text]), icalendar_text.CONTENT_TYPE, f"{slug}.ics"
    )


def date_file(request, page, slug, day):
    """One date, without the rule."""
    occurrence = pages.find_date(slug, day)
    entry = getattr(occurrence.event, "feed_entry", None)
    if entry is None:
        raise Http404
    text = icalendar_text.single_date(occurrence, str(entry.uid), entry.changed_at)
    return _answer(
        request, icalendar_text.calendar([text]), icalendar_text.CONTENT_TYPE, f"{slug}-{day}.ics"
    )


def atom_feed(request, page):
    """The next dates for feed readers, each an entry of its own."""
    now = timezone.now()
    filters = EventFilterForm(request.GET, today=today(now))
    dates = listing.coming(filters, now).select_related("event__feed_entry")[:ATOM_DATES]
    query = without_marks(request.GET).urlencode()
    feed = Atom1Feed(
        title=f"Plan B: {page.title}",
        link=page.full_url,
        description=None,
        subtitle=about_feed(page, filters, is_empty=not dates),
        language="de",
        feed_url=f"{settings.BASE_URL}{request.path}" + (f"?{query}" if query else ""),
    )
    for occurrence in dates:
        _add_entry(feed, occurrence, page.full_url)
    return _answer(
        request, feed.writeString("utf-8").encode(), "application/atom+xml; charset=utf-8"
    )


def _add_entry(feed, occurrence, base):
    event = occurrence.event
    url = f"{base}{event.slug}/{occurrence.path}"
    end = None if occurrence.has_open_end else occurrence.local_end
    time = german.when_in_digits(occurrence.local_start, end, event.all_day)
    is_scheduled = occurrence.state == Occurrence.State.SCHEDULED
    state = "" if is_scheduled else f" ({occurrence.get_state_display()})"
    entry = getattr(event, "feed_entry", None)
    feed.add_item(
        title=f"{occurrence.local_start:%d.%m.%Y}: {clean_line(event.marked_name)}{state}",
        link=url,
        unique_id=url,
        description=clean_line(f"{time}. {occurrence.note} {event.summary}"),
        updateddate=entry.changed_at if entry else occurrence.starts_at,
    )


def _answer(request, body, content_type, filename=""):
    """Answer with an ETag of the content, so that a reader who has it already gets 304."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=content_type)
    if filename:
        response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)
