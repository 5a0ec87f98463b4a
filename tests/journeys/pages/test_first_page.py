"""A resident with a phone and little time: each answer is one tap away from the first page."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def phone(open_phone):
    page = open_phone(width=360, height=640)
    page.goto("/")
    return page


def number_in(words):
    return int(re.search(r"\d+", words)[0])


def test_who_is_open_is_one_tap_away_and_the_number_is_true(phone):
    row = phone.locator(".answers__row").first
    expect(row).to_be_in_viewport(ratio=1)
    number = number_in(row.inner_text())
    row.tap()
    expect(phone.locator("[data-part=status]")).to_contain_text(f"{number} Betrieb")


def test_the_weekend_is_one_tap_away(phone):
    row = phone.locator(".answers > li:nth-child(2) a").last
    expect(row).to_be_in_viewport(ratio=1)
    number = number_in(row.inner_text())
    row.tap()
    phone.wait_for_url(re.compile(r"/veranstaltungen/\?von=\d{4}-\d\d-\d\d&bis=\d{4}-\d\d-\d\d$"))
    cards = phone.locator(".event-row:not(.event-row--cancelled)")
    expect(cards).to_have_count(number)


def test_without_scripts_a_form_is_two_taps_away(open_phone):
    page = open_phone(width=360, height=640, java_script_enabled=False)
    page.goto("/")
    page.locator(".answers summary").tap()
    page.locator(".answers details").get_by_role("link", name="Betrieb").tap()
    page.wait_for_url("**/branchenbuch/eintragen/")


def test_a_word_is_searched_on_the_whole_site(phone):
    phone.get_by_role("searchbox", name="Was suchen Sie?").fill("Friseur")
    phone.get_by_role("button", name="Suchen").tap()
    phone.wait_for_url("**/suche/?q=Friseur")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    "close",
    [
        lambda page: page.locator(".site-menu > summary").tap(),
        lambda page: page.keyboard.press("Escape"),
        lambda page: page.touchscreen.tap(4, 600),
    ],
    ids=["at its button", "by Escape", "beside it"],
)
def test_the_menu_lies_over_the_page_and_closes(phone, close):
    summary, panel = phone.locator(".site-menu > summary"), phone.locator(".site-menu__panel")
    heading = phone.get_by_role("heading", level=1)
    before = summary.bounding_box(), heading.bounding_box()
    summary.tap()
    expect(panel).to_be_visible()
    assert (summary.bounding_box(), heading.bounding_box()) == before
    close(phone)
    expect(panel).to_be_hidden()


def test_the_list_shows_the_numbers_of_the_pins_once_the_map_was_seen(phone):
    phone.goto("/branchenbuch/")
    number = phone.locator(".card__number").first
    expect(number).to_be_hidden()
    phone.get_by_role("link", name="Zur Karte").tap()
    expect(number).to_be_attached()
    expect(phone.locator("[data-numbered]")).to_have_count(1)
    assert number.evaluate("number => getComputedStyle(number).display") != "none"


def test_a_row_calls_and_says_whom(phone):
    phone.goto("/branchenbuch/?q=Halbzeit")
    call = phone.get_by_role("link", name="Café Halbzeit anrufen, 0221 4710-104")
    expect(call).to_have_attribute("href", "tel:02214710104")
    box = call.bounding_box()
    assert (box["width"] >= 44, box["height"] >= 44) == (True, True)
