"""Somebody offers an empty shop on a phone; an editor accepts it; list and map show it."""

from itertools import count

from playwright.sync_api import expect

from tests.journeys.proposing import confirm

numbers = count(1)
TITLE = "Laden mit Hinterhof (Beispiel)"


def fill(page, address):
    page.get_by_label("Überschrift").fill(TITLE)
    page.get_by_label("Fläche in m²").fill("72")
    page.get_by_label("Kaltmiete").fill("480")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Straße und Hausnummer").fill("Schalker Straße 120")
    page.get_by_label("Stadtteil").select_option(label="Schalke")
    page.get_by_label("ohne Stufen").select_option("yes")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Name oder Firma").fill("Vermietung Beispiel")
    page.get_by_label("Telefon für Anfragen").fill("0221 4710-951")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Ihr Name").fill("Vera Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill(address)
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Ich bin einverstanden").check()


def accept(editor):
    """Give the draft its place on the map, far from the others there, then accept it."""
    editor.goto("/admin/snippets/directory/premises/?q=Hinterhof")
    editor.locator("a", has_text=TITLE).first.click()
    editor.get_by_label("Geografische Breite").fill("51.526000")
    editor.get_by_label("Geografische Länge").fill("7.094000")
    editor.get_by_role("button", name="Annehmen").click()
    expect(editor.get_by_role("button", name="Annehmen")).to_have_count(0)


def test_an_offer_comes_from_a_phone_into_the_list_and_onto_the_map(open_page, editor, site):
    address = f"vermieterin{next(numbers)}@example.org"
    page = open_page()
    page.goto("/branchenbuch/")
    page.get_by_role("link", name="Leere Ladenlokale").click()
    expect(page.locator(".business-card")).to_have_count(5)
    page.get_by_role("link", name="Ladenlokal anbieten").click()
    fill(page, address)
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("bestätigen")
    confirm(page, site, address)

    reader = open_page(width=1280)
    reader.goto("/branchenbuch/ladenlokale/")
    expect(reader.get_by_role("link", name=TITLE)).to_have_count(0)
    accept(editor)

    reader.reload()
    # The newest comes first, in the list and on the map.
    expect(reader.locator(".business-card").first).to_contain_text(TITLE)
    pin = reader.locator(".map-pin[aria-label^='1: ']")
    expect(pin).to_have_attribute("aria-label", f"1: {TITLE}, Schalker Straße 120")
    pin.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_role("link", name="Anrufen")).to_be_visible()

    page.goto(site.mailed_link(address, "Veröffentlicht"))
    page.get_by_role("link", name="Auf der Website ansehen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
