"""Small pictures as SVG text, put together from flat shapes.

A shape names a tone ("brick", "leaf"), never a colour: style sheets give each tone its value by day
and by night. `standalone` writes the day's values into a picture that leaves the site.
"""

import re
from hashlib import sha256
from html import escape

from django.utils.safestring import SafeString

# The tones by day; css/components/drawings.css holds the same values and those of the night.
TONES = {
    "brick": "#b85c43",
    "clinker": "#8f4b3d",
    "cream": "#f1e2c2",
    "sand": "#e3bb72",
    "sage": "#adc098",
    "mist": "#a6c0cf",
    "rose": "#e0a794",
    "roof": "#6b4a42",
    "slate": "#59646f",
    "trim": "#fdf6e7",
    "shade": "#00000024",
    "glass": "#d3e6ea",
    "pane": "#cfe0e4",
    "home": "#cfe0e4",
    "paper": "#fffaf0",
    "print": "#3a2f29",
    "ink": "#3a2f29",
    "wood": "#8c5b3b",
    "red": "#b3402f",
    "green": "#3f7a49",
    "blue": "#2f61ab",
    "ochre": "#d99a2b",
    "plum": "#87416f",
    "leaf": "#5f8f4b",
    "sun": "#f4c445",
    "bread": "#d6964a",
    "steel": "#8795a0",
}


# What the style sheets say about every drawing, for one that leaves the site.
FILE_ATTRIBUTES = (
    f'xmlns="http://www.w3.org/2000/svg" fill="{TONES["trim"]}" stroke-width="2" '
    'stroke-linecap="round" '
    'stroke-linejoin="round" font-family="sans-serif" font-weight="700" text-anchor="middle"'
)


class Dice:
    """Throws that look like chance and are the same for the same seed."""

    def __init__(self, seed: str):
        self.bits = int.from_bytes(sha256(seed.encode(errors="surrogatepass")).digest(), "big")

    def pick(self, options):
        """Return one of the options; each call is a new throw."""
        self.bits, throw = divmod(self.bits, len(options))
        return options[throw]


def tone_class(tone: str) -> str:
    """Return the attribute that paints a shape; trim, the commonest tone, is inherited."""
    return "" if tone == "trim" else f' class="t-{tone}"'


def fill(tone: str, outline: str) -> str:
    """Return an area; outline is SVG path data. Trim is what a shape has without a class."""
    return f'<path{tone_class(tone)} d="{outline}"/>'


def line(tone: str, course: str, width: float = 2) -> str:
    """Return a stroke along path data; 2 wide where nothing is said."""
    stroke = f' stroke-width="{width}"' if width != 2 else ""
    return f'<path class="l-{tone}"{stroke} d="{course}"/>'


def disc(tone: str, x: float, y: float, radius: float) -> str:
    middle = (f' cx="{x}"' if x else "") + (f' cy="{y}"' if y else "")
    return f'<circle{tone_class(tone)}{middle} r="{radius}"/>'


def box(x: float, y: float, width: float, height: float) -> str:
    """Return the path data of a rectangle, so that many can share one path."""
    return f"M{x} {y}h{width}v{height}h-{width}z"


def letters(tone: str, x: float, y: float, size: float, text: str) -> str:
    """Return centred text; y is the base line."""
    return f'<text{tone_class(tone)} x="{x}" y="{y}" font-size="{size}">{escape(text)}</text>'


def moved(x: float, y: float, shapes: str, mirror: bool = False) -> str:
    """Return the shapes with their origin at (x, y), turned round when mirror is set."""
    turn = " scale(-1 1)" if mirror else ""
    return f'<g transform="translate({x} {y}){turn}">{shapes}</g>'


def picture(name: str, width: int, height: int, *shapes: str) -> SafeString:
    """Return a whole drawing; name is its CSS class. Words stand beside it for screen readers.

    It is safe to print: text from outside enters a drawing only through `letters`, which escapes it.
    """
    return SafeString(
        f'<svg class="{name}" viewBox="0 0 {width} {height}" aria-hidden="true">'
        f"{''.join(shapes)}</svg>"
    )


def shop_sign_letter(name: str) -> str:
    """Return the letter for a shop's sign: the first letter or digit of the name."""
    return next((character.upper()[0] for character in name if character.isalnum()), "•")


def standalone(svg: str) -> str:
    """Return the drawing as a file of its own: with namespace, font and the tones of the day."""
    svg = svg.replace("<svg ", f"<svg {FILE_ATTRIBUTES} ", 1)
    svg = re.sub(r'class="l-([a-z]+)"', lambda m: f'fill="none" stroke="{TONES[m[1]]}"', svg)
    return re.sub(r'class="t-([a-z]+)"', lambda m: f'fill="{TONES[m[1]]}"', svg)
