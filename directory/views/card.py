"""One business in a list.

Written here and not in a template, as a date's card is: a list prints two dozen, and a template takes
eight times as long.
"""

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.images.shortcuts import get_rendition_or_not_found

from content.listing.badges import badge, neighbourhood_badge
from content.templatetags.content_tags import telephone_href
from content.templatetags.icons import icon
from directory.shopfront.house import shopfront

PICTURE = {"alt": "", "loading": "lazy"}
CARD = """<article class="card business-card">{number}
<div class="business-card__picture">{picture}</div>
<div class="business-card__body">
<h{level}><a class="card__link" href="{address}">{name}</a></h{level}>
<p class="card__meta">{neighbourhood}<span>{categories}</span></p>
{summary}<p class="card__meta business-card__foot">{foot}</p>
</div>
</article>"""
NUMBER = '<span class="card__number"><span class="visually-hidden">{} </span>{}</span>'
CALL = '<a class="card__action card__call" href="{}">{}{}</a>'


def card(business, now, heading_level=3) -> SafeString:
    """Return the card of a business that was loaded `for_cards`, numbered as its pin on the map is."""
    state = business.opening_state(now)
    return format_html(
        CARD,
        number=format_html(NUMBER, _("Nummer"), business.number) if business.number else "",
        picture=_picture(business, state),
        level=heading_level,
        address=business.get_absolute_url(),
        name=business.name,
        neighbourhood=neighbourhood_badge(business.neighbourhood),
        categories=", ".join(category.name for category in business.shown_categories),
        summary=format_html('<p class="card__text">{}</p>', business.summary)
        if business.summary
        else "",
        foot=_foot(business, state),
    )


def _picture(business, state):
    if business.picture_id:
        return get_rendition_or_not_found(business.picture, "fill-480x320").img_tag(PICTURE)
    return shopfront(business.slug, business.name, business.trade, state.is_open)


def _foot(business, state):
    """Return the line that says whether it is open, how far away it is, and calls it."""
    parts = []
    if state.text:
        parts.append(badge("open" if state.is_open else "state", state.text))
    if business.metres:
        parts.append(badge("state", _distance(business.metres)))
    if business.telephone:
        number = business.telephone
        parts.append(format_html(CALL, telephone_href(number), icon("phone"), number))
    return SafeString("".join(parts))


def _distance(metres):
    """Return a distance as a walker says it: 120 m, 1,4 km."""
    return f"{metres:.0f} m" if metres < 950 else f"{number_format(round(metres, -2) / 1000, 1)} km"
