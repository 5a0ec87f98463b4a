"""A spreadsheet file as rows of text: CSV in any of its usual forms, XLSX, or ODS.

Pure; runs as a program of its own, see `content.security.reading`. Nothing in a cell is ever run; of
a formula the value counts that the spreadsheet program stored beside it, else its text.
"""

import csv
import datetime as dt
import io
import re
import zipfile
from itertools import compress, islice
from typing import NamedTuple

from content.security.reading import Refusal, serve
from content.security.reading import Sentence as _
from content.text import clean_line, decoded, normalise
from directory.tables import workbook

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 2000
MOST_LINES = 20_000  # with the empty ones
MOST_COLUMNS = 60
MOST_CHARACTERS = 5000
# So far down the headings are looked for, below a title and what else stands above them.
HEADINGS_WITHIN = 20
DELIMITERS = ";,\t"
BROKEN = _("Die Datei ist beschädigt oder keine Tabelle. Möglich sind CSV, XLSX und ODS.")
# What umlauts become where a file is read in another encoding than it was written in.
_UMLAUTS = re.compile("[A-Za-z][äöü][a-z]|[aeiou]ß")
_GARBLED = re.compile("Ã[¤¶¼Ÿ„–œ\u0084\u0096\u009c\u009f]|\ufffd")


class Row(NamedTuple):
    """`number` is the row's number in the spreadsheet program; the headings are row 1."""

    number: int
    cells: list[str]


class Sheet(NamedTuple):
    """The rows below the headings; `notes` tell what of the file was read."""

    headings: list[str]
    rows: list[Row]
    notes: tuple[str, ...] = ()


def heading_key(heading: str) -> str:
    """Return a heading as it is compared: `E-Mail Adresse` is `email-adresse`."""
    return normalise(heading).replace(" ", "")


def read(data: bytes, names=()) -> Sheet:
    """Return headings and filled rows of the table in a file. Raises Refusal.

    The headings are the first line that has one of these `names` (as `heading_key` returns them), on
    the first sheet that has such a line; else the first filled line of all.
    """
    if len(data) > MOST_BYTES:
        raise Refusal(_("Die Datei ist größer als 5 MB."))
    if data.startswith(workbook.OLD_FORMAT):
        raise Refusal(
            _(
                "Das ist eine Datei im alten Format von Excel, oder sie hat ein Kennwort. "
                "Bitte speichern Sie sie ohne Kennwort als XLSX."
            )
        )
    if data.startswith(b"PK"):
        lines, notes = _sheet_with(names, data)
    else:
        lines, notes = _text_lines(data, names), []
    numbered = [(number, line) for number, line in enumerate(lines, 1) if any(line)]
    if not numbered:
        raise Refusal(_("Die Datei ist leer."))
    place = _place_of_headings([line for _number, line in numbered], names) or 0
    if place:
        text = _(
            "Die Überschriften stehen in Zeile %(n)s. Was darüber steht, ist nicht gelesen.",
            {"n": numbered[place][0]},
        )
        notes = [*notes, text]
    (_number, headings), *rows = numbered[place:]
    _refuse_too_much(lines, rows)
    return Sheet(
        [clean_line(heading) for heading in headings], [Row(*row) for row in rows], tuple(notes)
    )


def _refuse_too_much(lines, rows):
    if len(rows) > MOST_ROWS:
        raise Refusal(
            _("Die Tabelle hat mehr als %(n)s Zeilen. Bitte teilen Sie sie auf.", {"n": MOST_ROWS})
        )
    if len(lines) > MOST_LINES:
        raise Refusal(_("Die Tabelle hat zu viele leere Zeilen. Bitte löschen Sie sie."))
    if any(len(line) > MOST_COLUMNS and any(line[MOST_COLUMNS:]) for line in lines):
        raise Refusal(
            _(
                "Die Tabelle hat mehr als %(n)s Spalten. Bitte löschen Sie die, die nicht in der "
                "Vorlage stehen.",
                {"n": MOST_COLUMNS},
            )
        )


def _place_of_headings(filled, names):
    """Return which of the filled lines holds the headings; None where none of the first does."""
    for place, line in enumerate(filled[:HEADINGS_WITHIN]):
        if any(heading_key(cell) in names for cell in line if cell):
            return place
    return None


def _sheet_with(names, data):
    """Return the lines of the sheet that is meant, and notes about the other ones."""
    _refuse_bomb(data)
    try:
        sheets = [_bounded_sheet(sheet) for sheet in workbook.sheets(data, MOST_LINES + 1)]
    except workbook.BROKEN as error:
        raise Refusal(BROKEN) from error
    except workbook.ErrorValue as error:
        text = _(
            "Eine Zelle zeigt einen Fehler: „%(value)s“. Bitte berichtigen Sie sie.",
            {"value": clean_line(str(error))[:20]},
        )
        raise Refusal(text) from error
    filled = [sheet for sheet in sheets if any(map(any, sheet.lines))]
    if not filled:
        return [], []
    known = [
        sheet
        for sheet in filled
        if _place_of_headings([line for line in sheet.lines if any(line)], names) is not None
    ]
    chosen = (known or filled)[0]
    return chosen.lines, _notes_about(chosen, known, is_first=chosen is filled[0])


def _notes_about(chosen, known, is_first):
    notes = []
    if not is_first:
        notes.append(_("Gelesen ist das Blatt „%(name)s“.", {"name": chosen.name}))
    if len(known) > 1:
        others = ", ".join(f"„{sheet.name}“" for sheet in known[1:])
        notes = [
            _(
                "Gelesen ist nur das Blatt „%(name)s“. Speichern Sie diese Blätter als eigene "
                "Dateien: %(others)s",
                {"name": chosen.name, "others": others},
            )
        ]
    if chosen.has_hidden:
        notes.append(_("Die Tabelle hat ausgeblendete Zeilen oder Spalten. Auch sie sind gelesen."))
    return notes


def _bounded_sheet(sheet):
    return sheet._replace(lines=[_bounded(line) for line in sheet.lines])


def _text_lines(data, names):
    text = _text_of(data)
    if "\x00" in text:
        raise Refusal(_("Das ist keine Tabelle. Möglich sind CSV, XLSX und ODS."))
    # Excel's own first line for itself; it counts among the rows.
    separator = re.match(r"sep=(.)\r?(?=\n)", text)
    if separator:
        return _lines(text[separator.end() :], separator[1])
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiters = sorted(DELIMITERS, key=first.count, reverse=True)
    head = "\n".join(text.splitlines()[: 2 * HEADINGS_WITHIN])
    fitting = (d for d in delimiters if _has_headings(head, d, names))
    return _lines(text, next(fitting, delimiters[0]))


def _has_headings(head, delimiter, names):
    lines = ([cell.strip(' "') for cell in line.split(delimiter)] for line in head.splitlines())
    return _place_of_headings([line for line in lines if any(line)], names) is not None


def _lines(text, delimiter):
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [_bounded(line) for line in islice(reader, MOST_LINES + 1)]
    except csv.Error as error:
        raise Refusal(
            _(
                "Die Datei lässt sich ab Zeile %(n)s nicht lesen. Ist ein Anführungszeichen offen?",
                {"n": reader.line_num},
            )
        ) from error


def _text_of(data):
    """Return the text of a file; refuse one whose umlauts would be stored as other letters."""
    text = decoded(data)
    if ("Ã" in text or "\ufffd" in text) and _GARBLED.search(text):
        raise Refusal(
            _(
                "In dieser Datei sind die Umlaute zerstört. Bitte speichern Sie die Tabelle in Excel "
                "noch einmal, als „CSV UTF-8“ oder als XLSX."
            )
        )
    if text.isascii() or _is_unicode(data):
        return text
    # What Excel on a Mac and old programs write looks like Windows-1252, with other letters.
    known = len(_UMLAUTS.findall(text))
    for encoding in ("mac_roman", "cp850"):
        if len(_UMLAUTS.findall(data.decode(encoding))) > known:
            raise Refusal(
                _(
                    "Die Umlaute dieser Datei lassen sich nicht sicher lesen. Bitte speichern Sie die "
                    "Tabelle als „CSV UTF-8“ oder als XLSX."
                )
            )
    return text


def _is_unicode(data):
    try:
        data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_bomb(data):
    """Refuse what would fill the memory when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Refusal(BROKEN) from error
    if size > MOST_UNPACKED:
        raise Refusal(_("Die Datei ist ausgepackt zu groß."))


def _bounded(line):
    """Return the cells of a line as texts, none of which is too long."""
    texts = [cell.strip() if isinstance(cell, str) else _as_text(cell) for cell in line]
    if texts and max(map(len, texts)) > MOST_CHARACTERS:
        longest = max(texts, key=len)
        raise Refusal(
            _(
                "Eine Zelle hat mehr als %(n)s Zeichen: „%(start)s …“",
                {"n": MOST_CHARACTERS, "start": clean_line(longest[:40])},
            )
        )
    return texts


def _as_text(value):
    """Return a cell as its reader sees it, where it is no text."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time.min else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def with_columns(sheet, names):
    """Return the sheet with the cells of the columns of these names, and the headings of the others.

    What nobody reads is not kept. A row that is longer than the headings stays so.
    """
    is_read = [heading_key(heading) in names for heading in sheet.headings]
    others = [h for h, is_known in zip(sheet.headings, is_read, strict=True) if not is_known]
    width = len(is_read)

    def kept(cells):
        beyond = [*[""] * len(others), *cells[width:]] if any(cells[width:]) else []
        return [*compress(cells, is_read), *beyond]

    rows = [Row(row.number, kept(row.cells)) for row in sheet.rows]
    return sheet._replace(headings=[*compress(sheet.headings, is_read), *others], rows=rows)


def _answer(data, names=(), columns=()):
    sheet = with_columns(read(data, frozenset(names)), frozenset(columns))
    return (sheet.headings, sheet.rows, [note.parts for note in sheet.notes]), b""


if __name__ == "__main__":
    serve(_answer)
