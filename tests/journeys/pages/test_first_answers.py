"""The answers stand in the first screen of a phone, whatever the entry is called."""

import re

import pytest

PHONE = {"width": 360, "height": 640}
KINDS = {
    "Betriebe": r"/branchenbuch/(?!ladenlokale)[^/]+/",
    "Ladenlokale": r"/branchenbuch/ladenlokale/[^/]+/",
    "Veranstaltungen": r"/veranstaltungen/[^/]+/",
    "Erfolgsteams": r"/erfolgsteams/[^/]+/",
    "Netzwerke": r"/netzwerke/[^/]+/",
}
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"
# What has to be seen at once, and down to where it reaches.
BAR = """() => {
  const bar = document.querySelector(".answer-bar"), title = document.querySelector("h1")
  return {bottom: bar.getBoundingClientRect().bottom + scrollY,
    isBelowTitle: title.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top}
}"""


def entries(page, kind):
    """Return the addresses of all entries of a kind, as search engines are told of them."""
    addresses = re.findall(r"<loc>https?://[^/]+([^<]+)", page.request.get("/sitemap.xml").text())
    return [address for address in addresses if re.fullmatch(KINDS[kind], address)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_answers_of_every_entry_are_in_the_first_screen(open_page, kind):
    page = open_page(**PHONE)
    found = {}
    for address in entries(page, kind):
        page.goto(address)
        found[address] = page.evaluate(BAR)
    assert found
    assert {a: f for a, f in found.items() if f["bottom"] > PHONE["height"]} == {}
    assert {a for a, f in found.items() if not f["isBelowTitle"]} == set()


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("/branchenbuch/sanitaer-wasserfreund/", "main a[href^='tel:']"),
        ("/veranstaltungen/unternehmerinnenabend/", "main a[href$='/anmelden/']"),
        ("/branchenbuch/ladenlokale/eckladen-schalker-strasse/", "main a[href^='tel:']"),
        ("/erfolgsteams/schaufenster/", "main a[href$='/mitmachen/']"),
        ("/netzwerke/schalker-strasse/", "main a[href^='tel:']"),
    ],
)
def test_what_one_does_next_needs_no_scrolling(open_page, address, first):
    page = open_page(**PHONE)
    page.goto(address)
    box = page.locator(first).first.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]
    assert box["height"] >= 44


@pytest.mark.parametrize(
    "address",
    [
        "/branchenbuch/sanitaer-wasserfreund/",
        "/branchenbuch/ladenlokale/eckladen-schalker-strasse/",
        "/veranstaltungen/unternehmerinnenabend/",
        "/veranstaltungen/wochenmarkt-hassel/",
        "/erfolgsteams/schaufenster/",
        "/netzwerke/schalker-strasse/",
    ],
)
@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_nothing_scrolls_sideways_on_the_narrowest_phone(open_page, address, text_size):
    page = open_page(width=320, height=640)
    page.goto(address)
    page.evaluate("size => { document.documentElement.style.fontSize = size }", text_size)
    for summary in page.locator("main summary").all():
        summary.click()
    assert not page.evaluate(SIDEWAYS)


def test_what_few_want_opens_without_a_script(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/veranstaltungen/unternehmerinnenabend/")
    outlook = page.get_by_role("link", name="Outlook")
    assert not outlook.is_visible()
    page.get_by_text("Kalender und Teilen").click()
    assert outlook.is_visible()
    # Both need a script, so without one they are not offered.
    assert not page.get_by_role("button", name="Link kopieren").is_visible()


def test_pictures_and_font_move_nothing_on_a_page_with_a_drawn_front(open_page):
    page = open_page(**PHONE)
    page.add_init_script("""
      globalThis.shift = 0
      new PerformanceObserver((list) => list.getEntries().forEach((e) => { shift += e.value }))
        .observe({ type: "layout-shift", buffered: true })""")
    for address in ("/branchenbuch/sanitaer-wasserfreund/", "/veranstaltungen/wochenmarkt-hassel/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("shift") <= 0.02
