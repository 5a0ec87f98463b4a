"""The public networks, for search engines."""

from content.listing.sitemaps import ListedSitemap
from teams.networks.models import Network


class NetworkSitemap(ListedSitemap):
    model = Network
