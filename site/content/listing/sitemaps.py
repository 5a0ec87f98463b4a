"""The base of what sections bring to the sitemap."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap


class ListedSitemap(Sitemap):
    """The public entries of a listed snippet (`model`), for search engines.

    The setting names the site's address; Django would take the one by which it was asked.
    """

    model = None

    def items(self):
        return self.model.objects.public().order_by("pk").only("slug", "last_published_at")

    def lastmod(self, entry):
        return entry.last_published_at

    def get_protocol(self, protocol=None):
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.BASE_URL).netloc
