"""axe looks at every kind of page: on a phone and on a desk, by day and by night."""

from itertools import chain, product

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.whole_site.in_a_browser.inside import pages_inside
from tests.whole_site.in_a_browser.laid_out import looked_at, one_of_each_shape, opened
from tests.whole_site.in_a_browser.parts import with_something_new

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tour")]

WIDTHS = (360, 1280)
THEMES = ("light", "dark")
# All that axe does by itself (WCAG 2.1, A and AA, and its own best practice), and what WCAG 2.2 adds.
RULES = {"rules": {"target-size": {"enabled": True}}}
# What a theme changes: it has other colours, and nothing else.
RULES_OF_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
# The admin's buttons take a moment to change their colours, also where no motion is wanted.
END_TRANSITIONS = """() => document.getAnimations()
  .filter((animation) => animation instanceof CSSTransition)
  .forEach((transition) => transition.finish())"""
# The library's own `run` loads axe anew for each look, and sends home what is in order, too.
RUN = """async (options) => {
  const { violations } = await axe.run({ ...options, resultTypes: ["violations"] })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => [id, target.join(" ")]))
}"""


def faults(pages):
    """Return {path: {(width, theme): [[rule, place]]}} of those pages ({path: HTML}) that break any."""
    found = {}
    with opened(pages, reduced_motion="reduce") as open_page:
        for path in pages:
            page = open_page(path)
            page.evaluate(AXE_SCRIPT)
            for width, theme in product(WIDTHS, THEMES):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=theme)
                page.evaluate(END_TRANSITIONS)
                rules = RULES if theme == THEMES[0] else RULES_OF_COLOURS
                if broken := page.evaluate(RUN, rules):
                    found.setdefault(path, {})[width, theme] = broken
    return found


def test_no_page_breaks_a_rule_of_axe(tour, site):
    pages = one_of_each_shape(chain(tour.answers, pages_inside(site)))
    pages = with_something_new(pages)
    assert looked_at(faults, pages) == {}
    assert len(pages) > 150


FAULTY = """<!doctype html><html lang="de"><head><title>Fehler</title><style>
@media (prefers-color-scheme: dark) { p { color: #222; background: #000 } }
@media (width < 600px) { a { display: block; block-size: 9px; overflow: hidden } }
</style></head><body><main><h1>Fehler</h1><p>Im Dunkeln nicht zu lesen.</p>
<div><a href="/1/">eins</a><a href="/2/">zwei</a></div><img src="/x.png"></main></body></html>"""


def test_axe_finds_faults_of_the_page_of_a_theme_and_of_a_width():
    found = looked_at(faults, {"/": FAULTY})["/"]
    rules = {look: {rule for rule, _place in broken} for look, broken in found.items()}
    assert rules == {
        (360, "light"): {"image-alt", "target-size"},
        (360, "dark"): {"color-contrast"},
        (1280, "light"): {"image-alt"},
        (1280, "dark"): {"color-contrast"},
    }


def test_a_page_is_left_out_only_where_others_have_all_that_it_is_built_of():
    pages = {
        "first": '<h1>A</h1><p class="small">B</p>',
        "other words": '<h1>C</h1><p class="small">D</p>',
        "another class": '<h1>A</h1><p class="lead">B</p>',
        "another place": '<h1>A</h1><div><p class="small">B</p></div>',
        "another order": "<h2>A</h2><h1>A</h1>",
        "all known": '<h1>E</h1><div><p class="small">F</p></div>',
    }
    new = ["first", "another class", "another place", "another order"]
    assert list(with_something_new(pages)) == new
