"""The maps of the directory: drawn for everybody, by keyboard, on paper; from another host on a click."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def visit(chromium, site, tile_server, faults):
    """Open a page that may ask the tile server, and note what the browser refuses or complains of."""
    contexts = []
    tile_server.asked.clear()

    def open_address(address, **options):
        context = chromium.new_context(base_url=site.url, locale="de-DE", **options)
        contexts.append(context)
        faults.watch(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_address
    for context in contexts:
        context.close()


def pins_of(page):
    return page.locator(".map-pin").evaluate_all(
        "all => all.map(a => a.getAttribute('aria-label'))"
    )


def test_the_drawn_map_needs_no_script_and_its_numbers_are_the_lists(visit, tile_server):
    page = visit("/branchenbuch/", java_script_enabled=False)
    cards = page.locator(".business-card")
    expect(cards).to_have_count(24)
    pins = sorted(int(name.partition(":")[0]) for name in pins_of(page))
    assert pins == list(range(1, 25))
    fifth = page.locator(".map-pin[aria-label^='5: ']")
    name = cards.nth(4).get_by_role("heading").inner_text()
    expect(fifth).to_have_attribute("aria-label", re.compile(rf"^5: {re.escape(name)}, "))
    expect(page.locator("[data-tiles-show]")).not_to_be_visible()
    fifth.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert tile_server.asked == []


def test_by_keyboard_alone_from_the_drawn_map_to_the_street_map_and_an_entry(
    visit, tile_server, site
):
    page = visit("/branchenbuch/?stadtteil=hassel", viewport={"width": 360, "height": 740})
    drawn = pins_of(page)
    assert len(set(drawn)) == len(drawn) == 24
    page.locator(".map-pin").last.focus()
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name=f"Straßenkarte von {tile_server.host} laden")
    expect(button).to_be_focused()
    expect(page.locator("[data-tiles-notice]")).to_contain_text("erfährt")
    assert tile_server.asked == []

    page.keyboard.press("Enter")
    expect(page.locator(".tile-pin")).to_have_count(24)
    expect(page.locator("[data-tiles-notice]")).not_to_be_visible()
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    # Only the site's name goes along, not which page somebody reads.
    assert {referrer for _path, referrer in tile_server.asked} == {f"{site.url}/"}

    named = []
    page.locator("[data-tiles-canvas]").focus()
    while len(named) < 24:
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.className, document.activeElement.ariaLabel]")
        if here[0] == "tile-pin":
            named.append(here[1])
    assert sorted(named) == sorted(drawn)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile(re.escape(named[-1].partition(": ")[2].rpartition(",")[0]))
    )
    assert page.complaints == []


def test_the_choice_is_not_remembered_and_filters_renew_the_markers(visit, tile_server):
    page = visit("/branchenbuch/?q=Friseur")
    page.locator("[data-tiles-show]").click()
    expect(page.locator(".tile-pin")).to_have_count(page.locator(".map-pin").count())
    before = page.locator(".map-pin").count()
    page.get_by_text("Mehr Filter").click()
    page.locator("#stadtteil-hassel").check()
    expect(page.locator(".map-pin")).not_to_have_count(before)
    expect(page.locator(".tile-pin")).to_have_count(page.locator(".map-pin").count())

    page.goto("about:blank")
    # What was asked for before may still arrive.
    page.wait_for_timeout(500)
    tile_server.asked.clear()
    page.goto("/branchenbuch/?q=Friseur")
    expect(page.locator("[data-tiles-show]")).to_be_visible()
    assert (tile_server.asked, page.context.cookies(), page.complaints) == ([], [], [])
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_paper_shows_the_drawn_map_and_no_button(visit):
    page = visit("/branchenbuch/")
    page.emulate_media(media="print")
    expect(page.locator(".map-sheet svg").first).to_be_visible()
    expect(page.locator(".street-map__tiles")).not_to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_pins_are_large_enough_to_hit_and_nothing_scrolls_sideways(visit, width):
    page = visit("/branchenbuch/", viewport={"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    middles = page.locator(".map-pin circle:first-of-type").evaluate_all(
        "all => all.map(c => c.getBoundingClientRect())"
        ".map(b => [b.x + b.width / 2, b.y + b.height / 2])"
    )
    gaps = [
        ((x - a) ** 2 + (y - b) ** 2) ** 0.5
        for n, (x, y) in enumerate(middles)
        for a, b in middles[:n]
    ]
    # WCAG 2.5.8: circles of 24 pixels around the targets do not meet; at 320 px they are a bit smaller
    # and the list below the numbers is the larger way to the same entries.
    assert min(gaps) >= (24 if width > 360 else 20)
