"""The way from an address to its page, without asking for each page that lies on it."""

from wagtail import views as wagtail_views

from content.caching.site_frame import site_frame_of


def serve(request, path):
    """Answer as Wagtail does; it looks the page up itself where nothing is known."""
    route = known_route(request, [slug for slug in path.split("/") if slug])
    if route is not None:
        # Where `Page.route_for_request` keeps its result, and finds this one.
        request._wagtail_route_for_request = route
    return wagtail_views.serve(request, path)


def known_route(request, slugs):
    """Return Wagtail's route from the nearest known page on, or None; raises Http404."""
    site_frame = site_frame_of(request)
    known, rest = site_frame.nearest(slugs)
    page = known and known.load()
    if page is None:
        return None
    route = page.route(request, rest)
    route[0].is_surely_public = not site_frame.has_private_pages
    return route
