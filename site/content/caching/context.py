"""The context of every public page: what the site frame around it prints."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate

from content.caching.site_frame import site_frame_of


def site_frame(request):
    """Give templates the site's address, its settings, menu and languages, looked up where printed."""
    return {
        "base_url": settings.BASE_URL,
        "site_settings": SimpleLazyObject(lambda: site_frame_of(request).settings),
        "navigation": SimpleLazyObject(lambda: site_frame_of(request).menu),
        "site_languages": SimpleLazyObject(lambda: site_frame_of(request).languages),
        "shows_emblem_above": SimpleLazyObject(
            lambda: site_frame_of(request).settings.shows_emblem_above(localdate())
        ),
    }
