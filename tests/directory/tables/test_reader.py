"""A file as rows of text: every usual form of CSV, and XLSX."""

import contextlib
import datetime as dt
import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from content.security.bounded_process import NEEDS_TOO_MUCH
from directory.tables.apply import read_within_bounds
from directory.tables.reader import MOST_LINES, MOST_ROWS, Refusal, Row, Sheet, read


def workbook(*rows):
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_usual_form_of_csv_is_read(encoding, delimiter, line_end):
    lines = [("Name", "Straße"), ("Bäckerei „Öz“", "Größe 1")]
    text = line_end.join(delimiter.join(line) for line in lines)
    sheet = read(text.replace("„", "").replace("“", "").encode(encoding))
    assert sheet.headings == ["Name", "Straße"]
    assert sheet.rows == [Row(2, ["Bäckerei Öz", "Größe 1"])]


def test_empty_lines_are_left_out_and_the_numbers_are_those_of_the_spreadsheet():
    sheet = read(b'Name;Text\n\n;\n"A";"zwei\nZeilen"\nB;\n')
    assert sheet.rows == [Row(4, ["A", "zwei\nZeilen"]), Row(5, ["B", ""])]


@pytest.mark.parametrize("is_workbook", [True, False])
def test_every_filled_line_is_read_however_many_are_empty(is_workbook):
    lines = [["Name"], *([name] for n in range(1500) for name in (f"Laden {n}", ""))]
    data = workbook(*lines) if is_workbook else "\n".join(line[0] for line in lines).encode()
    assert len(read(data).rows) == 1500


def test_a_workbook_is_read_as_its_reader_sees_it():
    data = workbook(
        ["Name", "PLZ", "Geprüft", "Breite", "Praktikum"],
        ["Bäckerei", 45881, dt.datetime(2026, 12, 1), 51.5222, True],
    )
    assert read(data).rows == [Row(2, ["Bäckerei", "45881", "2026-12-01", "51.5222", "ja"])]


def test_a_formula_is_never_run():
    data = workbook(["Name", "Summe"], ["A", "=1+1"], ["B", '=HYPERLINK("https://evil.example")'])
    assert read(data).rows == [
        Row(2, ["A", "=1+1"]),
        Row(3, ["B", '=HYPERLINK("https://evil.example")']),
    ]


def test_a_formula_over_several_cells_is_its_text():
    book, file = Workbook(), BytesIO()
    book.active.append(["Name"])
    book.active["A2"] = ArrayFormula("A2:A3", "=B2:B3")
    book.save(file)
    assert read(file.getvalue()).rows == [Row(2, ["=B2:B3"])]


def test_excels_line_about_the_separator_is_no_row():
    assert read(b"sep=;\r\nName;Text\r\nA;1,2\r\n") == Sheet(
        ["Name", "Text"], [Row(3, ["A", "1,2"])]
    )


def bomb():
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (61 * 1024 * 1024))
    return file.getvalue()


def entities():
    """A workbook whose XML grows when its entities are replaced."""
    declaration = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>'
    file = BytesIO()
    with ZipFile(BytesIO(workbook(["Name"], ["A"]))) as old, ZipFile(file, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            if member.endswith("sheet1.xml"):
                content = declaration + content.replace(b"<v>", b"<v>&b;")
            new.writestr(member, content)
    return file.getvalue()


def torn():
    """A workbook whose sheet ends in the middle."""
    file = BytesIO()
    with ZipFile(BytesIO(workbook(["Name"], ["A"]))) as old, ZipFile(file, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, content[:80] if member.endswith("sheet1.xml") else content)
    return file.getvalue()


def encrypted():
    """A workbook whose parts say of themselves that they are encrypted."""
    data = bytearray(workbook(["Name"], ["A"]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(mark, place + 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        (b"", "Die Datei ist leer."),
        (b"\n;;\n", "Die Datei ist leer."),
        (b"a" * (5 * 1024 * 1024 + 1), "größer als 5 MB"),
        (b"Name\n" + b"A\n" * (MOST_ROWS + 1), "mehr als 2000 Zeilen"),
        (b"Name\n" + b"A\n\n" * (MOST_ROWS + 1), "mehr als 2000 Zeilen"),
        (b"Name\n" + b"A\n" + b";\n" * MOST_LINES + b"B\n", "zu viele leere Zeilen"),
        (b"Name\n" + b"A" * 5001, "mehr als 5000 Zeichen"),
        (b'Name\n"offen', "Anführungszeichen"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "keine Tabelle"),
        (b"PK\x03\x04 kaputt", "beschädigt"),
        (bomb, "ausgepackt zu groß"),
        (entities, "beschädigt"),
        (torn, "beschädigt"),
        (encrypted, "beschädigt"),
    ],
    ids=(
        "empty blank big long spaced holes cell quote image broken bomb entities torn encrypted".split()
    ),
)
def test_what_is_no_table_is_refused_with_a_reason(file, complaint):
    with pytest.raises(Refusal, match=complaint):
        read(file() if callable(file) else file)


def packed(**sheets):
    """Return a workbook whose parts are replaced by these texts."""
    source, file = BytesIO(workbook(["Name"], ["A"])), BytesIO()
    with ZipFile(source) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheets.get(name, old.read(name)))
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"


def growing():
    """Return a sheet whose one cell is a thousand million letters once its entities are replaced."""
    steps = zip("abcdefgh", "bcdefghi", strict=True)
    entities = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in steps)
    declaration = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{entities}]>'
    return f"{declaration}{HEAD}<row><c><v>&i;</v></c></row>{END}"


# Made where they are asked for: each process of the suite would keep 60 MB of them.
HOSTILE = {
    "a million columns": lambda: f'{HEAD}<row r="1">{"<c><v>1</v></c>" * 1_000_000}</row>{END}',
    "half a million rows": lambda: HEAD + '<row r="1"><c><v>1</v></c></row>' * 500_000 + END,
    "nested": lambda: HEAD + "<row>" * 100_000,
    "entities": growing,
    "a long number": lambda: f"{HEAD}<row><c><v>{'1' * 20_000_000}</v></c></row>{END}",
}


@pytest.mark.parametrize("sheet", HOSTILE)
def test_a_workbook_made_to_hold_up_the_site_is_answered_within_the_bound(sheet):
    begin = time.monotonic()
    with contextlib.suppress(Refusal):
        read_within_bounds(packed(**{SHEET: HOSTILE[sheet]()}))
    assert time.monotonic() - begin <= 11


def test_what_a_process_of_its_own_reads_is_what_the_reader_reads():
    data = workbook(["Name", "PLZ"], ["Bäckerei", 45881])
    assert read_within_bounds(data) == read(data)


def test_a_refusal_is_said_at_the_field(settings, admin_client):
    settings.FILE_READING_SECONDS = 0.01
    file = SimpleUploadedFile("t.xlsx", workbook(["Name"], ["A"]))
    answer = admin_client.post(reverse("directory-imports"), {"file": file})
    assert answer.context["form"].errors == {"file": [str(NEEDS_TOO_MUCH)]}
