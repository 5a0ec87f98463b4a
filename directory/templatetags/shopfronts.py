"""The drawn front of a business, and whether its lights are on."""

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import mark_safe

from directory.shopfront import shopfront as draw

register = template.Library()


@register.simple_tag
def opening_state(business):
    """Return the business' opening state of this minute."""
    return business.opening_state(timezone.now())


@register.filter
def distance(metres):
    """Return a distance as a walker says it: 120 m, 1,4 km."""
    return f"{metres:.0f} m" if metres < 950 else f"{number_format(metres / 1000, 1)} km"


@register.simple_tag
def shopfront(business, state=None):
    """Return the drawing; with an opening state it is lit or dark at night."""
    is_open = state.is_open if state else None
    return mark_safe(draw(business.slug, business.name, business.trade, is_open))  # noqa: S308 - the drawing escapes
