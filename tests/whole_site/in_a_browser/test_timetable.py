"""The dates of the starting content on a phone, measured by a browser on Tuesday, 1 December 2026."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client

from content.place.time_zone import BERLIN
from home.starting_content.loading import load
from tests.whole_site.in_a_browser.laid_out import looked_at, opened

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tour")]

TUESDAY = dt.datetime(2026, 12, 1, 10, 30, tzinfo=BERLIN)
LIST, MONTH = "/veranstaltungen/", "/veranstaltungen/kalender/2026/12/"
HEIGHTS = "all => all.map(each => each.getBoundingClientRect().height)"
WIDTHS = "all => all.map(each => each.getBoundingClientRect().width)"
TOP = "each => each.getBoundingClientRect().top"
NAMED = ("/", "/branchenbuch/", "/erfolgsteams/", "/netzwerke/", "/aktuelles/")
DETAIL = "/veranstaltungen/gruendungsfruehstueck/"
# Names whose words are cut where no hyphen, dash, sign or soft hyphen stands.
CUT_NAMES = r"""names => names.flatMap((name) => {
  const text = document.createTreeWalker(name, NodeFilter.SHOW_TEXT)
  const range = document.createRange(), cut = []
  while (text.nextNode()) for (const word of text.currentNode.data.matchAll(/[^\s\-–/@.\u00ad]+/g)) {
    // The box of a first letter holds the hyphen that is drawn before it.
    range.setStart(text.currentNode, word.index + 1)
    range.setEnd(text.currentNode, word.index + word[0].length)
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1)
    if (new Set(boxes.map((box) => box.top)).size > 1) cut.push(word[0])
  }
  return cut
})"""


@pytest.fixture(scope="module")
def pages(rows_of_the_file):
    """The calendar and the other lists as somebody is answered on that day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: TUESDAY.astimezone(dt.UTC))
        load(TUESDAY.date(), print)
        cache.clear()
        client = Client()
        addresses = (LIST, MONTH, DETAIL, *NAMED)
        return {address: client.get(address).content.decode() for address in addresses}


def on_a_phone(pages, address, look, width=360, css=""):
    def laid_out(served):
        with opened(served, viewport={"width": width, "height": 740}, has_touch=True) as open_page:
            page = open_page(address)
            if css:
                page.add_style_tag(content=css)
            return look(page)

    return looked_at(laid_out, pages)


def test_a_fortnight_takes_less_than_2600_pixels_and_each_row_76(pages):
    def look(page):
        rows = page.locator(".event-row").evaluate_all(HEIGHTS)
        return rows, page.locator("[data-part=results]").evaluate_all(HEIGHTS)[0]

    rows, height = on_a_phone(pages, LIST, look)
    assert len(rows) >= 18
    assert min(rows) >= 68 and max(rows) <= 76
    assert height <= 2600


def test_the_first_date_stands_in_the_first_screen(pages):
    assert (
        on_a_phone(pages, LIST, lambda page: page.locator(".event-row").first.evaluate(TOP)) <= 540
    )


def test_the_day_stays_in_sight_while_its_dates_pass(pages):
    def look(page):
        heading = page.locator(".timetable h2").nth(2)
        page.locator(".timetable").nth(2).evaluate("day => scrollTo(0, day.offsetTop + 40)")
        return heading.evaluate(TOP)

    assert on_a_phone(pages, LIST, look) == 0


@pytest.mark.parametrize("address", [LIST, MONTH])
@pytest.mark.parametrize("css", ["", "html { font-size: 200% }"], ids=["as it is", "doubled text"])
@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways(pages, address, css, width):
    def look(page):
        return page.evaluate("document.documentElement.scrollWidth")

    wide = on_a_phone(pages, address, look, width, css)
    assert wide <= width


def test_the_month_is_a_grid_of_44_pixels_and_today_stands_below(pages):
    def look(page):
        return (
            set(page.locator(".day-link").evaluate_all(HEIGHTS)),
            page.locator(".month-grid tr").count(),
            page.locator(".month-days h2:visible").all_inner_texts(),
            page.locator("td[aria-current=date]").inner_text().split(),
        )

    heights, rows, days, today = on_a_phone(pages, MONTH, look)
    assert (heights, rows) == ({44}, 1 + 5)
    assert days == ["Heute, Dienstag, 1. Dezember"]
    assert today[0] == "1"


def test_one_tap_shows_the_dates_of_a_day_below_the_grid(pages):
    def look(page):
        page.locator("a[href='#tag-9']").tap()
        days = page.locator(".month-days section:visible")
        grid_top = page.locator(".month-grid").evaluate(TOP)
        return days.locator("h2").all_inner_texts(), days.locator("h3").count(), grid_top

    days, number, grid_top = on_a_phone(pages, MONTH, look)
    assert days == ["Mittwoch, 9. Dezember"]
    assert number >= 2
    assert grid_top >= 0


@pytest.mark.parametrize("address", [LIST, DETAIL, *NAMED])
def test_no_name_is_cut_between_any_two_letters(pages, address):
    """This browser knows no German words, so only what we say ourselves keeps them whole."""

    def look(page):
        names = page.locator("main :is(h1, h2, h3, h4), .street__name")
        return names.evaluate_all(CUT_NAMES)

    assert on_a_phone(pages, address, look, 320) == []


@pytest.mark.parametrize("address", NAMED)
def test_with_doubled_letters_nothing_takes_the_room_beside_a_name(pages, address):
    def look(page):
        return page.locator("main .card :is(h2, h3, h4)").evaluate_all(WIDTHS)

    widths = on_a_phone(pages, address, look, 320, "html { font-size: 200% }")
    assert min(widths, default=320) >= 180
