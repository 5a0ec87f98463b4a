"""A table beside the directory: what each row would change, or why it is refused.

Nothing is written here. All that the rows may mean is loaded at once, so that 2,000 rows cost as many
queries as two.
"""

from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import CharField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import WorkflowState

from content.admin.exports import original_cell
from content.text import clean_text, normalise
from directory.models import Business, versions
from directory.models.placed import HALF_A_POINT, missing_half
from directory.proposals.duplicates import street_key
from directory.tables.cells import Lists, complaint_about, is_copy_with_lost_letters
from directory.tables.columns import BY_KEY, SEVERAL, read_cell
from directory.tables.entries import FIELDS, Entry, load

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
POINT = ("latitude", "longitude")
RELATIONS = (*SEVERAL, "neighbourhood")
# Columns that are read by lists, or by the fields of our own forms: nothing is left to check.
CHECKED = {*RELATIONS, "email", "website", "opening_hours"}
# Of such a field only a text that is too long can be wrong, or none where there has to be one.
LENGTHS = {
    key: field.max_length
    for key, field in FIELDS.items()
    if type(field) is CharField and len(field.validators) == 1
}
NAMELESS = gettext_lazy("Spalte „Name“: Der Name fehlt.")


def shortened(text, length=200):
    return text if len(text) <= length else f"{text[: length - 1]}…"


class Line(NamedTuple):
    """One row of the table. `reasons` say why it is refused.

    `values` is {key: value} of the cells that say something else than the entry, `before` what a
    table said of them until now.
    """

    number: int
    kind: str
    name: str
    entry: Entry | None = None
    values: dict[str, Any] = {}
    before: dict[str, str] = {}
    reasons: tuple[str, ...] = ()

    @property
    def differences(self):
        """What changes, as (column, before, now)."""
        columns = [(BY_KEY[key], before) for key, before in self.before.items()]
        written = [(c, before, c.write(self.values[c.key])) for c, before in columns]
        return tuple(
            (str(column.label), shortened(before), shortened(now))
            for column, before, now in written
            if now != before
        )

    @property
    def details(self):
        """What a new entry brings beside its name."""
        name = str(BY_KEY["name"].label)
        return [
            f"{what}: {shortened(now, 80)}"
            for what, _before, now in self.differences
            if what != name
        ]


class Row(NamedTuple):
    """A row as it is compared: its filled cells by column, and its name in comparable form."""

    number: int
    texts: dict[str, str]
    name_key: str
    is_too_long: bool
    first_cell: str


class Comparison:
    """What the rows of one table are compared with, and which of them came before."""

    def __init__(self, columns, rows, keeps_slugs):
        self.keeps_slugs = keeps_slugs
        self.lists = Lists()
        self.seen, self.values = {}, {key: {} for key in BY_KEY}
        self.rows = [_row(columns, *row) for row in rows]
        self.by_slug, self.by_name, self.public = {}, {}, set()
        known = Business.objects.order_by("-live", "pk")
        for pk, slug, name, street, live in known.values_list(
            "pk", "slug", "name", "street", "live"
        ):
            self.by_slug[slug] = pk
            if live:
                self.public.add(pk)
            self.by_name.setdefault(normalise(name), []).append((pk, street))
        keys = {column.key for column in columns if column}
        self.entries = load(self._matched(), keys.union(POINT, ["neighbourhood"]), self.lists)
        self.undecided = _undecided(self.entries)

    def lines(self):
        """Return what becomes of each row."""
        return [self._line(row) for row in self.rows]

    def _matched(self):
        """Return the ids of all that these rows may mean."""
        named = {self.by_slug.get(row.texts.get("slug")) for row in self.rows}
        for row in self.rows:
            named.update(pk for pk, _street in self.by_name.get(row.name_key, ()))
        return named - {None}

    def _line(self, row):
        if row.is_too_long:
            text = _("Die Zeile hat mehr Zellen als die erste Zeile Spalten.")
            return Line(row.number, REFUSED, row.first_cell, reasons=(text,))
        name = row.texts.get("name") or row.texts.get("slug", "")
        try:
            entry = self._entry(row)
        except ValidationError as error:
            return Line(row.number, REFUSED, name, reasons=tuple(error.messages))
        if entry.pk in self.undecided:
            return Line(row.number, REFUSED, name, reasons=(str(versions.UNDECIDED),))
        return self._compared(row, name, entry)

    def _read(self, column, text):
        """Return the value of a cell, or the error that says why it has none; many cells are alike."""
        known = self.values[column.key]
        if text not in known:
            try:
                known[text] = _checked(column, text, self.lists)
            except ValidationError as error:
                known[text] = error
        return known[text]

    def _entry(self, row):
        """Return the entry that the row means, or a new one."""
        street = street_key(row.texts.get("street", ""))
        found = self._found(row, street)
        before = self.seen.setdefault(found or (row.name_key, street), row.number)
        if before != row.number:
            text = _("Derselbe Betrieb steht schon in Zeile %(n)s.")
            raise ValidationError(text % {"n": before})
        return self.entries[found] if found else Entry(row.texts.get("slug", ""))

    def _found(self, row, street):
        """Return the id of the entry that the row means; None for a new one."""
        if slug := row.texts.get("slug"):
            if slug not in self.by_slug and not self.keeps_slugs:
                text = _("Spalte „Kurzname“: Einen Eintrag „%(slug)s“ gibt es nicht.")
                raise ValidationError(text % {"slug": slug})
            return self.by_slug.get(slug)
        if "name" not in row.texts:
            raise ValidationError(NAMELESS)
        same_name = [(pk, street_key(s)) for pk, s in self.by_name.get(row.name_key, ())]
        same_place = [pk for pk, other in same_name if other == street]
        found = same_place or [pk for pk, other in same_name if not other or not street]
        # What was merged into another entry still has its name.
        found = [pk for pk in found if pk in self.public] or found
        if len(found) > 1:
            text = _("So heißen mehrere Einträge. Bitte tragen Sie den Kurznamen ein.")
            raise ValidationError(text)
        return found[0] if found else None

    def _compared(self, row, name, entry):
        reasons, values, before = [], {}, {}
        is_changed = False
        for key, text in row.texts.items():
            column = BY_KEY[key]
            written = column.write(entry.newest[key]) if entry.pk else ""
            # Beside a draft that waits, what is public may still differ from the row.
            if entry.pk and _says_the_same(text, written, column, entry):
                continue
            value = self._read(column, text)
            if isinstance(value, ValidationError):
                reasons += [_named(column, message, text) for message in value.messages]
                continue
            values[key], before[key] = value, written
            is_changed = is_changed or (entry.pk and column.write(value) != written)

        def now(key):
            return values.get(key, entry.newest.get(key))

        if "postcode" in values and now("neighbourhood") is None:
            values["neighbourhood"] = self.lists.at_postcode(values["postcode"])
        if not entry.pk and "name" not in row.texts:
            reasons.append(str(NAMELESS))
        missing = missing_half(*map(now, POINT))
        if missing and not reasons and values.keys() & POINT:
            reasons.append(_named(BY_KEY[missing], HALF_A_POINT, row.texts.get(missing, "")))
        if reasons:
            return Line(row.number, REFUSED, name, reasons=tuple(reasons))
        kind = NEW if not entry.pk else CHANGED if is_changed else UNCHANGED
        return Line(row.number, kind, name, entry, values, before)


def _row(columns, number, cells):
    texts = {
        column.key: _text_of(cell)
        for column, cell in zip(columns, cells, strict=False)
        if cell and column
    }
    is_too_long = any(cells[len(columns) :])
    return Row(number, texts, normalise(texts.get("name", "")), is_too_long, cells[0])


def _text_of(cell):
    """Return what was written into a cell that the reader has stripped."""
    is_plain = cell.isprintable() and "'" not in cell
    return cell if is_plain else clean_text(original_cell(cell))


def _says_the_same(text, written, column, entry):
    """Tell whether a cell says what the entry says, as it is public and as editors left it."""
    if entry.newest is entry.stored:
        return text == written or _is_copy(text, written)
    return _is_copy(text, written) and _is_copy(text, column.write(entry.stored[column.key]))


def _is_copy(text, written):
    written = clean_text(written)
    return text == written or is_copy_with_lost_letters(text, written)


def _checked(column, text, lists):
    """Return the value of a cell as the model's own field takes it. Raises ValidationError."""
    if complaint := complaint_about(column.key, text):
        raise ValidationError(complaint)
    value = read_cell(column, text, lists)
    is_short = column.key in LENGTHS and 0 < len(value) <= LENGTHS[column.key]
    if is_short or column.key in CHECKED:
        return value
    return FIELDS[column.key].clean(value, None)


def _named(column, message, text):
    """Name the column and the value that is wrong."""
    message = _("Spalte „%(column)s“: %(message)s") % {"column": column.label, "message": message}
    shown = text[:60]
    return (
        message if shown in message else message + " " + _("(Wert: „%(value)s“)") % {"value": shown}
    )


def _undecided(entries):
    """Return those ids over which somebody has to decide."""
    content_type = ContentType.objects.get_for_model(Business)
    active = WorkflowState.objects.active().filter(base_content_type=content_type)
    numbers = active.values_list("object_id", flat=True)
    return {int(number) for number in numbers} & entries.keys()
