"""An editor reads a table of 200 businesses in which three rows are wrong."""

import pytest
from playwright.sync_api import expect

GOOD = (
    "Testbetrieb {n} (Beispiel);Importstraße {n};45881;Friseur;0221 4710-{n:03};Mo-Fr 09:00-18:00"
)
BAD = {
    50: "Falsche Postleitzahl (Beispiel);Importstraße 50;4588;Friseur;;",
    100: "Falsche Branche (Beispiel);Importstraße 100;45881;Luftschlösser;;",
    150: "Falsche Zeiten (Beispiel);Importstraße 150;45881;Friseur;;banane",
}
HEADINGS = "Name;Straße;PLZ;Branche;Telefon;Öffnungszeiten"


def table():
    """Return 200 rows as Excel on a German Windows saves them."""
    rows = [BAD.get(n) or GOOD.format(n=n) for n in range(1, 201)]
    return "\r\n".join([HEADINGS, *rows]).encode("cp1252")


def upload(editor):
    editor.goto("/admin/branchenbuch-einlesen/")
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": table()}
    editor.get_by_label("Tabelle (CSV, XLSX oder ODS").set_input_files(file)
    editor.get_by_role("button", name="Hochladen und ansehen").click()


@pytest.mark.provokes(r"404 /branchenbuch/testbetrieb-1-beispiel/")
def test_three_bad_rows_of_two_hundred(editor, open_page):
    upload(editor)
    expect(editor.get_by_text("197 neu, 0 geändert, 0 unverändert, 3 nicht zu")).to_be_visible()
    for reason in ("Wert: „4588“", "„Luftschlösser“ gibt es nicht", "Wert: „banane“"):
        expect(editor.get_by_text(reason)).to_be_visible()
    preview = editor.url

    found = "/admin/snippets/directory/business/?q=Importstra%C3%9Fe"
    editor.goto(found)
    expect(editor.get_by_text("Testbetrieb 1 (Beispiel)")).to_have_count(0)

    editor.goto(preview)
    expect(editor.get_by_label("als Entwurf")).to_be_checked()
    # Storing so many versions takes its time where other tests run beside this one.
    editor.set_default_timeout(60_000)
    editor.get_by_role("button", name="Die 197 richtigen Zeilen übernehmen").click()
    expect(editor.get_by_text("197 neue Einträge und 0 geänderte, als Entwurf.")).to_be_visible()
    editor.goto(f"{found}&live=false")
    expect(editor.get_by_text("197 Betriebe")).to_be_visible()
    assert open_page().goto("/branchenbuch/testbetrieb-1-beispiel/").status == 404

    upload(editor)
    expect(editor.get_by_text("0 neu, 0 geändert, 197 unverändert, 3 nicht zu")).to_be_visible()
    expect(editor.get_by_text("Es gibt nichts zu übernehmen.")).to_be_visible()
