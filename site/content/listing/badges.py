"""The small coloured signs beside a name, for lists that are written in Python."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString


@lru_cache(maxsize=500)
def badge(look, words):
    """Return words on a colour; `look` ends a class of the style sheet: `open`, `state`, a colour."""
    return format_html('<span class="badge badge--{}">{}</span>', look, words)


def neighbourhood_badge(neighbourhood) -> SafeString:
    """Return the name of a neighbourhood on its colour; nothing for None."""
    return badge(neighbourhood.colour, neighbourhood.name) if neighbourhood else SafeString()
