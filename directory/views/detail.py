"""What the page of one business prints; shared by the public page and the editors' preview."""

from urllib.parse import quote

from django.conf import settings
from django.db.models import Case, Value, When, prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.drawing.codes import qr_code
from content.sections import mentions_of
from content.text import unless_said
from directory.hours.table import rule_rows, table_rows
from directory.hours.week import from_osm
from directory.map.street_map import StreetMap
from directory.map.tiles import tiles
from directory.views.jsonld import business_data
from directory.views.vcard import VisitingCard

NEIGHBOURS = 3


def page_context(business, now, hidden=frozenset()):
    """Return the facts of a business at `now` (aware), for templates/directory/business.html.

    `hidden` names the apps of the sections that its page may not tell of.
    """
    others = neighbours(business)
    # Together with those of its neighbours they cost one query.
    prefetch_related_objects([entry for entry in (business, *others) if entry.pk], "categories")
    state, hours = business.opening_state(now), table_rows(business.opening_hours, now)
    return {
        "business": business,
        "kicker": unless_said([trade.name for trade in business.categories.all()], business.name),
        "languages": list(business.languages.all()),
        "state": state,
        "hours": hours,
        "today": hours_of_today(state, hours),
        "checked": checked_in_words(business.checked_on, timezone.localdate(now)),
        "route_url": route_url(business),
        "neighbours": others,
        "mentions": mentions_of("business", business, now, hidden),
        "pictures": business.shown_pictures(),
        "street_map": StreetMap.of_one(business),
        "tiles": tiles(),
        "structured_data": business_data(business, timezone.localtime(now).date()),
    }


def hours_of_today(state, rows):
    """Return today's hours in words, while it is open or will still be today; else ""."""
    opens_today = state.opens_at is not None and state.opens_at.date() == state.now.date()
    if not state.is_open and not opens_today:
        return ""
    return next((row.hours for row in rows if row.is_today), "")


def checked_in_words(day, today):
    """Return `geprüft im November`, with the year where it is another one; "" where nobody checked."""
    if day is None:
        return ""
    month = date_format(day, "F" if day.year == today.year else "F Y")
    return _("geprüft im %(month)s") % {"month": month}


def preview_context(business):
    return page_context(business, timezone.now())


def sign_context(business, now):
    """Return what stands on the sign in the window, for templates/directory/window_sign.html.

    Paper hangs for months: hours that no week can show stand there as rules, without coming days.
    """
    hours = business.opening_hours
    return {
        "business": business,
        "hours": table_rows(hours, now) if from_osm(hours) else rule_rows(hours),
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
        name=business.marked_name,
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
