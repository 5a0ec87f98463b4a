"""The street one stands in: found by the position, or said why not."""

import pytest
from playwright.sync_api import expect

from tests.journeys.street.phone import STREETS, says, wait_until_kept

pytestmark = pytest.mark.usefixtures("cast")
IN_SCHALKE = {"latitude": 51.5222, "longitude": 7.0886}
IN_BERLIN = {"latitude": 52.52, "longitude": 13.405}


def nearest(page, arrive):
    arrive(page, "wanda")
    page.get_by_role("button", name="In meiner Nähe").click()


def test_the_position_leads_to_the_street_one_stands_in(open_phone, arrive):
    page = open_phone(geolocation=IN_SCHALKE, permissions=["geolocation"])
    nearest(page, arrive)
    page.wait_for_url("**/unterwegs/strasse/**")
    expect(page.locator("[data-offline-at]").first).to_be_visible()


def test_a_position_that_is_wrong_or_refused_asks_to_choose_a_street(open_phone, arrive):
    page = open_phone(geolocation=IN_BERLIN, permissions=["geolocation"])
    nearest(page, arrive)
    expect(says(page, "Bei Ihrem Standort steht kein Betrieb im Branchenbuch.")).to_be_visible()
    page.context.clear_permissions()
    page.get_by_role("button", name="In meiner Nähe").click()
    expect(says(page, "Ihr Standort ist gesperrt.")).to_be_visible()
    assert page.url.endswith(STREETS)


def test_without_a_network_the_button_says_so_and_the_page_stays(open_phone, arrive):
    page = open_phone(geolocation=IN_SCHALKE, permissions=["geolocation"])
    arrive(page, "wanda")
    wait_until_kept(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="In meiner Nähe").click()
    expect(says(page, "Das geht nur mit Netz.")).to_be_visible()
    expect(page.locator(".street-work__street").first).to_be_visible()
