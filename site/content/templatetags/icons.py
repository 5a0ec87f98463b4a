"""Icons as inline SVG, drawn in the colour of the text beside them."""

from functools import cache

from django import template
from django.conf import settings
from django.utils.safestring import mark_safe

register = template.Library()
FOLDER = settings.ROOT / "site" / "static" / "img" / "icons"


@cache
def icon_markup(name):
    """Return the stored drawing, hidden from screen readers: the words beside it say the same."""
    svg = (FOLDER / f"{name}.svg").read_text()
    start = svg.index("<svg")
    return svg[start:].replace("<svg", '<svg aria-hidden="true" focusable="false"', 1)


@register.simple_tag
def icon(name):
    return mark_safe(icon_markup(name))  # noqa: S308 - our own files
