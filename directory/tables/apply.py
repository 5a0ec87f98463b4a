"""Taking over a table of businesses: compare it with the directory, then write what was looked at.

A row is known again by its Kurzname, else by name and address. It is compared with the newest
version of an entry, so that reading the same table twice changes nothing.
"""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from content.security import bounded_process
from directory.models import Business, ImportTable, versions
from directory.tables.columns import BY_KEY, COLUMNS, SEVERAL
from directory.tables.comparison import (
    CHANGED,
    NEW,
    REFUSED,
    UNCHANGED,
    Comparison,
    Line,
)
from directory.tables.reader import Refusal, Row, Sheet, heading_key

ACTION = "directory.import"
KINDS = (NEW, CHANGED, UNCHANGED, REFUSED)
IGNORED = {"stand"}
# One of these columns says which entry a row means.
IDENTIFYING = {"name", "slug"}


class Preview(NamedTuple):
    lines: list[Line]
    unknown: list[str]

    def of(self, kind):
        return [line for line in self.lines if line.kind == kind]


class NotAsked(ValueError):
    """Some rows are refused, and nobody asked for the others alone: nothing was written."""


def store(name, data: bytes, user, now):
    """Store a file's rows for the preview. Raises Refusal, which says what is wrong with it."""
    sheet = read_within_bounds(data)
    columns_of(sheet.headings)
    ImportTable.objects.filter(user=user).delete()
    return ImportTable.objects.create(
        user=user,
        name=name[:200],
        headings=sheet.headings,
        rows=sheet.rows,
        notes=sheet.notes,
        uploaded_at=now,
    )


def read_within_bounds(data: bytes) -> Sheet:
    """Return what an uploaded file holds; a process of its own reads it. Raises Refusal."""
    answer, _nothing = bounded_process.read(
        "directory.tables.reader",
        data,
        names=_names_of(BY_KEY[key] for key in IDENTIFYING),
        columns=_names_of(COLUMNS),
    )
    headings, rows, notes = answer
    texts = tuple(bounded_process.in_words(*parts) for parts in notes)
    return Sheet(headings, [Row(*row) for row in rows], texts)


def _names_of(columns):
    return sorted({name for column in columns for name in column.names})


def columns_of(headings):
    """Return [column or None] in the order of the headings. Raises Refusal."""
    known = {name: column for column in COLUMNS for name in column.names}
    found = [known.get(heading_key(heading)) for heading in headings]
    named = [column.key for column in found if column]
    if doubled := {key for key in named if named.count(key) > 1}:
        raise Refusal(
            _("Die Spalte „%(name)s“ kommt zweimal vor.") % {"name": BY_KEY[min(doubled)].label}
        )
    if not IDENTIFYING & {*named}:
        raise Refusal(_("Keine Zeile nennt eine Spalte „Name“. Nehmen Sie die Vorlage als Muster."))
    return found


def preview(table, keeps_slugs=False) -> Preview:
    """Compare each row with the directory; nothing is written.

    With `keeps_slugs` a Kurzname that no entry has is that of a new one, not a mistake.
    """
    columns = columns_of(table.headings)
    known = zip(table.headings, columns, strict=True)
    unknown = [h for h, column in known if column is None and h and heading_key(h) not in IGNORED]
    return Preview(Comparison(columns, table.rows, keeps_slugs).lines(), unknown)


@transaction.atomic
def import_rows(table, user, is_published=False, only_good=False):
    """Write the new and changed rows; returns {kind: how many}.

    Raises NotAsked, and writes nothing, where a row is refused and the editor did not say
    `only_good`. All rows are written, or none.
    """
    # Two clicks at once: the second finds the rows unchanged.
    table = ImportTable.objects.select_for_update().get(pk=table.pk)
    seen = preview(table)
    if seen.of(REFUSED) and not only_good:
        raise NotAsked
    write(seen, table, user, is_published)
    return {kind: len(seen.of(kind)) for kind in KINDS}


def write(seen, table, user, is_published):
    """Write the new and changed rows of a preview, as drafts or published; the log names the table."""
    for line in seen.of(NEW):
        _add(line, table, user, is_published)
    for line in seen.of(CHANGED):
        versions.change(
            line.entry,
            _writer(line.values),
            user,
            ACTION,
            is_published,
            shows_hidden=is_published,
            data=_source(table, line),
        )


def _writer(values):
    def write(version):
        for key, value in values.items():
            setattr(version, key, list(value) if key in SEVERAL else value)

    return write


def _source(table, line):
    return {"file": table.name, "row": line.number}


def _add(line, table, user, is_published):
    entry = Business(live=False, slug=line.entry.slug)
    _writer(line.values)(entry)
    entry.save()
    revision = entry.save_revision(user=user, clean=False)
    log(entry, "wagtail.create", user=user, revision=revision, content_changed=True)
    log(entry, ACTION, user=user, data=_source(table, line))
    if is_published:
        revision.publish(user=user)
