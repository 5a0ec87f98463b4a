"""The list of dates in use: days by a tap, in place, taken away again, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

LIST = "/veranstaltungen/"
PART = {"with scripts": True, "without scripts": False}


def chip(page, name):
    return page.locator("[data-part=active]").get_by_role("link", name=name)


@pytest.mark.parametrize("has_scripts", PART.values(), ids=PART)
def test_a_tap_narrows_the_days_down_and_a_tap_takes_that_away(open_page, has_scripts):
    page = open_page(java_script_enabled=has_scripts)
    page.goto(LIST)
    every = page.locator(".event-row").count()
    page.get_by_role("link", name="Nächste Woche").click()
    expect(chip(page, "Nächste Woche entfernen")).to_be_visible()
    expect(page.get_by_role("link", name="Nächste Woche", exact=True)).to_have_attribute(
        "aria-current", "true"
    )
    shown = page.locator(".event-row").count()
    expect(page.locator("[data-part=status]")).to_have_text(
        re.compile(rf"^\s*{shown} Termine?\s*$")
    )
    expect(page.locator(".filter-box")).not_to_have_attribute("open", "")
    assert "von=" in page.url and "bis=" in page.url
    chip(page, "Nächste Woche entfernen").click()
    expect(page.locator("[data-part=active] a")).to_have_count(0)
    expect(page.locator(".event-row")).to_have_count(every)
    page.go_back()
    expect(chip(page, "Nächste Woche entfernen")).to_be_visible()
    expect(page.locator(".event-row")).to_have_count(shown)


def test_a_filter_answers_in_place_and_the_panel_stays_as_it_is(open_page):
    page = open_page()
    page.goto(LIST)
    page.evaluate("document.body.dataset.same = 'page'")
    page.get_by_text("Suchen und filtern").click()
    page.get_by_label("Art", exact=True).select_option("markt")
    expect(chip(page, "Markt und Fest entfernen")).to_be_visible()
    expect(page.locator(".event-row h3").first).to_contain_text("Wochenmarkt")
    expect(page.get_by_label("Art", exact=True)).to_be_visible()
    chip(page, "Markt und Fest entfernen").click()
    expect(page.get_by_label("Art", exact=True)).to_have_value("")
    page.get_by_role("link", name=re.compile("Weitere Tage ab")).click()
    expect(chip(page, re.compile(r"^ab \d+\. \w+ \d{4} entfernen"))).to_be_visible()
    assert page.evaluate("document.body.dataset.same") == "page"
