"""Which kinds of things the read-only interface knows."""

from wagtail.api.v2.router import WagtailAPIRouter

from content import sections
from content.listing.api import PagesEndpoint


def make_router():
    """Return Wagtail's router with the pages and with what the sections bring."""
    router = WagtailAPIRouter("wagtailapi")
    endpoints = {"pages": PagesEndpoint} | sections.merged("api_endpoints")
    for name, endpoint in endpoints.items():
        router.register_endpoint(name, endpoint)
    return router
