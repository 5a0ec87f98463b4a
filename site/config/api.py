"""Which kinds of things the read-only interface knows."""

from wagtail.api.v2.router import WagtailAPIRouter

from content.api import PagesEndpoint
from directory.views.api import BusinessEndpoint
from events.api import EventEndpoint

api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PagesEndpoint)
api_router.register_endpoint("businesses", BusinessEndpoint)
api_router.register_endpoint("events", EventEndpoint)
