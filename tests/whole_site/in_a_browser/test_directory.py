"""The directory of the starting content, used on a phone on Tuesday, 1 December 2026, 10:30."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.test import Client

from content.place.time_zone import BERLIN
from home.starting_content.loading import load
from tests.whole_site.in_a_browser.laid_out import answered, opened

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tour")]

TUESDAY = dt.datetime(2026, 12, 1, 10, 30, tzinfo=BERLIN)
LIST = "/branchenbuch/"
FOUND = "Salon Lockenstab"
PHONE = {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="module")
def starting_content(rows_of_the_file):
    """The site as a newcomer has it, on that day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: TUESDAY.astimezone(dt.UTC))
        load(TUESDAY.date(), print)
        cache.clear()
        yield


class Thumb:
    """Somebody who holds a phone; `taps` counts how often they tapped it."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, target):
        self.taps += 1
        target.tap()
        self.wait()

    def wait(self):
        """Wait until the list has been put in place."""
        busy = "document.querySelector('[data-listing]')?.hasAttribute('aria-busy')"
        self.page.wait_for_function(f"() => !{busy}")

    def type(self, words):
        """Type into the field that was tapped, and press the key that sends it."""
        self.page.keyboard.type(words)
        self.taps += 1
        self.page.keyboard.press("Enter")
        self.wait()


def on_a_phone(address, do, width=360, css="", **options):
    """Open a page on a phone, and return what `do` returns of it and of the thumb."""

    def look(ask):
        viewport = {"width": width, "height": 640}
        with opened({}, ask, **PHONE | {"viewport": viewport} | options) as open_page:
            page = open_page(address)
            if css:
                page.add_style_tag(content=css)
            return do(page, Thumb(page))

    return answered(look, Client())


def cards(page):
    return page.locator("[data-part=results] > .grid .business-card")


def names(page):
    return cards(page).locator("h2").all_inner_texts()


def button(page, name):
    return page.locator("summary", has_text=name)


def chip(page, name):
    return page.locator(".chip-row .chip", has_text=name)


def show(page):
    return page.locator(".sheet[open] .sheet__foot button")


def test_the_first_business_stands_in_the_first_screen(starting_content):
    top = on_a_phone(LIST, lambda page, _thumb: cards(page).first.bounding_box()["y"])
    assert top <= 480


@pytest.mark.parametrize("css", ["", "html { font-size: 200% }"], ids=["as it is", "doubled text"])
@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways_also_with_a_sheet_open(starting_content, width, css):
    def do(page, _thumb):
        widths = []
        for name in ("Branche", "Filter"):
            button(page, name).evaluate("summary => { summary.parentElement.open = true }")
            widths.append(page.evaluate("document.documentElement.scrollWidth"))
            widths.append(page.locator(".sheet[open] .sheet__panel").evaluate("p => p.scrollWidth"))
            page.keyboard.press("Escape")
        return max(widths)

    assert on_a_phone(LIST, do, width, css) <= width


def test_an_open_hairdresser_who_speaks_turkish_is_four_taps_away(starting_content):
    def do(page, thumb):
        thumb.tap(page.get_by_role("link", name=re.compile("^Jetzt geöffnet")))
        page.wait_for_url("**/branchenbuch/?geoeffnet=1")
        thumb.tap(page.locator("#q"))
        thumb.type("Friseur")
        thumb.tap(chip(page, "Türkisch"))
        first = cards(page).first
        return thumb.taps, names(page), first.inner_text(), first.bounding_box()

    taps, found, first, box = on_a_phone("/", do)
    assert (taps <= 4, FOUND in found) == (True, True)
    assert "bis 19:30 Uhr" in first
    assert box["y"] + box["height"] <= 640


def test_a_shop_is_called_two_taps_after_a_search(starting_content):
    def do(page, thumb):
        call = cards(page).first.get_by_role("link", name=re.compile("anrufen"))
        thumb.tap(call)
        return thumb.taps, call.get_attribute("href")

    taps, number = on_a_phone(f"{LIST}?q=Fahrrad", do)
    assert (taps <= 2, number[:4]) == (True, "tel:")

    def from_the_sites_search(page, thumb):
        thumb.tap(
            page.locator("main").get_by_role("link", name=re.compile("Salon Lockenstab")).first
        )
        call = page.get_by_role("link", name=re.compile("^Anrufen"))
        thumb.tap(call)
        return thumb.taps, call.get_attribute("href")

    assert on_a_phone("/suche/?q=Lockenstab", from_the_sites_search) == (2, "tel:02214710224")


def test_nothing_moves_under_the_finger_while_the_list_is_renewed(starting_content):
    def tapped(page, thumb, target):
        """Where it was before the tap and where it is with the answer."""
        target.scroll_into_view_if_needed()
        before = target.bounding_box(), page.evaluate("scrollY")
        thumb.tap(target)
        return before == (target.bounding_box(), page.evaluate("scrollY"))

    def do(page, thumb):
        still = [
            tapped(page, thumb, chip(page, name)) for name in ("Türkisch", "Hassel", "Polnisch")
        ]
        thumb.tap(button(page, "Branche"))
        trades = page.locator(".sheet[open] .choices label")
        still += [tapped(page, thumb, trades.filter(has_text=name)) for name in ("Friseur", "Auto")]
        still += [tapped(page, thumb, trades.last), tapped(page, thumb, trades.last)]
        thumb.tap(show(page))
        thumb.tap(button(page, "Filter"))
        switches = page.locator(".sheet[open] .choices label")
        return still + [tapped(page, thumb, switches.nth(number)) for number in (1, 0)]

    still = on_a_phone(LIST, do)
    assert still == [True] * len(still)


def test_a_sheet_counts_along_and_its_button_shows_what_it_counts(starting_content):
    def do(page, thumb):
        seen = []
        thumb.tap(button(page, "Branche"))
        foot = show(page).bounding_box()
        for trade in ("Friseur", "Bäckerei"):
            thumb.tap(page.locator(".sheet[open] .choices label", has_text=trade))
            seen.append(show(page).inner_text().strip())
        thumb.tap(show(page))
        return seen, foot, page.locator(".sheet[open]").count(), cards(page).count(), page.url

    (hair, both), foot, opened_sheets, number, url = on_a_phone(LIST, do)
    assert (hair, both) == ("3 Betriebe zeigen", f"{number} Betriebe zeigen")
    assert foot["y"] + foot["height"] <= 640 and foot["height"] >= 44
    assert (opened_sheets, url.endswith("?branche=baeckerei&branche=friseur")) == (0, True)


def test_without_scripts_the_same_buttons_send_the_form(starting_content):
    def do(page, thumb):
        chip(page, "Türkisch").tap()
        button(page, "Branche").tap()
        page.locator(".sheet[open] .choices label", has_text="Friseur").tap()
        words = show(page).inner_text().strip()
        show(page).tap()
        page.wait_for_url("**branche=friseur**")
        return words, names(page)

    words, found = on_a_phone(LIST, do, java_script_enabled=False)
    assert words == "Betriebe zeigen"
    assert FOUND in found


@pytest.mark.parametrize("width", [360, 1280])
def test_list_and_map_count_the_same(starting_content, width):
    def do(page, _thumb):
        labels = page.locator(".map-pin").evaluate_all("all => all.map(pin => pin.ariaLabel)")
        shapes = page.locator(".map-pin > :is(circle:first-of-type, rect)")
        sizes = shapes.evaluate_all("all => all.map(shape => shape.getBoundingClientRect().width)")
        return labels, min(sizes), page.locator("[data-part=status]").inner_text()

    labels, smallest, words = on_a_phone(LIST, do, width)
    counts = [int(label.split()[0]) if "dicht beieinander" in label else 1 for label in labels]
    assert f"{sum(counts)} Betriebe, jetzt geöffnete zuerst" in words
    assert smallest >= 24
