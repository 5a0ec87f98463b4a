"""A table beside the directory: what each row would change, or why it is refused.

Nothing is written here. All that the rows may mean is loaded at once, so that 2,000 rows cost as many
queries as two; only a draft that waits is put together with a few of its own.
"""

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import WorkflowState

from content.admin.exports import original_cell
from content.text import clean_text, normalise
from directory.models import Business, versions
from directory.proposals.duplicates import street_key
from directory.tables.cells import Lists, complaint_about, is_copy_with_lost_letters
from directory.tables.columns import BY_KEY, read_cell

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
POINT = {"latitude", "longitude"}
RELATIONS = ("categories", "languages", "neighbourhood")
FIELDS = {key: Business._meta.get_field(key) for key in BY_KEY}
NAMELESS = gettext_lazy("Spalte „Name“: Der Name fehlt.")


class Line(NamedTuple):
    """One row of the table. `reasons` say why it is refused, `differences` what changes.

    `values` is {key: value} of the filled cells; `entry` the business as the row wants it.
    """

    number: int
    kind: str
    name: str
    entry: Business | None = None
    values: dict = {}
    differences: tuple[tuple[str, str, str], ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def details(self):
        """What a new entry brings beside its name."""
        name = str(BY_KEY["name"].label)
        return [difference for difference in self.differences if difference[0] != name]


class Comparison:
    """What the rows of one table are compared with, and which of them came before."""

    def __init__(self, columns, rows, keeps_slugs):
        self.columns = columns
        self.keeps_slugs = keeps_slugs
        self.lists = Lists()
        self.seen, self.values = {}, {}
        self.labels = {column.key: str(column.label) for column in columns if column}
        self.by_slug, self.by_name, self.public = {}, {}, set()
        known = Business.objects.order_by("-live", "pk")
        for pk, slug, name, street, live in known.values_list(
            "pk", "slug", "name", "street", "live"
        ):
            self.by_slug[slug] = pk
            if live:
                self.public.add(pk)
            self.by_name.setdefault(normalise(name), []).append((pk, street_key(street)))
        self.entries = self._load(rows)
        self.undecided = _undecided(self.entries)

    def _load(self, rows):
        """Return {id: business} of all that these rows may mean."""
        matched = set()
        for _number, cells in rows:
            texts = self._texts(cells, {"slug", "name"})
            matched.add(self.by_slug.get(texts.get("slug", "")))
            same_name = self.by_name.get(normalise(texts.get("name", "")), ())
            matched.update(pk for pk, _street in same_name)
        entries = Business.objects.select_related("latest_revision", "neighbourhood")
        return entries.prefetch_related("categories", "languages").in_bulk(matched - {None})

    def line(self, number, cells):
        if len(cells) > len(self.columns) and any(cells[len(self.columns) :]):
            text = _("Die Zeile hat mehr Zellen als die erste Zeile Spalten.")
            return Line(number, REFUSED, cells[0], reasons=(text,))
        texts = self._texts(cells)
        name = texts.get("name") or texts.get("slug", "")
        try:
            entry = self._entry(number, texts)
        except ValidationError as error:
            return Line(number, REFUSED, name, reasons=tuple(error.messages))
        if entry.pk in self.undecided:
            return Line(number, REFUSED, name, reasons=(str(versions.UNDECIDED),))
        return self._compared(number, name, entry, texts)

    def _texts(self, cells, keys=BY_KEY):
        """Return {key: what was written} of the filled cells."""
        pairs = zip(self.columns, cells, strict=False)
        return {
            column.key: clean_text(original_cell(cell))
            for column, cell in pairs
            if column and cell and column.key in keys
        }

    def _read(self, column, text):
        """Return the value of a cell, or the error that reading it raises; many cells are alike."""
        known = self.values.get((column.key, text))
        if known is None:
            try:
                known = _checked(column, read_cell(column, text, self.lists)), None
            except ValidationError as error:
                known = None, error
            self.values[column.key, text] = known
        return known

    def _entry(self, number, texts):
        """Return the newest version of the entry that the row means, or a new one."""
        found = self._found(texts)
        identity = found or (
            normalise(texts.get("name", "")),
            street_key(texts.get("street", "")),
        )
        before = self.seen.setdefault(identity, number)
        if before != number:
            text = _("Derselbe Betrieb steht schon in Zeile %(n)s.")
            raise ValidationError(text % {"n": before})
        if found:
            return versions.newest(self.entries[found])
        return Business(live=False, slug=texts.get("slug", ""))

    def _found(self, texts):
        """Return the id of the entry that the row means; None for a new one."""
        if slug := texts.get("slug"):
            if slug not in self.by_slug and not self.keeps_slugs:
                text = _("Spalte „Kurzname“: Einen Eintrag „%(slug)s“ gibt es nicht.")
                raise ValidationError(text % {"slug": slug})
            return self.by_slug.get(slug)
        if "name" not in texts:
            raise ValidationError(NAMELESS)
        street = street_key(texts.get("street", ""))
        same_name = self.by_name.get(normalise(texts["name"]), [])
        same_place = [pk for pk, other in same_name if other == street]
        found = same_place or [pk for pk, other in same_name if not other or not street]
        # What was merged into another entry still has its name.
        found = [pk for pk in found if pk in self.public] or found
        if len(found) > 1:
            text = _("So heißen mehrere Einträge. Bitte tragen Sie den Kurznamen ein.")
            raise ValidationError(text)
        return found[0] if found else None

    def _compared(self, number, name, entry, texts):
        reasons, values, differences = [], {}, []
        # Beside a draft that waits, what is public may still differ from the row.
        stored = self.entries.get(entry.pk, entry)
        for key, text in texts.items():
            column = BY_KEY[key]
            # A new entry says nothing yet; to ask it for its lists would cost a query each.
            before = column.write(entry) if entry.pk else ""
            if entry.pk and _says_the_same(text, before, column.write(stored)):
                continue
            if complaint := complaint_about(key, text):
                reasons.append(_named(column, complaint, text))
                continue
            value, error = self._read(column, text)
            if error:
                reasons += [_named(column, message, text) for message in error.messages]
                continue
            values[key] = value
            set_value(entry, column, value)
            if (after := column.write(entry)) != before:
                differences.append((self.labels[key], before, after))
        if "postcode" in values and entry.neighbourhood is None:
            entry.neighbourhood = self.lists.at_postcode(values["postcode"])
            values["neighbourhood"] = entry.neighbourhood
        if not entry.pk and "name" not in texts:
            reasons.append(str(NAMELESS))
        if POINT & values.keys() and not reasons:
            reasons += _complaints_about_point(entry, texts)
        if reasons:
            return Line(number, REFUSED, name, reasons=tuple(reasons))
        kind = NEW if not entry.pk else CHANGED if differences else UNCHANGED
        return Line(number, kind, name or entry.name, entry, values, tuple(differences))


def _says_the_same(text, *versions):
    known = {clean_text(version) for version in versions}
    return all(text == kept or is_copy_with_lost_letters(text, kept) for kept in known)


def _checked(column, value):
    """Return a value as the model's own field takes it. Raises ValidationError."""
    return value if column.key in RELATIONS else FIELDS[column.key].clean(value, None)


def _complaints_about_point(entry, texts):
    try:
        entry.clean()
    except ValidationError as error:
        return [
            _named(BY_KEY[key], message, texts.get(key, ""))
            for key, messages in error.message_dict.items()
            for message in messages
        ]
    return []


def set_value(entry, column, value):
    setattr(entry, column.key, list(value) if isinstance(value, list | tuple) else value)


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
