"""What is different at a date, in a word: small signs beside a title."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from content.listing.badges import badge


def badges(occurrence) -> SafeString:
    """Say that a date is cancelled, moved, running now or full; usually nothing."""
    if occurrence.is_cancelled:
        words = f"{_('fällt aus')}: {occurrence.note}" if occurrence.note else _("fällt aus")
        return badge("cancelled", words)
    signs = []
    if occurrence.is_moved:
        signs.append(badge("state", _("verlegt")))
    if occurrence.is_running:
        signs.append(badge("open", _("läuft gerade")))
    elif occurrence.is_full and not occurrence.is_past:
        signs.append(badge("state", _("ausgebucht")))
    return SafeString(" ".join(signs))
