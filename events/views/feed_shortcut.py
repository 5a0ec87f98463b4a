"""The short way to the calendar feed, which programs ask for all day long."""

from django.db.models import Exists
from wagtail.models import PageViewRestriction

from content.caching import routing
from events.models import EventsPage
from events.views import feeds


def calendar_file(request, path):
    """Answer with the feed of the calendar at this path; anything unusual goes on to Wagtail."""
    depth = path.count("/") + 2
    pages = EventsPage.objects.live().filter(url_path__endswith=f"/{path}", depth=depth)
    pages = pages.annotate(has_private_pages=Exists(PageViewRestriction.objects.all()))[:2]
    if len(pages) != 1 or pages[0].has_private_pages:
        return routing.serve(request, f"{path}kalender.ics")
    return feeds.calendar_feed(request, pages[0])
