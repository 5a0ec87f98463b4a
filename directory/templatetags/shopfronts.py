"""A business in a list, its drawn front, and whether its lights are on."""

from django import template
from django.utils import timezone

from directory.shopfront.house import shopfront as draw
from directory.views.card import card

register = template.Library()


@register.simple_tag
def opening_state(business):
    """Return the business' opening state of this minute."""
    return business.opening_state(timezone.now())


@register.simple_tag
def business_card(business, heading_level):
    """Return the card of a business with its opening state of this minute."""
    return card(business, timezone.now(), heading_level)


@register.simple_tag
def shopfront(business, state=None):
    """Return the drawing; with an opening state it is lit or dark at night."""
    is_open = state.is_open if state else None
    return draw(business.slug, business.name, business.trade, is_open)
