"""Somebody looks for an open hairdresser in Hassel who speaks Turkish, by keyboard alone."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from content.place.holidays import holidays_between
from content.place.time_zone import BERLIN
from tests.factories.examples import example_businesses
from tests.journeys.keyboard import Keyboard

LIST = "/branchenbuch/"
FOUND = "Salon Lockenstab"
ONE_DAY = dt.timedelta(days=1)
EARLY, LATE = dt.time(9, 30), dt.time(10, 30)
# When those of the starting content begin on a Wednesday.
OPENS = {
    "salon-haargenau": dt.time(9),
    "salon-lockenstab": dt.time(9),
    "barbier-baran": dt.time(10),
}


def working_wednesday():
    """The next Wednesday that is no holiday: a day on which every hairdresser of the town works."""
    day = dt.datetime.now(BERLIN).date() + ONE_DAY
    while day.weekday() != 2 or holidays_between(day, day):
        day += ONE_DAY
    return day


def hairdressers(language="Deutsch", where=("schalke", "hassel"), opens_by=LATE):
    """The names that the starting content has for this, open on a Wednesday at `opens_by`."""
    return [
        row["Name"]
        for place in where
        for row in example_businesses()[place]
        if "Friseur" in row["Branchen"]
        and language in row["Sprachen"]
        and OPENS[row["Kurzname"]] <= opens_by
    ]


def expect_only(page, names):
    """Wait until the list shows these and no others; the best match is first, whichever that is."""
    shown = page.locator("[data-part=results] > .grid h2")
    expect(shown).to_have_count(len(names))
    for name in names:
        expect(shown.filter(has_text=name)).to_be_visible()


@pytest.fixture
def search():
    """Type the words and open the sheet of filters; the words are Turkish, the entries are not."""

    def do(page):
        keys = Keyboard(page)
        page.goto(LIST)
        keys.go_to(page.locator("#q"))
        page.keyboard.type("kuaför")
        page.keyboard.press("Enter")
        expect_only(page, hairdressers())
        keys.go_to(page.locator("summary", has_text="Filter"))
        page.keyboard.press("Enter")
        return keys

    return do


def type_moment(page, keys, day, time):
    """Fill in the parts of day and time; they stand in the order of the browser's own English."""
    keys.go_to(page.get_by_label("Geöffnet am"))
    page.keyboard.type(f"{day:%m%d%Y}")
    expect(page.get_by_label("Geöffnet am")).to_have_value(f"{day}")
    keys.go_to(page.get_by_label("um (Uhrzeit)"))
    page.keyboard.type(f"{time:%I%M%p}")
    expect(page.get_by_label("um (Uhrzeit)")).to_have_value(f"{time:%H:%M}")


def tick(page, keys, name, key="Tab"):
    box = page.get_by_role("checkbox", name=name)
    keys.go_to(box, key)
    page.keyboard.press("Space")
    expect(box).to_be_checked()


def test_an_open_hairdresser_in_hassel_who_speaks_turkish(open_page, search):
    page = open_page()
    keys = search(page)

    type_moment(page, keys, working_wednesday(), EARLY)
    expect_only(page, hairdressers(opens_by=EARLY))
    keys.go_to(page.get_by_label("Geöffnet am"), key="Shift+Tab")
    type_moment(page, keys, working_wednesday(), LATE)
    expect_only(page, hairdressers())

    tick(page, keys, "Türkisch", key="Shift+Tab")
    expect(page.locator(".sheet[open]")).to_have_count(0)  # it would lie over the chips
    expect_only(page, hairdressers("Türkisch"))
    # The list was put in place under the reader's hands: the focus is where it was.
    expect(page.get_by_role("checkbox", name="Türkisch")).to_be_focused()
    tick(page, keys, "Hassel", key="Shift+Tab")
    expect_only(page, hairdressers("Türkisch", ["hassel"]))
    expect_only(page, [FOUND])

    keys.go_to(page.get_by_role("link", name=FOUND, exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(FOUND)
    call = page.get_by_role("link", name=re.compile("Anrufen"))  # not the "anrufen" of a card
    keys.go_to(call)
    expect(call).to_be_focused()
    expect(call).to_have_attribute("href", "tel:02214710224")


def test_the_same_search_without_scripts(open_page, search):
    page = open_page(java_script_enabled=False)
    keys = search(page)
    type_moment(page, keys, working_wednesday(), LATE)
    tick(page, keys, "Türkisch", key="Shift+Tab")
    tick(page, keys, "Hassel", key="Shift+Tab")
    keys.press("Betriebe zeigen")
    expect(page.get_by_text("1 Betrieb", exact=True)).to_be_visible()
    expect_only(page, [FOUND])
