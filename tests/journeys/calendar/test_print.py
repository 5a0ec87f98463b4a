"""What comes out of a printer: an event on one sheet of paper, a business or a month on two."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

A4 = {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "12mm")}


def sheets(page):
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(**A4)))


@pytest.mark.parametrize(
    "address", ["/veranstaltungen/kalender/", "/veranstaltungen/kalender/woche/"]
)
def test_a_month_and_a_week_fit_on_two_sheets(open_page, address):
    page = open_page(width=1280)
    page.goto(address)
    assert 1 <= sheets(page) <= 2


def test_every_event_of_the_starting_content_fits_on_one_sheet(open_page):
    page = open_page()
    page.goto("/veranstaltungen/")
    links = page.locator(".event-row a.card__link").evaluate_all("all => all.map(a => a.pathname)")
    events = {re.sub(r"\d{4}-\d\d-\d\d/$", "", link) for link in links}
    assert len(events) > 5
    for address in sorted(events):
        page.goto(address)
        assert sheets(page) == 1, address


def test_a_business_fits_on_two_sheets(open_page):
    page = open_page()
    page.goto("/branchenbuch/")
    links = page.locator(".business-card a.card__link").evaluate_all(
        "all => all.map(a => a.pathname)"
    )
    assert len(links) > 5
    for address in links[::3]:
        page.goto(address)
        assert 1 <= sheets(page) <= 2, address


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/veranstaltungen/sprachcafe/", "Sprachcafé für den Ladenalltag"),
        ("/branchenbuch/cafe-halbzeit/", "Café Halbzeit"),
        ("/veranstaltungen/kalender/", "Veranstaltungen im"),
    ],
)
def test_paper_tells_whose_it_is_its_address_and_the_day(open_page, site, address, heading):
    page = open_page()
    page.goto(address)
    line = page.locator(".print-line")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_have_text(
        re.compile(rf"Plan B · http\S+{urlsplit(page.url).path} ·\s+Stand: \d+\. \w+ \d{{4}}")
    )
    expect(page.locator("h1")).to_contain_text(heading)


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("/veranstaltungen/sprachcafe/", []),
        ("/branchenbuch/cafe-halbzeit/", ["kaffee@example.org", "cafe-halbzeit.example.org"]),
    ],
)
def test_paper_leaves_out_the_long_addresses_of_other_services(open_page, address, printed):
    page = open_page()
    page.goto(address)
    page.emulate_media(media="print")
    addresses = page.locator("main a:visible").evaluate_all(
        """all => all.map(a => a.textContent + getComputedStyle(a, "::after").content.replace("none", ""))
          .map(text => text.trim()).filter(text => /@|\\.org/.test(text))"""
    )
    assert addresses == printed
    expect(page.get_by_role("link", name="Google Kalender")).to_have_count(0)
    expect(page.get_by_role("link", name="OpenStreetMap")).to_have_count(0)


def test_paper_shows_the_table_and_nothing_to_click(open_page):
    page = open_page()
    page.goto("/veranstaltungen/kalender/")
    page.emulate_media(media="print")
    assert page.locator(".month-grid td").first.evaluate("td => getComputedStyle(td).display") == (
        "table-cell"
    )
    for selector in (".filter-box", ".month-nav", ".site-header", "#subscribe", "footer section"):
        assert not page.locator(selector).first.is_visible()


def test_on_paper_a_month_has_every_date_that_the_screen_leaves_for_a_tap(open_page):
    page = open_page(width=1280)
    page.goto("/veranstaltungen/kalender/")
    page.evaluate(
        """() => {
          const date = document.querySelector(".month-grid li")
          for (let n = 0; n < 4; n++) {
            const copy = date.cloneNode(true)
            copy.className = "on-paper"
            date.parentNode.append(copy)
          }
        }"""
    )
    hidden = page.locator(".month-grid .on-paper")
    assert hidden.evaluate_all("all => all.filter(li => li.offsetHeight).length") == 0
    page.emulate_media(media="print")
    assert hidden.evaluate_all("all => all.filter(li => li.offsetHeight).length") >= 4


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_gets_lists_that_do_not_scroll_sideways(open_page, width):
    page = open_page(width=width)
    for address in ("kalender/", "kalender/woche/", "", "archiv/"):
        page.goto(f"/veranstaltungen/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
