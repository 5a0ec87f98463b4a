"""The list of businesses as a table, in the columns that are read back."""

from collections import OrderedDict

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.search import SearchedIndexView
from directory.models import versions
from directory.tables.columns import COLUMNS

STATE = "stand"
STATE_LABEL = gettext_lazy("Stand")


class BusinessIndexView(SearchedIndexView):
    """The editors' list; its export holds the newest version of each entry, as an import reads it."""

    list_export = [*(column.key for column in COLUMNS), STATE]
    export_filename = "branchenbuch"

    @cached_property
    def export_headings(self):
        return {column.key: column.label for column in COLUMNS} | {STATE: STATE_LABEL}

    def to_row_dict(self, item):
        version = versions.newest(item)
        row = OrderedDict((column.key, column.text_of(version)) for column in COLUMNS)
        row[STATE] = _("veröffentlicht") if item.live else _("nicht veröffentlicht")
        return row
