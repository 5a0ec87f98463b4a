"""What comes out of a printer: an event and a month on one or two sheets of paper."""

import re

import pytest

A4 = {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "12mm")}


def sheets(page):
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(**A4)))


@pytest.mark.parametrize(
    "address",
    [
        "/veranstaltungen/kalender/",
        "/veranstaltungen/kalender/woche/",
        "/veranstaltungen/sprachcafe/",
    ],
)
def test_a_month_a_week_and_an_event_fit_on_two_sheets(open_page, address):
    page = open_page(width=1280)
    page.goto(address)
    assert 1 <= sheets(page) <= 2


def test_every_event_of_the_starting_content_fits_on_two_sheets(open_page):
    page = open_page()
    page.goto("/veranstaltungen/")
    links = page.locator(".event-card a.card__link").evaluate_all("all => all.map(a => a.pathname)")
    events = {re.sub(r"\d{4}-\d\d-\d\d/$", "", link) for link in links}
    assert len(events) > 5
    for address in sorted(events):
        page.goto(address)
        assert sheets(page) <= 2, address


def test_paper_shows_the_table_and_nothing_to_click(open_page):
    page = open_page()
    page.goto("/veranstaltungen/kalender/")
    page.emulate_media(media="print")
    assert page.locator(".month-grid td").first.evaluate("td => getComputedStyle(td).display") == (
        "table-cell"
    )
    for selector in (".filter-box", ".month-nav", ".site-header", "#subscribe", "footer section"):
        assert not page.locator(selector).first.is_visible()


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_gets_lists_that_do_not_scroll_sideways(open_page, width):
    page = open_page(width=width)
    for address in ("kalender/", "kalender/woche/", "", "archiv/"):
        page.goto(f"/veranstaltungen/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("/veranstaltungen/kalender/")
    assert (
        page.locator(".month-grid td:not(.is-outside):has(a)").first.evaluate(
            "td => getComputedStyle(td).display"
        )
        == "block"
    )
