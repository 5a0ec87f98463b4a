"""The sitemap joins Wagtail's pages with what each section lists."""

from wagtail.contrib.sitemaps import Sitemap

SITEMAPS = {"pages": Sitemap}
