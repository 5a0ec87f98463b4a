"""The public events, for search engines."""

from django.contrib.sitemaps import Sitemap

from events.models import Event


class EventSitemap(Sitemap):
    def items(self):
        return Event.objects.public().order_by("pk").only("slug", "last_published_at")

    def lastmod(self, event):
        return event.last_published_at
