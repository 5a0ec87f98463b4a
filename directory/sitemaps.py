"""The public businesses, for search engines."""

from django.contrib.sitemaps import Sitemap

from .models import Business


class BusinessSitemap(Sitemap):
    def items(self):
        return Business.objects.public().order_by("pk").only("slug", "last_published_at")

    def lastmod(self, business):
        return business.last_published_at
