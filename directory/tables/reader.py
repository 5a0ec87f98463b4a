"""A spreadsheet file as rows of text: CSV in any of its usual forms, or XLSX.

Pure but for the translated sentences: no database. Nothing in a cell is ever run; of a formula the
value counts that the spreadsheet program stored beside it, else its text.
"""

import csv
import datetime as dt
import io
import re
import zipfile
from itertools import islice
from typing import NamedTuple
from xml.etree import ElementTree

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.formula import ArrayFormula

from content.text import clean_line, decoded

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 2000
MOST_LINES = 20_000  # with the empty ones
MOST_COLUMNS = 60
MOST_CHARACTERS = 5000
DELIMITERS = ";,\t"
# An encrypted archive is a RuntimeError.
BROKEN = (
    ValueError,
    KeyError,
    OSError,
    EOFError,
    RuntimeError,
    ElementTree.ParseError,
    zipfile.BadZipFile,
    InvalidFileException,
)


class Refusal(ValueError):
    """Why a file is not read at all: a sentence for editors."""


class Row(NamedTuple):
    """`number` is the row's number in the spreadsheet program; the headings are row 1."""

    number: int
    cells: list[str]


class Sheet(NamedTuple):
    headings: list[str]
    rows: list[Row]


def read(data: bytes) -> Sheet:
    """Return headings and filled rows of the first table in a file. Raises Refusal."""
    if len(data) > MOST_BYTES:
        raise Refusal(_("Die Datei ist größer als 5 MB."))
    lines = _workbook_lines(data) if data.startswith(b"PK") else _text_lines(data)
    numbered = [(number, line) for number, line in enumerate(lines, 1) if any(line)]
    if not numbered:
        raise Refusal(_("Die Datei ist leer."))
    if len(numbered) > MOST_ROWS + 1:
        raise Refusal(
            _("Die Tabelle hat mehr als %(n)s Zeilen. Bitte teilen Sie sie auf.") % {"n": MOST_ROWS}
        )
    if len(lines) > MOST_LINES:
        raise Refusal(_("Die Tabelle hat zu viele leere Zeilen. Bitte löschen Sie sie."))
    (_number, headings), *rows = numbered
    return Sheet([clean_line(heading) for heading in headings], [Row(*row) for row in rows])


def _text_lines(data):
    text = decoded(data)
    if "\x00" in text:
        raise Refusal(_("Das ist keine Tabelle. Möglich sind CSV und XLSX."))
    # Excel's own first line for itself; it counts among the rows.
    separator = re.match(r"sep=(.)\r?(?=\n)", text)
    text, delimiter = (
        (text[separator.end() :], separator[1]) if separator else (text, _delimiter(text))
    )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [
            [_bounded(cell) for cell in line[:MOST_COLUMNS]]
            for line in islice(reader, MOST_LINES + 1)
        ]
    except csv.Error as error:
        raise Refusal(
            _("Die Datei lässt sich ab Zeile %(n)s nicht lesen. Ist ein Anführungszeichen offen?")
            % {"n": reader.line_num}
        ) from error


def _delimiter(text):
    """Return what separates most headings of the first line."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(DELIMITERS, key=first.count)


def _workbook_lines(data):
    _refuse_bomb(data)
    try:
        values, formulas = _cells(data, data_only=True), _cells(data, data_only=False)
    except BROKEN as error:
        raise Refusal(_("Die Excel-Datei ist beschädigt oder keine Excel-Datei.")) from error
    return [
        [_as_text(stored if shown is None else shown) for shown, stored in zip(*pair, strict=True)]
        for pair in zip(values, formulas, strict=True)
    ]


def _refuse_bomb(data):
    """Refuse what would fill the memory when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Refusal(_("Die Excel-Datei ist beschädigt oder keine Excel-Datei.")) from error
    if size > MOST_UNPACKED:
        raise Refusal(_("Die Excel-Datei ist ausgepackt zu groß."))


def _cells(data, data_only):
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    try:
        sheet = book.worksheets[0]
        # What a file says of its own size may be wrong or a trap.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
        return [row[:MOST_COLUMNS] for row in islice(rows, MOST_LINES + 1)]
    except IndexError as error:
        raise Refusal(_("Die Excel-Datei hat kein Tabellenblatt.")) from error
    finally:
        book.close()


def _as_text(value):
    """Return a cell as its reader sees it."""
    if value is None:
        return ""
    if isinstance(value, ArrayFormula):
        value = value.text
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time.min else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _bounded(str(value))


def _bounded(text):
    if len(text) > MOST_CHARACTERS:
        raise Refusal(
            _("Eine Zelle hat mehr als %(n)s Zeichen: „%(start)s …“")
            % {"n": MOST_CHARACTERS, "start": clean_line(text[:40])}
        )
    return text.strip()
