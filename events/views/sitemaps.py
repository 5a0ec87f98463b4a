"""The public events, for search engines."""

from content.listing.sitemaps import ListedSitemap
from events.models import Event


class EventSitemap(ListedSitemap):
    model = Event
