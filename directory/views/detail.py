"""What the page of one business prints; shared by the public page and the editors' preview."""

from urllib.parse import quote

from django.conf import settings
from django.db.models import Case, Value, When, prefetch_related_objects
from django.utils import timezone

from content.sections import mentions_of
from directory.hours.table import table_rows
from directory.hours.week import from_osm
from directory.map.street_map import StreetMap
from directory.map.tiles import tiles
from directory.views.jsonld import business_data
from directory.views.vcard import VisitingCard
from directory.views.window_sign import qr_code

NEIGHBOURS = 3


def page_context(business, now):
    """Return the facts of a business at `now` (aware), for templates/directory/business.html."""
    others = neighbours(business)
    # Together with those of its neighbours they cost one query.
    prefetch_related_objects([entry for entry in (business, *others) if entry.pk], "categories")
    return {
        "business": business,
        "categories": list(business.categories.all()),
        "languages": list(business.languages.all()),
        "state": business.opening_state(now),
        "hours": table_rows(business.opening_hours, now),
        "route_url": route_url(business),
        "neighbours": others,
        "mentions": mentions_of("business", business, now),
        "pictures": business.further_pictures(),
        "street_map": StreetMap.of_one(business),
        "tiles": tiles(),
        "structured_data": business_data(business, timezone.localtime(now).date()),
    }


def preview_context(business):
    return page_context(business, timezone.now())


def sign_context(business, now):
    """Return what stands on the sign in the window, for templates/directory/window_sign.html.

    Hours that no week can show are dates of the coming days, and paper hangs for months: they are
    left to the code.
    """
    hours = business.opening_hours
    return {
        "business": business,
        "hours": table_rows(hours, now) if from_osm(hours) else [],
        "address": business.full_url.partition("://")[2],
        "code": qr_code(business.full_url),
    }


def neighbours(business):
    """A few other businesses of the same categories, those of its own neighbourhood first."""
    businesses = type(business).objects
    near = Case(When(neighbourhood=business.neighbourhood_id, then=Value(0)), default=Value(1))
    similar = businesses.filter(categories__businesses=business.pk).values("pk")
    others = businesses.public().filter(pk__in=similar).exclude(pk=business.pk)
    shown = others.select_related("neighbourhood", "picture").prefetch_related(
        "picture__renditions"
    )
    return list(shown.order_by(near, "name", "pk")[:NEIGHBOURS]) if business.pk else []


def route_url(business):
    """Return a link that plans the way there; empty without a place."""
    if business.latitude is not None and business.longitude is not None:
        place = f"{business.latitude},{business.longitude}"
    elif business.street:
        place = ", ".join(business.address_lines)
    else:
        return ""
    return f"https://www.openstreetmap.org/directions?to={quote(place)}"


def visiting_card(business):
    """Return the business as a card for the phone's contacts."""
    return VisitingCard(
        name=business.name,
        street=business.street,
        postcode=business.postcode,
        town=settings.TOWN,
        telephone=business.telephone,
        email=business.email,
        website=business.website,
        note=business.summary,
        latitude=business.latitude,
        longitude=business.longitude,
        source=business.full_url,
    )
