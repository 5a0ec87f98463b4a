"""A shopkeeper lists her shop on a phone, by keyboard alone, with a picture and a mistake on the way."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.pictures import photo
from tests.journeys.keyboard import Keyboard
from tests.journeys.proposing import confirm

TEXT = "Die Theke mit den Zeitungen"


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "theke.jpg"
    path.write_bytes(photo(size=(1200, 900)).read())
    return path


def test_a_business_with_a_picture_by_keyboard_alone(open_page, site, picture):
    page = open_page()
    keys = Keyboard(page)
    page.goto("/branchenbuch/eintragen/")

    keys.type("Name des Betriebs", "Zeitungsladen Nordstern (Beispiel)")
    keys.tick("Kiosk")
    keys.press("Weiter")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page).to_have_title(re.compile("^Fehler:"))
    keys.go_to(page.locator("[data-error-summary] a").first)
    page.keyboard.press("Enter")
    expect(page.get_by_label("In einer Zeile")).to_be_focused()
    page.keyboard.type("Zeitungen, Kaffee, Paketannahme")
    expect(page.get_by_label("Name des Betriebs")).to_have_value(re.compile("Nordstern"))
    keys.press("Weiter")

    expect(page.get_by_text("Schritt 2 von 6")).to_be_visible()
    keys.go_to(page.get_by_label("Stadtteil"))
    page.keyboard.type("Hassel")
    keys.type("Telefon des Betriebs", "0221 4710-321")
    keys.press("Weiter")
    keys.type("Dienstag", "6-18 Uhr")
    keys.press("Weiter")

    keys.go_to(page.locator("[name=picture1-file]"))
    page.locator("[name=picture1-file]").set_input_files(picture)
    keys.press("Weiter")
    expect(page.get_by_role("link", name="Bitte beschreiben Sie das Bild")).to_be_visible()
    expect(page.locator("img.kept-picture")).to_be_visible()
    keys.go_to(page.locator("[name=picture1-alt_text]"))
    page.keyboard.type(TEXT)
    keys.press("Weiter")

    keys.type("Ihr Name", "Person Beispiel")
    keys.type("Ihre E-Mail-Adresse", "nordstern@example.org")
    keys.press("Weiter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Stimmt alles?")
    expect(page.get_by_text("Dienstag: 6 bis 18 Uhr")).to_be_visible()
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(page.locator("[name=proof]")).not_to_have_value("")
    keys.tick("Ich bin einverstanden")
    keys.press("Absenden")
    expect(page.get_by_role("heading", level=1)).to_contain_text("bestätigen")

    confirm(page, site, "nordstern@example.org")


def test_a_draft_goes_on_where_it_was_on_another_device(open_page):
    phone = open_page()
    phone.goto("/branchenbuch/eintragen/")
    phone.get_by_label("Name des Betriebs").fill("Angefangenes (Beispiel)")
    phone.get_by_label("Kiosk").check()
    phone.get_by_label("In einer Zeile").fill("Noch nicht fertig")
    phone.get_by_role("button", name="Weiter").click()
    phone.get_by_text("Später weitermachen").click()
    link = phone.locator("a.long-link").inner_text()

    computer = open_page(width=1280)
    computer.goto(link)
    expect(computer.get_by_text("Schritt 2 von 6")).to_be_visible()
    computer.get_by_role("button", name="Zurück").click()
    expect(computer.get_by_label("Name des Betriebs")).to_have_value("Angefangenes (Beispiel)")


def test_what_is_there_already_is_told_while_typing(open_page):
    page = open_page()
    page.goto("/branchenbuch/")
    name = page.locator(".business-card a").first.inner_text()
    page.goto("/branchenbuch/eintragen/")
    hint = page.locator("[data-similar-list]")
    expect(hint).to_be_hidden()
    page.get_by_label("Name des Betriebs").press_sequentially(name)
    expect(hint.get_by_role("link", name=name)).to_be_visible()


def test_everything_works_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/branchenbuch/eintragen/")
    page.get_by_label("Name des Betriebs").fill("Ohne Skript (Beispiel)")
    page.get_by_label("Kiosk").check()
    page.get_by_label("In einer Zeile").fill("Geht auch so")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Stadtteil").select_option("Schalke")
    page.get_by_label("Telefon des Betriebs").fill("0221 4710-322")
    for _ in range(3):
        page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Ihr Name").fill("Person Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill("ohne-skript@example.org")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Ich bin einverstanden").check()
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("bestätigen")
