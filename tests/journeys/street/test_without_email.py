"""A shopkeeper without e-mail: taken down on the telephone, agreed on their own phone, called, done."""

import io
import re

import zxingcpp
from PIL import Image
from playwright.sync_api import expect

NAME = "Schlüsseldienst Yılmaz (Beispiel)"
NUMBER = "0221 4710-321"


def take_down(editor):
    """Type what somebody says on the telephone about their business."""
    editor.goto("/admin/einreichungen/")
    editor.get_by_role("link", name="Für jemanden aufnehmen").click()
    editor.get_by_role("link", name="Betrieb eintragen").click()
    editor.get_by_label("Name des Betriebs").fill(NAME)
    editor.locator("[name=categories]").first.check(force=True)
    editor.get_by_label("In einer Zeile").fill("Schlüssel, Schlösser, Türen")
    editor.get_by_label("Straße und Hausnummer").fill("Schalker Straße 12")
    editor.get_by_label("Stadtteil").select_option(label="Schalke")
    editor.get_by_label("Name der Person").fill("Deniz Beispiel")
    editor.get_by_label("Telefonnummer der Person").fill(NUMBER)
    editor.get_by_label("Telefon", exact=True).check()
    editor.get_by_label("Auf dem eigenen Handy").check()
    editor.get_by_role("button", name="Speichern und zum Beleg").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text("Beleg")


def sheets(page):
    """Return how many sheets of A6 a page is on paper."""
    paper = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", paper))


def scanned(editor):
    """Return the address in the code on the receipt, as a phone reads it."""
    picture = Image.open(io.BytesIO(editor.locator(".receipt__code").screenshot()))
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    return code.text


def test_who_has_no_e_mail_takes_part_by_telephone(open_phone, editor):
    take_down(editor)
    expect(editor.get_by_text("Das Einverständnis fehlt noch.")).to_be_visible()
    assert sheets(editor) == 1

    phone = open_phone()
    phone.goto(scanned(editor))
    expect(phone.get_by_text("Sind Sie einverstanden?")).to_be_visible()
    phone.get_by_role("button", name="Ja, ich bin einverstanden").click()
    expect(phone.get_by_text("Wird geprüft.")).to_be_visible()
    expect(phone.get_by_text("Wir rufen Sie spätestens")).to_be_visible()

    editor.reload()
    expect(editor.get_by_text("Das Einverständnis fehlt noch.")).to_have_count(0)
    editor.get_by_role("link", name="Zur Einreichung").click()
    editor.get_by_label("Annehmen und veröffentlichen").check()
    editor.get_by_role("button", name="Entscheiden").click()

    editor.goto("/admin/anrufe/")
    call = editor.locator(".street-work__place", has_text="Deniz Beispiel")
    expect(call.get_by_role("link", name="Anrufen")).to_have_attribute("href", "tel:02214710321")
    call.get_by_text("Was Sie sagen").click()
    expect(call.get_by_text("steht jetzt auf der Website")).to_be_visible()
    call.get_by_role("button", name="Erreicht").first.click()
    expect(editor.get_by_text("Erledigt: Deniz Beispiel.")).to_be_visible()
    expect(editor.locator(".street-work__place", has_text="Deniz Beispiel")).to_have_count(0)

    phone.reload()
    phone.get_by_role("link", name="Auf der Website ansehen").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(NAME)
