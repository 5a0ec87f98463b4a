"""Workbooks as people make them: a title, more sheets, hidden rows, errors, and ODS."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from directory.tables.reader import MOST_COLUMNS, Refusal, Row, Sheet, read

NAMES = frozenset({"name", "kurzname"})
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def saved(book):
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(**sheets):
    """Return a workbook of these sheets, each a list of rows."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book


def ods(*tables):
    """Return an ODS file as LibreOffice packs it, with the rows of these tables."""
    file = BytesIO()
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.3" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        "<office:body><office:spreadsheet>"
    )
    body = "".join(
        f'<table:table table:name="Blatt{n}">{rows}</table:table>'
        for n, rows in enumerate(tables, 1)
    )
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr(
            "content.xml",
            f"{head}{body}</office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def ods_row(*cells, attributes=""):
    written = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        if isinstance(cell, str)
        else f'<table:table-cell office:value-type="float" office:value="{cell}">'
        f"<text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row{attributes}>{written}</table:table-row>"


def test_ods_is_read():
    data = ods(ods_row("Name", "PLZ") + ods_row("Bäckerei", 45881))
    assert read(data, NAMES) == Sheet(["Name", "PLZ"], [Row(2, ["Bäckerei", "45881"])])


def test_a_date_in_ods_is_a_day():
    cell = '<table:table-cell office:value-type="date" office:date-value="2026-12-01"/>'
    row = f"<table:table-row>{ods_row('A')[17:-18]}{cell}</table:table-row>"
    assert read(ods(ods_row("Name", "Geprüft") + row), NAMES).rows == [Row(2, ["A", "2026-12-01"])]


@pytest.mark.parametrize("value", ["#NV", "#NAME?", "Err:508"])
def test_an_error_in_ods_is_named(value):
    cell = (
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" '
        f'office:string-value="" calcext:value-type="error"><text:p>{value}</text:p></table:table-cell>'
    )
    data = ods(ods_row("Name") + f"<table:table-row>{cell}</table:table-row>")
    with pytest.raises(Refusal, match="zeigt einen Fehler") as refusal:
        read(data, NAMES)
    assert f"„{value}“" in str(refusal.value)


def test_a_hidden_row_of_ods_is_read_and_mentioned():
    hidden = ods_row("B", attributes=' table:visibility="filter"')
    sheet = read(ods(ods_row("Name") + ods_row("A") + hidden), NAMES)
    assert [row.cells for row in sheet.rows] == [["A"], ["B"]]
    assert sheet.notes == (
        "Die Tabelle hat ausgeblendete Zeilen oder Spalten. Auch sie sind gelesen.",
    )


@pytest.mark.parametrize("is_row", [True, False])
def test_what_is_hidden_in_a_workbook_is_read_and_mentioned(is_row):
    book = workbook(Betriebe=[["Name", "Telefon"], ["A", "1"], ["B", "2"]])
    if is_row:
        book["Betriebe"].row_dimensions[3].hidden = True
    else:
        book["Betriebe"].column_dimensions["B"].hidden = True
    sheet = read(saved(book), NAMES)
    assert [row.cells for row in sheet.rows] == [["A", "1"], ["B", "2"]]
    assert sheet.notes == (
        "Die Tabelle hat ausgeblendete Zeilen oder Spalten. Auch sie sind gelesen.",
    )


def test_a_title_above_the_headings_is_left_out_and_the_numbers_stay_those_of_the_spreadsheet():
    rows = [
        ["Betriebe in Hassel, Stand Mai"],
        [],
        ["Stand: geprüft"],
        ["Name", "PLZ"],
        ["A", "45896"],
    ]
    note = "Die Überschriften stehen in Zeile 4. Was darüber steht, ist nicht gelesen."
    expected = Sheet(["Name", "PLZ"], [Row(5, ["A", "45896"])], (note,))
    assert read(saved(workbook(Liste=rows)), NAMES) == expected
    text = "Betriebe in Hassel, Stand Mai;\n;\nStand: geprüft;\nName;PLZ\nA;45896\n"
    assert read(text.encode(), NAMES) == expected


def test_the_separator_is_the_one_of_the_headings():
    text = "Liste, nach Straßen, Stand Mai\nName;Beschreibung\nA;eins, zwei, drei\n"
    assert read(text.encode(), NAMES).rows == [Row(3, ["A", "eins, zwei, drei"])]


def test_the_sheet_with_the_headings_is_read_wherever_it_stands():
    book = workbook(Deckblatt=[["Branchenbuch"], ["Mai"]], Betriebe=[["Name"], ["A"]])
    sheet = read(saved(book), NAMES)
    assert (sheet.rows, sheet.notes) == ([Row(2, ["A"])], ("Gelesen ist das Blatt „Betriebe“.",))


def test_a_hidden_sheet_is_not_read():
    book = workbook(Alt=[["Name"], ["Weg"]], Betriebe=[["Name"], ["A"]])
    book["Alt"].sheet_state = "hidden"
    assert read(saved(book), NAMES) == Sheet(["Name"], [Row(2, ["A"])])


def test_a_second_sheet_with_businesses_is_named():
    book = workbook(Schalke=[["Name"], ["A"]], Hassel=[["Name"], ["B"]], Notiz=[["nichts"]])
    sheet = read(saved(book), NAMES)
    assert sheet.rows == [Row(2, ["A"])]
    assert sheet.notes == (
        "Gelesen ist nur das Blatt „Schalke“. Speichern Sie diese Blätter als eigene Dateien: „Hassel“",
    )


def test_an_error_and_a_formula_without_a_value_stand_in_their_cells():
    book = workbook(Betriebe=[["Name", "PLZ", "Ort"], ["A", None, None, None]])
    sheet = book["Betriebe"]
    sheet["B2"], sheet["C2"] = "#N/A", "=A1&A2"
    sheet["B2"].data_type = "e"
    assert read(saved(book), NAMES).rows == [Row(2, ["A", "#N/A", "=A1&A2"])]


def test_what_a_number_cell_lost_is_not_invented():
    book = workbook(Betriebe=[["Name", "Telefon"], ["A", 20912345], ["B", 4.920912345e10]])
    assert [row.cells[1] for row in read(saved(book), NAMES).rows] == ["20912345", "49209123450"]


@pytest.mark.parametrize("is_workbook", [True, False])
def test_more_columns_than_are_read_are_told_of(is_workbook):
    headings = ["Name", *(f"Spalte {n}" for n in range(MOST_COLUMNS))]
    data = saved(workbook(A=[headings])) if is_workbook else ";".join(headings).encode()
    with pytest.raises(Refusal, match=f"mehr als {MOST_COLUMNS} Spalten"):
        read(data, NAMES)
    empty = [*headings[:MOST_COLUMNS], "", "", ""]
    data = saved(workbook(A=[empty])) if is_workbook else ";".join(empty).encode()
    assert read(data, NAMES).rows == []


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "im alten Format .* als XLSX"),
        ("Name;Straße\nBäckerei;Höhe 1".encode("mac_roman"), "nicht sicher lesen"),
        ("Name;Straße\nBäckerei;Höhe 1".encode("cp850"), "nicht sicher lesen"),
        ("Name;Straße\nA;Marktstraße".encode("cp850"), "nicht sicher lesen"),
        ("Name\nBäckerei".encode().decode("cp1252").encode(), "Umlaute zerstört"),
        ("Name\nB\ufffdckerei".encode(), "Umlaute zerstört"),
        ("Name\nBäckerei".encode() + b"\nCaf\xe9", "Umlaute zerstört"),
    ],
    ids="old mac dos street twice lost mixed".split(),
)
def test_what_would_damage_names_is_refused_with_advice(data, complaint):
    with pytest.raises(Refusal, match=complaint):
        read(data, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Name\nDie „gute“ Stube – 5 € …",
        "Name\nMálaga\nCafé\nBäckerei",
        "Name\nDušan Žižka, Köln",
    ],
)
def test_what_windows_writes_is_read(text):
    assert [row.cells[0] for row in read(text.encode("cp1252"), NAMES).rows] == text.split("\n")[1:]
