"""What the frame around every public page needs."""

from django.utils.functional import SimpleLazyObject

from content.caching.site_frame import frame_of


def site_frame(request):
    """Give templates the settings and the main menu; both are looked up only where printed."""
    return {
        "site_settings": SimpleLazyObject(lambda: frame_of(request).settings),
        "navigation": SimpleLazyObject(lambda: frame_of(request).menu),
    }
