"""The tokens of the style sheets, read from the files themselves, and how their colours stand out."""

import re
from functools import cache
from typing import NamedTuple

from django.conf import settings

CSS = settings.ROOT / "site/static/css"
NIGHT = "@media (prefers-color-scheme: dark)"
TOKENS, TONES = "tokens.css", "components/drawings.css"
# By which word of an address a theme is shown, whatever the device wants.
THEMES = {"tag": "light", "nacht": "dark"}
LIT = re.compile(r"\.is-open \{(.*?)\}", re.S)
PROPERTY = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
HEX = re.compile(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?")
# What text, and what an outline, needs at least (WCAG 2.2 AA, 1.4.3 and 1.4.11).
OF_TEXT, OF_OUTLINES = 4.5, 3

GROUNDS = ("paper", "surface", "sunken")
NEIGHBOURHOODS = ("blue", "green", "ochre", "plum")
# Which colour stands on which ground.
TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "link", "action-strong") for ground in GROUNDS),
    *((ink, ground) for ink in ("error", "green") for ground in ("paper", "surface")),
    ("on-action", "action"),
    ("on-action", "action-strong"),
    ("paper", "ink"),
    ("error", "error-soft"),
    *((name, f"{name}-soft") for name in NEIGHBOURHOODS),
]
OUTLINES = [
    (line, ground)
    for line in ("line", "action", "focus", "error", *NEIGHBOURHOODS)
    for ground in ("paper", "surface")
]


class Colour(NamedTuple):
    """A token with its values of both themes."""

    name: str
    day: str
    night: str


class Pair(NamedTuple):
    """A colour on its ground, with the contrast of both themes and what it has to be at least."""

    ink: Colour
    ground: Colour
    by_day: float
    by_night: float
    least: float


@cache
def values(file):
    """Return the custom properties of a sheet by day and by night: two {name: value}."""
    day, _media, night = (CSS / file).read_text().partition(NIGHT)
    # What follows the block of the night's root belongs to elements, not to the whole page.
    by_day = dict(PROPERTY.findall(day))
    by_night = dict(PROPERTY.findall(night.partition("}")[0]))
    return by_day, by_day | by_night


def sheet(theme):
    """Return all values of a theme as a style sheet that decides instead of the device."""
    at = list(THEMES).index(theme)
    found = values(TOKENS)[at] | values(TONES)[at]
    # By night the windows of an open house have their own light.
    lit = dict(PROPERTY.findall(LIT.search((CSS / TONES).read_text())[1]))
    windows = {name: (found[name], value)[at] for name, value in lit.items()}
    return (
        f":root {{ color-scheme: {THEMES[theme]}; {declared(found)} }}\n"
        f".is-open {{ {declared(windows)} }}\n"
    )


def declared(properties):
    return " ".join(f"--{name}: {value};" for name, value in properties.items())


def colours(file, prefix):
    """Return the colours whose names begin with a prefix, in the order of the sheet."""
    day, night = values(file)
    return [
        Colour(name, value, night[name])
        for name, value in day.items()
        if name.startswith(prefix) and HEX.fullmatch(value)
    ]


def sizes(*prefixes):
    """Return (name, value) of the tokens that are no colours and begin with one of the prefixes."""
    day, _night = values(TOKENS)
    return [(name, value) for name, value in day.items() if name.startswith(prefixes)]


def pairs():
    """Return every pair of colours that meets on a page."""
    known = {colour.name.removeprefix("color-"): colour for colour in colours(TOKENS, "color-")}
    for names, least in ((TEXT, OF_TEXT), (OUTLINES, OF_OUTLINES)):
        for ink, ground in ((known[ink], known[ground]) for ink, ground in names):
            by_day, by_night = contrast(ink.day, ground.day), contrast(ink.night, ground.night)
            yield Pair(ink, ground, by_day, by_night, least)


def luminance(colour):
    """Return the relative luminance of #rrggbb as WCAG defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(colour, other):
    """Return the contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(colour), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
