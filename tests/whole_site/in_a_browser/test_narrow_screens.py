"""Every page on a narrow phone, with words, names and addresses that have no place to break."""

import re
from itertools import chain

import pytest

from tests.whole_site.in_a_browser.inside import pages_inside
from tests.whole_site.in_a_browser.laid_out import looked_at, one_of_each_shape, opened
from tests.whole_site.pseudo import ROW_CLOSE, ROW_OPEN

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tour")]

WIDTH = 360
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 4
MAIL = f"{'vorname.nachname' * 3}@{'sehr-lange-domain' * 3}.example.org"
# What is looked at on each page: how wide it is, and which elements are the reason.
MEASURE = """() => {
  const wide = document.documentElement.scrollWidth
  const outside = [...document.querySelectorAll("body *")].filter((element) =>
    element.getBoundingClientRect().right > innerWidth + 1 && !element.closest("svg, .visually-hidden"))
  const name = (element) => element.tagName.toLowerCase() + "." + element.className
  return [wide, wide > innerWidth ? [...new Set(outside.map(name))].slice(0, 6) : []]
}"""


def hostile(html):
    """Put words without an end into every place where rows or visitors have theirs."""
    html = re.sub(f"{ROW_OPEN}[^{ROW_CLOSE}]*{ROW_CLOSE}", LONG, html)
    # Tried where a word begins only: at each letter of a long one it takes as long as the word is.
    html = re.sub(r"(?<![\w.-])[\w.-]+@example\.org", MAIL, html)
    return re.sub(r"(?<=>)https?://[^<\s]+", f"https://example.org/{LONG}/{LONG}", html)


def widths(pages):
    """Lay pages ({path: HTML}) out and return {path: [width, elements that stand out]}."""
    found = {}
    with opened(pages, viewport={"width": WIDTH, "height": 740}) as open_page:
        for path in pages:
            found[path] = open_page(path).evaluate(MEASURE)
    return found


def test_no_page_is_wider_than_a_phone(tour, site):
    pages = one_of_each_shape(chain(tour.answers, pages_inside(site)))
    found = looked_at(widths, {path: hostile(html) for path, html in pages.items()})
    wide = {address: facts for address, facts in found.items() if facts[0] > WIDTH}
    assert wide == {}
    assert len(found) > 100
