"""What is different at a date, in a word, and where it is: small signs beside a title."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def badges(occurrence) -> SafeString:
    """Say that a date is cancelled, moved, running now or full; usually nothing."""
    if occurrence.is_cancelled:
        words = f"{_('fällt aus')}: {occurrence.note}" if occurrence.note else _("fällt aus")
        return _badge("cancelled", words)
    signs = []
    if occurrence.is_moved:
        signs.append(_badge("state", _("verlegt")))
    if occurrence.is_running:
        signs.append(_badge("open", _("läuft gerade")))
    elif occurrence.is_full and not occurrence.is_past:
        signs.append(_badge("state", _("ausgebucht")))
    return SafeString(" ".join(signs))


def neighbourhood_badge(event) -> SafeString:
    """The name of the neighbourhood on its colour."""
    return (
        _badge(event.colour, event.neighbourhood.name) if event.neighbourhood_id else SafeString()
    )


@lru_cache(maxsize=200)
def _badge(look, words):
    return format_html('<span class="badge badge--{}">{}</span>', look, words)
