"""How many touches a single event at a known place needs, from the list to "sent", on a phone.

A field typed is one, a choice from a list two, a button or a box one.
"""

import re

from playwright.sync_api import expect

from tests.journeys.proposing import next_tuesday

MOST = 13


class Touches:
    """Does on a page what a person does, and counts it."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def type(self, label, text):
        self.page.get_by_label(label, exact=True).fill(text)
        self.count += 1

    def press(self, name, role="button"):
        self.page.get_by_role(role, name=name).first.click()
        self.count += 1

    def tick(self, label):
        self.page.get_by_label(label).check()
        self.count += 1


def test_a_single_event_at_a_known_place_is_sent_in_thirteen_touches(open_page):
    page = open_page()
    page.goto("/veranstaltungen/")
    touches = Touches(page)
    touches.press("Eintragen", role="link")
    place = page.locator("datalist option").first.get_attribute("value")
    touches.type("Titel der Veranstaltung", "Kaffeerunde (Beispiel)")
    touches.type("An welchem Tag?", next_tuesday().isoformat())
    touches.type("Beginn", "15:00")
    touches.type("Ende", "17:00")
    touches.type("Name des Ortes", place)
    expect(page.get_by_label("Straße und Hausnummer")).not_to_have_value("")
    touches.tick("Der Besuch ist kostenlos.")
    touches.press("Weiter")
    touches.type("Ihr Name", "Person Beispiel")
    touches.type("Ihre E-Mail-Adresse", "kaffee@example.org")
    touches.press("Weiter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stimmt alles?")
    touches.tick("Ich bin einverstanden")
    touches.press("Absenden")
    expect(page.get_by_role("heading", level=1)).to_contain_text("bestätigen")
    assert touches.count <= MOST


def test_a_series_is_named_after_its_day_and_shown_with_ten_dates(open_page):
    page = open_page()
    page.goto("/veranstaltungen/vorschlagen/")
    page.get_by_label("Titel der Veranstaltung").fill("Stammtisch (Beispiel)")
    day = next_tuesday()
    page.get_by_label("An welchem Tag?").fill(day.isoformat())
    page.get_by_label("Beginn").fill("19:00")
    page.get_by_label("Ende", exact=True).fill("21:00")
    page.get_by_label("Wie oft?").select_option(label="jeden Dienstag")
    page.get_by_label("Name des Ortes").fill("Irgendwo")
    page.get_by_label("Preis").fill("5 Euro")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Ihr Name").fill("Person Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill("stammtisch@example.org")
    page.get_by_role("button", name="Weiter").click()
    dates = page.locator("dd").filter(has_text=re.compile("^Di, "))
    assert len(dates.inner_text().strip().split("\n")) == 10
    expect(page.get_by_text("Findet statt: jeden Dienstag, 19 bis 21 Uhr.")).to_be_visible()


def test_a_stopped_first_press_leaves_a_button_that_works(open_page):
    page = open_page()
    page.clock.install()
    page.goto("/veranstaltungen/vorschlagen/")
    page.get_by_label("Titel der Veranstaltung").fill("Abgebrochen (Beispiel)")
    page.route("**/vorschlagen/", stop_posts)
    button = page.get_by_role("button", name="Weiter")
    with page.expect_response("**/vorschlagen/"):
        button.click(no_wait_after=True)
    page.clock.fast_forward(5_500)
    page.unroute("**/vorschlagen/")
    button.click()
    expect(page).to_have_title(re.compile("^Fehler:"))
    expect(page.get_by_label("Titel der Veranstaltung")).to_have_value("Abgebrochen (Beispiel)")


def stop_posts(route):
    """Behave as if the press had been stopped before an answer came."""
    is_post = route.request.method == "POST"
    return route.fulfill(status=204) if is_post else route.continue_()
