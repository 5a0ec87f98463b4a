"""Cells that a spreadsheet reads as text, whatever an outsider wrote into them."""

import codecs
import csv
import datetime as dt
import re
import unicodedata
from decimal import Decimal

from django.utils import timezone
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

_TELEPHONE = re.compile(r"\+[0-9 ()/]+")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
# A program that expects another separator begins a new cell at each of these.
_INNER_START = re.compile(r"([,;\t\r\n]\s*)((?=[=+@＝＋＠﹢﹦﹫－﹣-])[^,;\t\r\n]*)")
_INNER_MARK = re.compile(r"([,;\t\r\n]\s*)'(?=[=+@＝＋＠﹢﹦﹫－﹣-])")

_preprocess_field_value = SpreadsheetExportMixin.preprocess_field_value


def safe_cell(value):
    """Return a cell that no spreadsheet runs as a formula; telephone numbers stay as they are.

    Wide forms such as `＝` and spaces in front are seen through, as spreadsheets do.
    """
    if not isinstance(value, str) or _TELEPHONE.fullmatch(value):
        return value
    seen = unicodedata.normalize("NFKC", value)
    if seen.startswith(_STARTS_A_FORMULA) or seen.lstrip().startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return value


def safe_csv_cell(value):
    """Return a safe cell that stays safe where a program splits the line at another separator.

    A German Excel splits at `;` what was written with commas.
    """
    return _INNER_START.sub(_marked, safe_cell(value)) if isinstance(value, str) else value


def _marked(match):
    separator, rest = match.groups()
    return match[0] if _TELEPHONE.fullmatch(rest.strip()) else f"{separator}'{rest}"


def original_cell(cell):
    """Take back the apostrophes that an export put before what looked like a formula."""
    if "'" not in cell:
        return cell
    for safe, unmarked in ((safe_csv_cell, _INNER_MARK.sub(r"\1", cell)), (safe_cell, cell)):
        for found in (unmarked.removeprefix("'"), unmarked):
            if safe(found) == cell:
                return found
    return cell


def make_every_export_safe():
    """Let all of Wagtail's and modeladmin's exports write safe cells, their own reports as well.

    Wagtail has no setting for it, and a mixin would reach our own views only. Times are written as
    the local clock shows them; Wagtail would write UTC without saying so. CSV is written as a German
    Excel opens it by a double click.
    """
    SpreadsheetExportMixin.preprocess_field_value = _safe_field_value
    SpreadsheetExportMixin.stream_csv = _stream_csv


def _safe_field_value(view, field, value, export_format):
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        value = timezone.make_naive(value).replace(microsecond=0)
    is_csv = export_format == SpreadsheetExportMixin.FORMAT_CSV
    if is_csv and (text := german_text(value)) is not None:
        return text
    written = _preprocess_field_value(view, field, value, export_format)
    return safe_csv_cell(written) if is_csv else safe_cell(written)


def german_text(value):
    """Return a day, a moment, a number or an answer as a German reads it; None for anything else."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dt.datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    return str(value).replace(".", ",") if isinstance(value, Decimal | float) else None


def _stream_csv(view, queryset):
    # Without the mark Excel takes UTF-8 for Windows-1252 and ruins the umlauts.
    yield codecs.BOM_UTF8
    writer = csv.DictWriter(Echo(), fieldnames=view.list_export, delimiter=";")
    yield writer.writerow({key: view.get_heading(queryset, key) for key in view.list_export})
    for row in queryset:
        yield view.write_csv_row(writer, view.to_row_dict(row))
