"""How many taps a resident with a phone needs from the first page until the task is done."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.taps import Taps


@pytest.fixture
def phone(open_phone):
    page = open_phone(width=360, height=640)
    page.goto("/")
    return page


def test_what_is_on_at_the_weekend_takes_one_tap(phone):
    taps = Taps()
    taps.on(phone.locator(".answers > li:nth-child(2) a").last)
    phone.wait_for_url(re.compile(r"/veranstaltungen/\?von=[\d-]+&bis=[\d-]+$"))
    expect(phone.locator(".event-row").or_(phone.locator(".empty")).first).to_be_visible()
    assert taps.count <= 1


def test_subscribing_to_the_calendar_takes_two_taps(phone):
    taps = Taps()
    taps.on(phone.locator("main").get_by_role("link", name="Alle Termine"))
    phone.wait_for_url("**/veranstaltungen/")
    subscribe = phone.get_by_role("link", name="In meinem Kalender abonnieren")
    # Chromium has no calendar program, which is where the second tap leads.
    expect(subscribe).to_have_attribute(
        "href", re.compile(r"^webcal:.*/veranstaltungen/kalender\.ics$")
    )
    subscribe.scroll_into_view_if_needed()
    expect(subscribe).to_be_in_viewport()
    assert taps.count + 1 <= 2


def test_the_form_that_registers_for_an_evening_takes_four_taps(phone):
    """By the search, since the evening may be more than the fortnight of the list away."""
    taps = Taps()
    taps.on(phone.get_by_role("searchbox", name="Was suchen Sie?"))
    phone.keyboard.type("Unternehmerinnenabend")
    taps.on(phone.get_by_role("button", name="Suchen"))
    taps.on(phone.locator("main a[href$='/veranstaltungen/unternehmerinnenabend/']").first)
    taps.on(phone.locator("main a[href$='/anmelden/']").first)
    phone.wait_for_url("**/anmelden/")
    expect(phone.get_by_label("Name").first).to_be_visible()
    assert taps.count <= 4
