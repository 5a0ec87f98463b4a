"""The sheets of a workbook, XLSX or ODS, as their reader sees the cells.

Pure, part of `directory.tables.reader`. The library leaves three things out that matter here: cells
that show an error, formulas without a stored value, and that something is hidden. They are read from
the file's own XML.
"""

import re
import zipfile
from html import unescape
from io import BytesIO
from posixpath import join, normpath
from typing import Any, NamedTuple

from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

# Of Excel until 2003, and of what is encrypted.
OLD_FORMAT = b"\xd0\xcf\x11\xe0"
MOST_COLUMNS_OF_EXCEL = 16_384
# An encrypted archive is a RuntimeError.
BROKEN = (
    CalamineError,
    zipfile.BadZipFile,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
)
_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*\b\w+:id="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID, _TARGET = re.compile(rb'\bId="([^"]*)"'), re.compile(rb'\bTarget="([^"]*)"')
_HIDDEN = re.compile(rb'<(?:\w+:)?(?:row|col)\s[^>]*\bhidden="(?:1|true)"')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>.*?<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>', re.DOTALL
)
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f[^>]*>([^<]*)</(?:\w+:)?f>"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# What stands at every place that a pattern finds: to look for this first takes a hundredth of the time.
_SIGNS = {_HIDDEN: b"hidden=", _ERROR: b't="e"', _FORMULA: b"f>"}
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_ODS_TABLE = re.compile(rb"<table:table\s")
_ODS_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_ODS_ERROR = re.compile(rb'calcext:value-type="error"[^>]*>(?:<text:p>([^<]*))?')


class ErrorValue(Exception):
    """A cell that shows an error, where its place cannot be named."""


class SheetOfWorkbook(NamedTuple):
    """One visible sheet; `lines` begin with the first row and the first column, filled or not."""

    name: str
    lines: list[list[Any]]
    has_hidden: bool


def sheets(data: bytes, most_lines: int):
    """Yield the visible sheets of a workbook. Raises one of BROKEN, or ErrorValue."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sources = _sources(archive)
    with load_workbook(BytesIO(data)) as book:
        for number, about in enumerate(book.sheets_metadata):
            is_shown = about.visible == SheetVisibleEnum.Visible
            if is_shown and about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_index(number)
                if sheet.total_width > MOST_COLUMNS_OF_EXCEL:
                    raise ValueError
                lines = sheet.to_python(skip_empty_area=False, nrows=most_lines)
                xml = sources[number]
                yield SheetOfWorkbook(
                    about.name, _completed(lines, xml, most_lines), _has_hidden(xml)
                )


def _sources(archive):
    """Return the XML of each sheet, in their order."""
    if "content.xml" in archive.namelist():
        return _ODS_TABLE.split(archive.read("content.xml"))[1:]
    relations = _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {_ID.search(relation)[1]: _TARGET.search(relation)[1] for relation in relations}
    paths = [targets[key].decode() for key in _SHEET.findall(archive.read("xl/workbook.xml"))]
    return [archive.read(normpath(join("/xl", path)).lstrip("/")) for path in paths]


def _has_hidden(xml):
    return bool(_ODS_HIDDEN.search(xml) if _is_of_ods(xml) else _found(_HIDDEN, xml))


def _is_of_ods(xml):
    """Tell whether this is a part of an ODS file: it begins inside of a tag."""
    return b"<" not in xml[:20]


def _found(pattern, xml):
    return pattern.findall(xml) if _SIGNS[pattern] in xml else ()


def _completed(lines, xml, most_lines):
    """Put the errors and the formulas without a value where the library leaves cells empty."""
    if b"<!DOCTYPE" in xml[:1000]:
        raise ValueError  # No spreadsheet program writes one; what it declares may grow without end.
    if _is_of_ods(xml) and (error := _ODS_ERROR.search(xml)):
        raise ErrorValue((error[1] or b"#").decode())
    for prefix, pattern in (("", _ERROR), ("=", _FORMULA)):
        for about, found in _found(pattern, xml):
            text = prefix + unescape(found.decode()).removeprefix("=")
            if place := _REFERENCE.search(about):
                _put(lines, *_row_and_column(*place.groups()), text, most_lines)
    return lines


def _row_and_column(letters, digits):
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(digits) - 1, column - 1


def _put(lines, row, column, text, most_lines):
    if row < most_lines:
        lines += [[] for _missing in range(row + 1 - len(lines))]
        line = lines[row]
        line += [""] * (column + 1 - len(line))
        line[column] = text
