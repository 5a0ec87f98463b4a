"""Cells that a spreadsheet reads as text, whatever an outsider wrote into them."""

import datetime as dt
import re
import unicodedata

from django.utils import timezone

_TELEPHONE = re.compile(r"\+[0-9 ()/]+")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


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


class SafeExportMixin:
    """For Wagtail's and modeladmin's list views: every exported cell goes through `safe_cell`.

    Times are exported as the local clock shows them; Wagtail would write UTC without saying so.
    """

    def preprocess_field_value(self, field, value, export_format):
        if isinstance(value, dt.datetime) and timezone.is_aware(value):
            value = timezone.make_naive(value).replace(microsecond=0)
        return safe_cell(super().preprocess_field_value(field, value, export_format))
