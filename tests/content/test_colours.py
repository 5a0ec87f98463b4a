"""Every pair of colours that meets on a page can be told apart, by day and by night (WCAG 2.2 AA)."""

import re

import pytest
from django.conf import settings

CSS = settings.ROOT / "site/static/css"
DARK = "@media (prefers-color-scheme: dark)"
GROUNDS = ("paper", "surface", "sunken")
NEIGHBOURHOODS = ("blue", "green", "ochre", "plum")

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


def colours(file, prefix):
    """Return the sheet's colours by day and by night; the night inherits what it does not say."""
    day, _, night = (CSS / file).read_text().partition(DARK)
    pattern = rf"--{prefix}-([a-z-]+): (#[0-9a-f]{{6}});"
    by_day = dict(re.findall(pattern, day))
    return {"day": by_day, "night": by_day | dict(re.findall(pattern, night))}


THEMES = colours("tokens.css", "color")
TONES = colours("components/drawings.css", "t")


def luminance(colour):
    """Return the relative luminance of #rrggbb as WCAG defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(colour, other):
    lighter, darker = sorted((luminance(colour), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_greatest_contrast():
    assert round(contrast("#000000", "#ffffff"), 1) == 21


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out_from_its_ground(theme, ink, ground):
    assert contrast(THEMES[theme][ink], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "ground"), OUTLINES)
def test_outlines_stand_out_from_their_ground(theme, line, ground):
    assert contrast(THEMES[theme][line], THEMES[theme][ground]) >= 3


@pytest.mark.parametrize("theme", TONES)
def test_the_date_on_a_poster_is_readable(theme):
    assert contrast(TONES[theme]["print"], TONES[theme]["paper"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_names_on_the_pavement_are_readable(theme):
    styles = (CSS / "components/drawings.css").read_text().partition(DARK)
    pavement = re.search(r"--pavement: (#\w{6});", styles[0 if theme == "day" else 2])[1]
    assert contrast(THEMES[theme]["ink"], pavement) >= 4.5


def test_every_colour_has_a_value_for_the_night():
    day, _, night = (CSS / "tokens.css").read_text().partition(DARK)
    names = [re.findall(r"--color-[a-z-]+(?=:)", part) for part in (day, night)]
    assert names[0] == names[1]


@pytest.mark.parametrize("sheet", sorted(CSS.rglob("*.css")), ids=lambda path: path.name)
def test_every_custom_property_that_is_used_exists(sheet):
    known = set(re.findall(r"(--[a-z0-9-]+):", "".join(p.read_text() for p in CSS.rglob("*.css"))))
    used = set(re.findall(r"var\((--[a-z0-9-]+)", sheet.read_text()))
    # Wagtail brings those that begin with --w-, for the pages of the admin.
    assert {name for name in used if not name.startswith("--w-")} - known == set()
