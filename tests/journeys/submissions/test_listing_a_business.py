"""Somebody lists a business, an editor accepts it, its owner corrects it while the old entry stays."""

import re

from playwright.sync_api import expect

from tests.journeys.proposing import confirm, decide

LIST = "/branchenbuch/"


def fill(page, name, address):
    page.get_by_label("Name des Betriebs").fill(name)
    page.get_by_label("Kiosk").check()
    page.get_by_label("In einer Zeile").fill("Zeitungen und Kaffee")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Straße und Hausnummer").fill("Polsumer Straße 99")
    page.get_by_label("Stadtteil").select_option("Hassel")
    page.get_by_label("Telefon des Betriebs").fill("0221 4710-411")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Dienstag", exact=True).fill("6-18 Uhr")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("button", name="Weiter").click()  # no pictures
    page.get_by_label("Ihr Name").fill("Ida Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill(address)
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_text("Dienstag: 6 bis 18 Uhr")).to_be_visible()
    page.get_by_label("Ich bin einverstanden").check()


def listed(page, name):
    """Ask the directory for a name; return its link in the list."""
    page.goto(f"{LIST}?q={name}")
    return page.locator(".business-card").get_by_role("link", name=name, exact=True)


def expect_call(page, number):
    # of the entry itself: those of the cards below are called "… anrufen"
    call = page.get_by_role("link", name=re.compile("Anrufen"))
    expect(call).to_have_attribute("href", f"tel:{number}")


def list_business(open_page, editor, site, name, address):
    """Propose, confirm and accept; return the owner's page, on their private link, and a reader's."""
    owner, reader = open_page(), open_page(width=1280)
    owner.goto(LIST)
    owner.get_by_role("link", name="Betrieb eintragen").click()
    fill(owner, name, address)
    owner.get_by_role("button", name="Absenden").click()
    expect(owner.get_by_role("heading", level=1)).to_contain_text("bestätigen")
    expect(listed(reader, name)).to_have_count(0)
    confirm(owner, site, address)
    expect(listed(reader, name)).to_have_count(0)

    decide(editor, name, "Annehmen")
    listed(reader, name).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(name)
    expect_call(reader, "02214710411")
    owner.goto(site.mailed_link(address, "Veröffentlicht"))
    return owner, reader


def test_an_owner_corrects_their_entry_through_the_private_link(open_page, editor, site):
    # All journeys share one site: this late in the alphabet it is on no page that another one counts.
    name, address = "Zeitungen Morgenpost (Beispiel)", "morgenpost@example.org"
    owner, reader = list_business(open_page, editor, site, name, address)
    expect(reader.get_by_role("row", name="Dienstag")).to_contain_text("18")

    owner.get_by_role("link", name="Angaben ändern").click()
    owner.get_by_role("link", name="Alles auf einer Seite ändern").click()
    expect(owner.get_by_label("Telefon des Betriebs")).to_have_value("0221 4710-411")
    owner.get_by_label("Telefon des Betriebs").fill("0221 4710-412")
    owner.get_by_label("Dienstag", exact=True).fill("7-12 Uhr")
    owner.get_by_role("button", name="Änderung speichern").click()
    expect(owner.get_by_text("Was veröffentlicht ist, bleibt bis dahin so.")).to_be_visible()
    reader.reload()
    expect_call(reader, "02214710411")
    expect(reader.get_by_role("row", name="Dienstag")).to_contain_text("18")

    decide(editor, name, "Annehmen")
    reader.reload()
    expect_call(reader, "02214710412")
    expect(reader.get_by_role("row", name="Dienstag")).to_contain_text("12")


def test_an_owner_without_the_link_corrects_it_where_it_stands(open_page, editor, site):
    name, address = "Zeitungen Abendblatt (Beispiel)", "abendblatt@example.org"
    _owner, reader = list_business(open_page, editor, site, name, address)
    entry = reader.url

    owner = open_page()
    owner.goto(entry)
    owner.get_by_role("link", name="Eintrag ändern").click()
    owner.get_by_role("link", name="Telefon, E-Mail und Website").click()
    owner.get_by_label("Telefon des Betriebs").fill("0221 4710-413")
    owner.get_by_label("Ihr Name").fill("Ida Beispiel")
    owner.get_by_label("Ihre E-Mail-Adresse").fill("ida@example.org")
    owner.get_by_label("Ich bin einverstanden").check()
    with owner.expect_navigation():  # the mail may be faster
        owner.get_by_role("button", name="Änderung absenden").click()
    confirm(owner, site, "ida@example.org")
    reader.reload()
    expect_call(reader, "02214710411")

    decide(editor, name, "Annehmen")
    reader.reload()
    expect_call(reader, "02214710413")
