"""Registering on a phone until the places are gone, cancelling, moving up, a date called off."""

import re

import pytest
from playwright.sync_api import expect

EVENT = "/veranstaltungen/werkstatt-schaufenster/"
TITLE = "Werkstatt Schaufenster"
PLACES = 6


@pytest.fixture
def register(open_page, site):
    """Fill in the form on a phone, press the button of the mailed link, stay on the private page."""

    def do(name, seats, thanks, button):
        address = f"{name.lower()}@example.org"
        page = open_page()
        page.goto(EVENT)
        page.get_by_role("link", name=re.compile("Anmelden|Warteliste")).first.click()
        page.get_by_label("Ihr Name").fill(name)
        page.get_by_label("Ihre E-Mail-Adresse").fill(address)
        page.get_by_label("Wie viele Plätze?").fill(str(seats))
        page.locator("main form button[type=submit]").click()
        expect(page.get_by_text(thanks)).to_be_visible()
        page.goto(site.mailed_link(address, f"Bitte bestätigen: {TITLE}"))
        page.get_by_role("button", name=button).click()
        # only on the page that answers: a reload before it has come would lose the press
        expect(page.get_by_role("button", name=button)).to_have_count(0)
        return page, address

    return do


def state_on(page, words):
    page.reload()
    expect(page.locator(".standing", has_text=words)).to_be_visible()


def test_who_waits_moves_up_when_somebody_cancels_and_hears_that_the_date_is_off(
    register, editor, open_page, site
):
    anna, anna_address = register(
        "Anna", PLACES, "Erst mit der Bestätigung ist Ihr Platz sicher.", "Anmeldung bestätigen"
    )
    state_on(anna, "angemeldet")
    site.wait_for(rf"E-Mail an {anna_address}: Ihr Platz: {TITLE}")

    visitor = open_page()
    visitor.goto(EVENT)
    expect(visitor.get_by_text("ausgebucht").first).to_be_visible()
    ben, ben_address = register(
        "Ben", 1, "Für Sie ist gerade nicht genug Platz.", "Anmeldung bestätigen"
    )
    state_on(ben, "warten")

    anna.goto(site.mailed_link(anna_address, f"Ihr Platz: {TITLE}"))
    anna.get_by_role("link", name="Abmelden").click()
    anna.get_by_role("button", name="Ja, abmelden").click()
    expect(anna.locator(".standing", has_text="abgemeldet")).to_be_visible()
    ben.goto(site.mailed_link(ben_address, f"Sie haben einen Platz: {TITLE}"))
    state_on(ben, "angemeldet")

    call_off(editor, "Wasserschaden")
    ben.reload()
    expect(ben.get_by_text("Dieser Termin fällt aus. Wasserschaden")).to_be_visible()
    site.wait_for(rf"E-Mail an {ben_address}: Fällt aus: {TITLE}")
    mails = [line for line in site.lines if re.match(r"E-Mail an \S+: Fällt aus", line)]
    assert mails == [f"E-Mail an {ben_address}: Fällt aus: {TITLE}"]


def call_off(editor, reason):
    """Go from the dates with guests to the list of one, and cancel that date."""
    editor.goto("/admin/")
    editor.get_by_role("button", name="Kalender", exact=True).click()
    editor.get_by_role("link", name="Teilnahmelisten").click()
    editor.get_by_role("link", name=TITLE).click()
    expect(editor.get_by_role("row", name="Ben")).to_be_visible()
    expect(editor.get_by_text("Anna")).to_have_count(0)
    editor.get_by_role("link", name="Termin ändern oder absagen").click()
    editor.get_by_label("fällt aus").check()
    editor.get_by_label("Hinweis").fill(reason)
    editor.locator("input[name=confirms]").check()
    editor.get_by_role("button", name="Veröffentlichen").click()
    expect(editor.get_by_text("fällt aus").first).to_be_visible()
