"""What the frame around every public page needs."""

from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from .models import SiteSettings


def site_frame(request):
    """Give templates the settings and the main menu; both are looked up only where printed."""
    return {
        "site_settings": SimpleLazyObject(lambda: SiteSettings.load(request_or_site=request)),
        "navigation": SimpleLazyObject(lambda: main_menu(request)),
    }


def main_menu(request):
    """Return the live pages directly below the site's root that are marked for menus."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    return list(site.root_page.get_children().live().in_menu())
