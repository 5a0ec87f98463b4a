"""The sitemap joins Wagtail's pages with what each section lists."""

from wagtail.contrib.sitemaps import Sitemap

from directory.views.sitemaps import BusinessSitemap, PremisesSitemap
from events.sitemaps import EventSitemap

SITEMAPS = {
    "pages": Sitemap,
    "events": EventSitemap,
    "businesses": BusinessSitemap,
    "premises": PremisesSitemap,
}
