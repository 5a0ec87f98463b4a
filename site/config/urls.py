"""Addresses that are not pages; everything else is Wagtail's tree."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.api import make_router
from config.sitemaps import sitemap
from content.caching import routing
from events.views import feed_shortcut
from home import open_data
from home.operations import views
from home.search import views as search_views

urlpatterns = [
    path(
        "admin/jsi18n/recurrence/",
        JavaScriptCatalog.as_view(packages=["recurrence"]),
        name="javascript-catalog",
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("suche/", search_views.search, name="search"),
    path("offene-daten/", open_data.description, name="open-data"),
    path("api/v2/", RedirectView.as_view(pattern_name="open-data")),
    path("api/v2/", make_router().urls),
    path("", include("submissions.urls")),
    path("", include("directory.freshness.views")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots),
    path(".well-known/security.txt", views.security_txt),
    path("healthz", views.health),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    re_path(r"^((?:[\w\-]+/)+)kalender\.ics$", feed_shortcut.calendar_file),
    # Wagtail's own pattern takes no dot; calendar files, tables, visiting cards and pictures have one.
    re_path(r"^((?:[\w\-]+/)+[\w\-]+\.(?:csv|geojson|ics|png|vcf))$", routing.serve),
    re_path(wagtail_urls.serve_pattern, routing.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
