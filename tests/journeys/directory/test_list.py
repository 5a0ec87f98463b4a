"""The list of the directory in use: near me, to the map, where the focus is."""

import re

import pytest
from playwright.sync_api import expect

LIST = "/branchenbuch/"
PLACE = {"latitude": 51.5244, "longitude": 7.0866}
AS_SENT = "51.524%2C7.087"


@pytest.fixture
def near(open_page):
    """The list in the order of distance from a place in Schalke."""
    page = open_page(geolocation=PLACE, permissions=["geolocation"])
    page.goto(LIST)
    page.locator("summary", has_text="Filter").click()
    page.get_by_role("button", name="In meiner Nähe").click()
    expect(far(page).first).to_be_visible()
    page.get_by_role("button", name=re.compile(r"^\d+ Betriebe zeigen$")).click()
    expect(page.locator(".sheet[open]")).to_have_count(0)
    expect(page.locator("[data-listing]")).not_to_have_attribute("aria-busy", "true")
    return page


def cards(page):
    return page.locator("[data-part=results] .business-card")


def far(page):
    """How far away each card says that it is."""
    return cards(page).locator(".badge").filter(has_text=re.compile(r"^[\d,]+ k?m$"))


def distances(page):
    """The distances that the cards of this page show, in metres."""
    shown = [text.replace(",", ".").split() for text in far(page).all_inner_texts()]
    return [float(number) * (1000 if unit == "km" else 1) for number, unit in shown]


def asked_for(page, act):
    """Do something that asks for another list, and return the address that was asked."""
    with page.expect_response(lambda answer: "/branchenbuch/?" in answer.url) as answer:
        act()
    expect(page.locator("[data-listing]")).not_to_have_attribute("aria-busy", "true")
    return answer.value.url


def test_the_nearest_come_first_on_every_page_and_the_address_tells_no_place(near):
    page = near
    first = distances(page)
    assert first == sorted(first)
    asked = asked_for(page, page.get_by_role("link", name="Weiter", exact=True).click)
    assert (f"nah={AS_SENT}" in asked, "seite=2" in asked) == (True, True)
    second = distances(page)
    assert second == sorted(second)
    assert second[0] >= first[-1] - 50, "rounded to what the cards print"
    assert page.url.endswith(f"{LIST}?sortierung=naehe&seite=2")
    links = page.locator("a").evaluate_all("links => links.map((link) => link.href)")
    assert [link for link in links if "nah=" in link] == []


def test_a_filter_keeps_the_order_of_distance_and_so_does_the_way_back(near):
    page = near
    page.locator("summary", has_text="Filter").click()
    expect(page.get_by_label("Sortieren")).to_have_value("naehe")
    asked = asked_for(page, page.get_by_role("checkbox", name="ohne Stufen").check)
    assert f"nah={AS_SENT}" in asked
    assert distances(page) == sorted(distances(page))
    asked = asked_for(page, page.go_back)
    assert f"nah={AS_SENT}" in asked
    assert "nah=" not in page.url
    asked = asked_for(page, lambda: page.get_by_label("Sortieren").select_option("name"))
    assert "nah=" not in asked
    expect(far(page)).to_have_count(0)


def test_the_link_to_the_map_leads_to_the_map(open_page):
    page = open_page()
    page.goto(LIST)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="Zur Karte").click()
    expect(page.get_by_role("heading", name="Auf der Karte")).to_be_in_viewport()
    assert page.url.endswith(f"{LIST}#karte")
    page.go_back()
    expect(page).to_have_url(re.compile(f"{LIST}$"))
    assert [url for url in asked if LIST in url] == []


def test_after_a_filter_is_taken_away_the_focus_is_on_what_is_shown_now(open_page):
    page = open_page()
    page.goto(f"{LIST}?barrierefrei=1")
    status = page.locator("[data-part=status]")
    page.get_by_role("link", name="ohne Stufen entfernen").focus()
    asked_for_nothing = page.get_by_role("link", name="ohne Stufen entfernen")
    page.keyboard.press("Enter")
    expect(asked_for_nothing).to_have_count(0)
    expect(status).to_be_focused()
    page.get_by_role("link", name="Weiter", exact=True).focus()
    asked_for(page, lambda: page.keyboard.press("Enter"))
    expect(status).to_be_focused()
    expect(status).to_be_in_viewport()


@pytest.fixture
def suggested(open_page):
    """The search box with its suggestions open."""
    page = open_page()
    page.goto(LIST)
    page.locator("#q").press_sequentially("fris")
    expect(page.get_by_role("listbox")).to_be_visible()
    return page


def test_after_a_search_no_suggestion_lies_over_the_results(suggested):
    page = suggested
    asked_for(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "false")


def test_a_suggestion_that_comes_too_late_is_not_shown(suggested):
    page, held = suggested, []
    page.route("**/vorschlaege/**", lambda route: held.append(route))
    with page.expect_request("**/vorschlaege/**") as late:
        page.locator("#q").press_sequentially("eu")
    with page.expect_event("requestfailed", lambda request: request == late.value):
        page.keyboard.press("Enter")
    expect(page.locator("[data-part=status]")).to_contain_text("friseu")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_who_writes_a_mail_prints_nothing_and_paper_tells_the_address(open_page):
    page = open_page()
    page.add_init_script("globalThis.printed = 0; globalThis.print = () => { printed += 1 }")
    page.goto(f"{LIST}cafe-halbzeit/")
    mail = page.get_by_role("link", name="kaffee@example.org")
    mail.evaluate(
        "link => { link.addEventListener('click', (e) => e.preventDefault()); link.click() }"
    )
    assert page.evaluate("printed") == 0
    page.emulate_media(media="print")
    expect(mail).to_be_visible()
    expect(page.get_by_role("link", name="Route")).to_be_hidden()


def test_while_the_device_looks_for_the_place_the_button_says_so(open_page):
    page = open_page()
    page.add_init_script(
        "navigator.geolocation.getCurrentPosition = (_found, failed) => { globalThis.fail = failed }"
    )
    page.goto(LIST)
    page.locator("summary", has_text="Filter").click()
    button = page.locator("[data-near]")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_text("Ihr Ort wird gesucht …")
    page.evaluate("fail()")
    expect(button).to_have_text(
        "Ihr Standort ist gesperrt. Erlauben Sie ihn im Browser oder wählen Sie einen Stadtteil."
    )
    expect(button).to_be_focused()
