"""A business in a list, its drawn front, and whether its lights are on."""

from django import template
from django.utils import timezone
from django.utils.formats import number_format

from directory.shopfront.house import shopfront as draw

register = template.Library()


@register.simple_tag
def opening_state(business):
    """Return the business' opening state of this minute."""
    return business.opening_state(timezone.now())


@register.filter
def distance(metres):
    """Return a distance as a walker says it: 120 m, 1,4 km."""
    return f"{metres:.0f} m" if metres < 950 else f"{number_format(round(metres, -2) / 1000, 1)} km"


@register.simple_tag
def shopfront(business, state=None):
    """Return the drawing; with an opening state it is lit or dark at night."""
    is_open = state.is_open if state else None
    return draw(business.slug, business.name, business.trade, is_open)
