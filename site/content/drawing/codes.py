"""QR codes: an address that a phone reads from paper or a screen."""

import segno
from django.utils.safestring import mark_safe


def make_code(address):
    """Make a code that can still be read with a quarter of it scratched away."""
    return segno.make(address, error="q", micro=False)


def qr_code(address):
    """Return an address as a QR code inside a page; black on white in every theme."""
    code = make_code(address)
    return mark_safe(code.svg_inline(border=4, light="#fff", omitsize=True))  # noqa: S308
