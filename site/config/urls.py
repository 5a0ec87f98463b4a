"""Addresses that are not pages; everything else is Wagtail's tree."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.api import make_router
from config.sitemaps import sitemap
from content.caching import routing
from content.security import media
from events.views import feed_shortcut
from home import open_data
from home.admin import handbook
from home.admin.style import views as style_views
from home.operations import private_pages, probes, views
from home.search import views as search_views
from submissions.front_door.account_mails import LoginCodeView, PasswordResetView

handler500 = "home.operations.unavailable.failed"

SIGN_IN = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    # There is one door; Wagtail's own would pass by the second factor.
    path("admin/login/", SIGN_IN, name="wagtailadmin_login"),
    path("admin/", include(wagtailadmin_urls)),
    path("konto/passwort/vergessen/", PasswordResetView.as_view(), name="account_reset_password"),
    path("konto/anmelden/code/", LoginCodeView.as_view(), name="account_request_login_code"),
    path("konto/", include("accounts.urls")),
    path(
        "dokumente/authenticate_with_password/<int:restriction_id>/",
        private_pages.document_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("dokumente/", include(wagtaildocs_urls)),
    path("suche/", search_views.search, name="search"),
    path("offene-daten/", open_data.description, name="open-data"),
    path("api/v2/", RedirectView.as_view(pattern_name="open-data")),
    path("api/v2/", make_router().urls),
    path("stil/", include(style_views.urls)),
    path("mein-team/hilfe/", include(handbook.room_urls)),
    path("mein-team/", include("teams.room.urls")),
    path("", include("submissions.urls")),
    path("", include("directory.freshness.views")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots),
    path(".well-known/security.txt", views.security_txt),
    path("healthz", probes.health),
    path("readyz", probes.ready),
    path("media/<path:path>", media.serve),
    # Before the tree's pattern, which takes these addresses too.
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        private_pages.page_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("_util/login/", SIGN_IN, name="wagtailcore_login"),
    re_path(r"^((?:[\w\-]+/)+)kalender\.ics$", feed_shortcut.calendar_file),
    # Wagtail's own pattern takes no dot; calendar files, tables, visiting cards and pictures have one.
    re_path(r"^((?:[\w\-]+/)+[\w\-]+\.(?:csv|geojson|ics|png|vcf))$", routing.serve),
    re_path(wagtail_urls.serve_pattern, routing.serve, name="wagtail_serve"),
]
