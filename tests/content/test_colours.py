"""Every pair of colours that meets on a page can be told apart, by day and by night (WCAG 2.2 AA)."""

import re

import pytest

from home.admin.style.tokens import CSS, OUTLINES, TEXT, contrast
from home.admin.style.tokens import NIGHT as DARK


def colours(file, prefix):
    """Return the sheet's colours by day and by night; the night inherits what it does not say."""
    day, _, night = (CSS / file).read_text().partition(DARK)
    pattern = rf"--{prefix}-([a-z-]+): (#[0-9a-f]{{6}});"
    by_day = dict(re.findall(pattern, day))
    return {"day": by_day, "night": by_day | dict(re.findall(pattern, night))}


THEMES = colours("tokens.css", "color")
TONES = colours("components/drawings.css", "t")


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
