"""The sitemap joins Wagtail's pages with what each section lists."""

from django.contrib.sitemaps import views
from wagtail.contrib.sitemaps import Sitemap

from content import sections
from content.caching.site_frame import site_frame_of


def sitemap(request):
    hidden = site_frame_of(request).hidden_sections
    return views.sitemap(request, {"pages": Sitemap} | sections.merged("sitemaps", hidden))
