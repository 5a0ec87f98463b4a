"""Somebody who uses no mouse corrects a telephone number, and takes the change back again."""

from playwright.sync_api import expect

from tests.journeys.keyboard import Keyboard

ADDRESS = "tastatur@example.org"


def follow(keys, name):
    keys.go_to(keys.page.get_by_role("link", name=name))
    keys.page.keyboard.press("Enter")


def test_a_number_is_corrected_and_the_change_withdrawn_by_keyboard_alone(open_page, site):
    page = open_page()
    keys = Keyboard(page)
    page.goto("/branchenbuch/")
    entry = page.locator("main h2 a[href^='/branchenbuch/']").last.get_attribute("href")
    page.goto(f"{entry}aendern/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Was möchten Sie ändern?")

    follow(keys, "Telefon, E-Mail und Website")
    expect(page.get_by_label("Name des Betriebs")).to_have_count(0)
    keys.type("Telefon des Betriebs", "0221 4710-498")
    keys.type("Ihr Name", "Person Beispiel")
    keys.type("Ihre E-Mail-Adresse", ADDRESS)
    keys.tick("Ich bin einverstanden")
    with page.expect_navigation():  # the mail may be faster
        keys.press("Änderung absenden")

    page.goto(site.mailed_link(ADDRESS, "Bitte bestätigen"))
    expect(page.locator(".answers")).to_contain_text("0221 4710-498")
    expect(page.locator(".answers dt")).to_have_text(["Telefon des Betriebs"])
    keys.press("E-Mail-Adresse bestätigen und einreichen")
    expect(page.get_by_text("Wird geprüft.")).to_be_visible()

    keys.go_to(page.get_by_text("Zurückziehen, Kontaktdaten"))
    page.keyboard.press("Enter")
    follow(keys, "Änderung zurückziehen")
    keys.press("Ja, zurückziehen")
    expect(page.locator("strong", has_text="Zurückgezogen.")).to_be_visible()
