"""The browser's way back through a form, after mistakes were corrected: no question, nothing lost."""

import re

from playwright.sync_api import expect

from tests.journeys.proposing import next_tuesday

START = "/veranstaltungen/vorschlagen/"
TITLE = "Rückweg (Beispiel)"


def onward(page):
    page.get_by_role("button", name="Weiter").click()


def expect_mistakes(page):
    expect(page).to_have_title(re.compile("^Fehler:"))


def begin_with_a_mistake(page):
    """Forget the date on the first step, correct that, and come to the second one."""
    page.goto(START)
    page.get_by_label("Titel der Veranstaltung").fill(TITLE)
    onward(page)
    expect_mistakes(page)
    page.get_by_label("An welchem Tag?").fill(next_tuesday().isoformat())
    page.get_by_label("Beginn").fill("18:00")
    page.get_by_label("Ende", exact=True).fill("20:00")
    page.get_by_label("Name des Ortes").fill("Irgendwo")
    page.get_by_label("Der Besuch ist kostenlos.").check()
    onward(page)
    expect(page.get_by_text("Schritt 2 von 3")).to_be_visible()


def test_every_step_stands_on_the_way_back_with_what_was_typed(open_page):
    page = open_page()
    begin_with_a_mistake(page)
    onward(page)
    expect_mistakes(page)
    page.get_by_label("Ihr Name").fill("Person Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill("rueckweg@example.org")
    onward(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Stimmt alles?")

    for _ in range(2):  # the page with the mistakes, and the one before it
        page.go_back()
        expect(page.get_by_label("Ihr Name")).to_have_value("Person Beispiel")
        expect(page.locator("[data-error-summary]")).to_have_count(0)
    page.go_back()
    expect(page.get_by_label("Titel der Veranstaltung")).to_have_value(TITLE)
    expect(page.get_by_label("Beginn")).to_have_value("18:00")
    onward(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Stimmt alles?")


def test_a_form_opened_anew_is_empty(open_page):
    page = open_page()
    begin_with_a_mistake(page)
    page.goto(START)
    expect(page.get_by_label("Titel der Veranstaltung")).to_have_value("")
    page.get_by_label("Titel der Veranstaltung").fill("Etwas anderes (Beispiel)")
    page.get_by_role("link", name="Datenschutzerklärung").first.click()
    page.wait_for_url("**/datenschutz/")
    page.go_back()
    expect(page.get_by_label("Titel der Veranstaltung")).to_have_value("Etwas anderes (Beispiel)")


def test_a_corrected_message_is_not_asked_for_again(open_page):
    page = open_page()
    page.goto("/kontakt/")
    send = page.locator("form[data-submit-once] button[type=submit]")
    send.click()
    expect_mistakes(page)
    page.get_by_label("Ihre Nachricht").fill("Wann ist der nächste Abend?")
    page.get_by_label("Ihr Name").fill("Person Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill("rueckfrage@example.org")
    send.click()
    page.wait_for_url("**/nachricht-gesendet/**")
    page.go_back()
    expect(send).to_be_visible()
    expect(page.locator("[data-error-summary]")).to_have_count(0)
