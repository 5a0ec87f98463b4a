"""Drawings as PNG files, for those who read no SVG: social networks, messengers."""

from pathlib import Path

import resvg_py
from PIL import ImageFont

# One font for all letters: resvg cannot mix fonts in a line that has Arabic ligatures.
FONT = Path(__file__).parent / "fonts" / "drawings-bold.ttf"


def png(svg: str, width: int, height: int) -> bytes:
    """Return a standalone drawing of our own as a PNG file of this size in pixels.

    Only our own font is loaded, so that each machine draws the same picture; a letter that it lacks
    (Chinese, emoji) leaves a gap.
    """
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        height=height,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(FONT)],
        sans_serif_family="Atkinson Hyperlegible Next",
    )


def width_of(text: str, size: float) -> float:
    """Return about how wide a line is drawn; Arabic letters are joined and need a little less."""
    return ImageFont.truetype(str(FONT), 100).getlength(text) * size / 100
