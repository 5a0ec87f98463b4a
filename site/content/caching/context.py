"""The context of every public page: what the site frame around it prints."""

from django.utils.functional import SimpleLazyObject

from content.caching.site_frame import site_frame_of


def site_frame(request):
    """Give templates the settings and the main menu; both are looked up only where printed."""
    return {
        "site_settings": SimpleLazyObject(lambda: site_frame_of(request).settings),
        "navigation": SimpleLazyObject(lambda: site_frame_of(request).menu),
    }
