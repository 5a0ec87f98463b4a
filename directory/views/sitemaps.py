"""The public businesses and premises, for search engines."""

from content.listing.sitemaps import ListedSitemap
from directory.models import Business, Premises


class BusinessSitemap(ListedSitemap):
    model = Business


class PremisesSitemap(ListedSitemap):
    model = Premises
