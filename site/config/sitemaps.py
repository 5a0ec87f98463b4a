"""The sitemap joins Wagtail's pages with what each section lists."""

from django.contrib.sitemaps import views
from wagtail.contrib.sitemaps import Sitemap

from content import sections


def sitemap(request):
    return views.sitemap(request, {"pages": Sitemap} | sections.merged("sitemaps"))
