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
    shapes = "".join(
        line.strip() for line in svg[svg.index(">\n", svg.index("<svg")) + 2 :].split("\n")
    )
    # What points backwards or onwards is turned round where pages run from the right.
    turns = " icon--turns" if name.endswith(("-left", "-right")) else ""
    return (
        f'<svg class="icon{turns}" viewBox="0 0 24 24" width="24" height="24" fill="none" '
        'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" '
        f'aria-hidden="true" focusable="false">{shapes}'
    )


@register.simple_tag
def icon(name):
    return mark_safe(icon_markup(name))  # noqa: S308 - our own files
