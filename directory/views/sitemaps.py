"""The public businesses, for search engines."""

from django.contrib.sitemaps import Sitemap

from directory.models import Business, Premises


class BusinessSitemap(Sitemap):
    def items(self):
        return Business.objects.public().order_by("pk").only("slug", "last_published_at")

    def lastmod(self, business):
        return business.last_published_at


class PremisesSitemap(Sitemap):
    def items(self):
        return Premises.objects.public().order_by("pk").only("slug", "last_published_at")

    def lastmod(self, premises):
        return premises.last_published_at
