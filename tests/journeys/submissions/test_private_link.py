"""What people do with what they sent: change what is public, withdraw, find a lost link, delete."""

import pytest
from playwright.sync_api import expect

from tests.journeys.proposing import decide


@pytest.fixture
def published(proposed, editor):
    """Propose and accept; return the visitor on the private page, the address and the title."""

    def do(title):
        visitor, address = proposed(title)
        decide(editor, title, "Annehmen")
        visitor.reload()
        expect(visitor.get_by_text("Veröffentlicht.")).to_be_visible()
        return visitor, address

    return do


def public_address(visitor):
    return visitor.get_by_role("link", name="Auf der Website ansehen").get_attribute("href")


def test_editing_what_is_public_shows_the_old_until_it_is_accepted(published, editor, open_page):
    title, new = "Lesekreis (Beispiel)", "Lesekreis am Kanal (Beispiel)"
    visitor, _address = published(title)
    address = public_address(visitor)
    visitor.get_by_role("link", name="Angaben ändern").click()
    visitor.get_by_role("link", name="Titel und Beschreibung").click()
    visitor.get_by_label("Titel der Veranstaltung").fill(new)
    visitor.get_by_role("button", name="Änderung speichern").click()
    expect(visitor.get_by_text("Was veröffentlicht ist, bleibt bis dahin so.")).to_be_visible()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(new)

    reader = open_page()
    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)

    decide(editor, new, "Annehmen")
    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_have_text(new)


def test_withdrawing_takes_it_off_the_site(published, open_page):
    visitor, _address = published("Spieleabend (Beispiel)")
    address = public_address(visitor)
    visitor.get_by_text("Zurückziehen, Kontaktdaten").click()
    visitor.get_by_role("link", name="Einreichung zurückziehen").click()
    expect(visitor.get_by_text("verschwindet von der Website")).to_be_visible()
    visitor.get_by_role("button", name="Ja, zurückziehen").click()
    expect(visitor.locator("strong", has_text="Zurückgezogen.")).to_be_visible()

    reader = open_page()
    assert reader.goto(address).status == 410


@pytest.mark.provokes(r"404 /einreichung/.+")
def test_a_lost_link_is_replaced_and_the_old_one_dies(proposed, site):
    visitor, address = proposed("Walzerabend (Beispiel)")
    old = visitor.url
    visitor.goto("/kontakt/")
    visitor.get_by_role("link", name="Meine Einreichung wiederfinden").click()
    visitor.get_by_label("Ihre E-Mail-Adresse").fill(address)
    visitor.get_by_role("button", name="Neue Links schicken").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(
        "Bitte schauen Sie in Ihr E-Mail-Postfach"
    )

    new = site.mailed_link(address, "Ihre neuen Links")
    assert new != old
    visitor.goto(new)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Walzerabend (Beispiel)")
    assert visitor.goto(old).status == 200
    # The old one ends when a button behind the new one is pressed.
    visitor.goto(new)
    visitor.get_by_role("link", name="Angaben ändern").click()
    visitor.get_by_role("link", name="Alles auf einer Seite ändern").click()
    visitor.get_by_role("button", name="Änderung speichern").click()
    expect(visitor.get_by_text("Wird geprüft.")).to_be_visible()
    assert visitor.goto(old).status == 404
    expect(visitor.get_by_text("Dieser Link gilt nicht").first).to_be_visible()


@pytest.mark.provokes(r"404 /einreichung/.+")
def test_a_text_is_an_answer_and_all_data_can_be_deleted(proposed, editor, site):
    title = "Suppenküche (Beispiel)"
    visitor, address = proposed(title)
    decide(editor, title, "Rückfrage stellen", "Wann ist Einlass?")
    visitor.goto(site.mailed_link(address, "Eine Frage"))
    visitor.get_by_label("Ihre Nachricht an das B3-Team").fill("Um halb sechs.")
    visitor.get_by_role("button", name="Nachricht senden").click()
    expect(visitor.get_by_text("Wird geprüft.")).to_be_visible()
    expect(visitor.get_by_text("Um halb sechs.")).to_be_visible()

    link = visitor.url
    visitor.get_by_text("Zurückziehen, Kontaktdaten").click()
    visitor.get_by_role("link", name="Meine Daten").click()
    expect(visitor.get_by_text(address)).to_be_visible()
    visitor.get_by_role("button", name="Meine Daten löschen").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Ihre Daten sind gelöscht")
    assert visitor.goto(link).status == 404


def test_a_stranger_corrects_an_entry(open_page, editor, site):
    reader = open_page()
    reader.goto("/branchenbuch/")
    reader.locator("main h2 a[href^='/branchenbuch/']").first.click()
    name = reader.get_by_role("heading", level=1).inner_text()
    address = reader.url
    reader.get_by_role("link", name="Eintrag ändern").click()
    reader.get_by_role("link", name="Name, Branche und Beschreibung").click()
    reader.get_by_label("In einer Zeile").fill("Neue Zeile von nebenan")
    reader.get_by_label("Ihr Name").fill("Nachbarin Beispiel")
    reader.get_by_label("Ihre E-Mail-Adresse").fill("nachbarin@example.org")
    reader.get_by_label("Ich bin einverstanden").check()
    with reader.expect_navigation():  # the mail may be faster
        reader.get_by_role("button", name="Änderung absenden").click()
    reader.goto(site.mailed_link("nachbarin@example.org", "Bitte bestätigen"))
    expect(reader.get_by_text("Neue Zeile von nebenan")).to_be_visible()
    reader.get_by_role("button", name="bestätigen").click()
    expect(reader.get_by_text("Wird geprüft.")).to_be_visible()

    visitor = open_page()
    visitor.goto(address)
    expect(visitor.get_by_text("Neue Zeile von nebenan")).to_have_count(0)
    decide(editor, name, "Annehmen")
    visitor.goto(address)
    expect(visitor.get_by_text("Neue Zeile von nebenan").first).to_be_visible()
