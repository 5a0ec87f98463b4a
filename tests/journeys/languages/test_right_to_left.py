"""Every main kind of page from the right to the left, on a narrow phone."""

import re

import pytest

from tests.journeys.running import Site, copy, free_port

WIDTH = 360
SETTINGS = "tests.journeys.languages.settings_from_the_right"
ADDRESSES = (
    "/",
    "/programm/",
    "/aktuelles/",
    "/veranstaltungen/",
    "/veranstaltungen/kalender/",
    "/veranstaltungen/kalender/woche/",
    "/veranstaltungen/archiv/",
    "/veranstaltungen/vorschlagen/",
    "/branchenbuch/",
    "/branchenbuch/eintragen/",
    "/branchenbuch/ladenlokale/",
    "/branchenbuch/ladenlokale/anbieten/",
    "/erfolgsteams/",
    "/netzwerke/",
    "/netzwerke/schalker-strasse/mitmachen/",
    "/suche/?q=fahrrad",
    "/offene-daten/",
    "/impressum/",
    "/datenschutz/",
    "/kontakt/",
    "/gibt-es-nicht/",
)
LISTS = (
    "/aktuelles/",
    "/veranstaltungen/",
    "/branchenbuch/",
    "/branchenbuch/ladenlokale/",
    "/erfolgsteams/",
    "/netzwerke/",
)
# Selectors of the links from a list to the page of one entry.
TITLES = "main h2 a, main h3 a"


@pytest.fixture(scope="module")
def site(site, tile_server, tmp_path_factory):
    """A second server in the other language, on a copy: no two sites run in one folder."""
    var = copy(site.var, tmp_path_factory.mktemp("from_the_right") / "var")
    other = Site(free_port(), var, TILES_URL=tile_server.template, DJANGO_SETTINGS_MODULE=SETTINGS)
    other.wait_until_answering()
    yield other
    other.stop()


@pytest.fixture
def phone(open_page):
    return open_page(width=WIDTH, height=740)


def runs_from_the_right(page):
    """Whether the page says so, and nothing of it has to be pushed aside to be seen."""
    html = page.locator("html")
    facts = html.get_attribute("lang"), html.get_attribute("dir"), width_of(page) <= WIDTH
    return facts == ("ar", "rtl", True)


def width_of(page):
    return page.evaluate("document.scrollingElement.scrollWidth")


def open_all(page):
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


@pytest.mark.provokes("404 /gibt-es-nicht/")
def test_no_page_scrolls_sideways(phone):
    wrong = []
    for address in ADDRESSES:
        phone.goto(address)
        is_right = runs_from_the_right(phone)
        open_all(phone)
        if not is_right or width_of(phone) > WIDTH:
            wrong.append((address, width_of(phone)))
    for address in LISTS:
        phone.goto(address)
        phone.goto(phone.locator(TITLES).first.get_attribute("href"))
        is_right = runs_from_the_right(phone)
        open_all(phone)
        if not is_right or width_of(phone) > WIDTH:
            wrong.append((phone.url, width_of(phone)))
    assert wrong == []


def test_the_menu_opens_and_leads_on(phone):
    phone.goto("/")
    phone.click(".site-menu summary")
    link = phone.locator('.site-menu a[href="/branchenbuch/"]')
    place = link.bounding_box()
    assert place["x"] >= 0 and place["x"] + place["width"] <= WIDTH
    assert width_of(phone) <= WIDTH
    link.click()
    phone.wait_for_url("**/branchenbuch/")
    assert runs_from_the_right(phone)


def test_a_form_is_filled_in_and_says_what_is_wrong(phone):
    phone.goto("/kontakt/")
    send = phone.locator("main form button[type=submit]").last
    send.click()
    summary = phone.locator(".error-summary")
    summary.wait_for()
    assert runs_from_the_right(phone)
    summary.locator("a").first.click()
    assert phone.evaluate("document.activeElement.matches('input, textarea')")
    phone.fill("[name=name]", "عائشة")
    phone.fill("[name=email]", "aische@example.org")
    phone.fill("[name=text]", "مرحبا")
    phone.locator("main form button[type=submit]").last.click()
    phone.wait_for_url(re.compile("/nachricht-gesendet/"))
    assert runs_from_the_right(phone)


def test_a_list_is_narrowed_down(phone):
    phone.goto("/branchenbuch/")
    phone.fill("main [name=q]", "fahrrad")
    phone.press("main [name=q]", "Enter")
    phone.wait_for_url("**q=fahrrad**")
    assert phone.locator(TITLES).count() >= 1
    assert runs_from_the_right(phone)


def test_telephone_numbers_keep_their_order_and_arrows_point_onwards(phone):
    phone.goto("/")
    number = phone.locator("footer a[href^='tel:'] bdi").first
    assert number.evaluate("element => getComputedStyle(element).direction") == "ltr"
    arrow = phone.locator(".section-head .icon--turns").first
    assert arrow.evaluate("icon => getComputedStyle(icon).transform") == "matrix(-1, 0, 0, 1, 0, 0)"
