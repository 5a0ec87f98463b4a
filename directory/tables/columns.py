"""The columns of the directory as a spreadsheet: how each is called, read and written.

What is written is read back to the same, so that an exported table changes nothing when it is
imported again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from content.fields import EmailAddressField, WebsiteField
from content.text import text_of
from directory.hours.fields import HoursFormField
from directory.tables import cells
from directory.tables.reader import heading_key

# Columns of which a cell names several rows of another table.
SEVERAL = ("categories", "languages")


@dataclass(frozen=True)
class Column:
    """One column. `read(text, lists)` returns a value or raises ValidationError, `write` its text."""

    key: str
    label: Any
    read: Callable[[str, Any], Any]
    write: Callable[[Any], str]
    empty: Any = ""
    hint: Any = ""
    other_names: tuple[str, ...] = ()

    @property
    def names(self):
        return {heading_key(name) for name in (self.key, str(self.label), *self.other_names)}

    def text_of(self, business):
        """Return what a table says of a business in this column."""
        value = getattr(business, self.key)
        return self.write(value.all() if self.key in SEVERAL else value)


def _text_column(key, label, hint="", *other_names, read=cells.line):
    return Column(key, label, read, cells.plain, hint=hint, other_names=other_names)


COLUMNS = [
    _text_column(
        "slug",
        gettext_lazy("Kurzname"),
        gettext_lazy("Woran wir einen Eintrag wiedererkennen. Bei neuen Einträgen leer lassen."),
        "id",
    ),
    _text_column("name", gettext_lazy("Name"), gettext_lazy("Bäckerei Beispiel"), "Betrieb"),
    Column(
        "categories",
        gettext_lazy("Branchen"),
        cells.categories,
        cells.listed,
        (),
        gettext_lazy("Mehrere mit Komma: Bäckerei, Café"),
        ("Branche", "Kategorie"),
    ),
    _text_column("summary", gettext_lazy("In einer Zeile"), gettext_lazy("Brot und Kuchen")),
    Column(
        "description",
        gettext_lazy("Beschreibung"),
        cells.description,
        text_of,
        hint=gettext_lazy("Mehrere Zeilen sind möglich."),
    ),
    _text_column(
        "street",
        gettext_lazy("Straße und Hausnummer"),
        gettext_lazy("Marktstraße 12"),
        "Straße",
        "Adresse",
    ),
    _text_column("postcode", gettext_lazy("Postleitzahl"), "12345", "PLZ"),
    Column(
        "neighbourhood",
        gettext_lazy("Stadtteil"),
        cells.neighbourhood,
        cells.plain,
        None,
        gettext_lazy("Leer: der Stadtteil der Postleitzahl."),
        ("Ortsteil",),
    ),
    Column(
        "latitude",
        gettext_lazy("Breite"),
        cells.number,
        cells.with_comma,
        None,
        "51,5222",
    ),
    Column(
        "longitude",
        gettext_lazy("Länge"),
        cells.number,
        cells.with_comma,
        None,
        "7,0886",
    ),
    _text_column("telephone", gettext_lazy("Telefon"), "0221 4710-123", "Tel", "Telefonnummer"),
    _text_column("whatsapp", gettext_lazy("WhatsApp")),
    _text_column(
        "email",
        gettext_lazy("E-Mail"),
        "laden@example.org",
        "E-Mail-Adresse",
        "Mail",
        read=cells.by(EmailAddressField),
    ),
    _text_column(
        "website",
        gettext_lazy("Website"),
        "https://laden.example.org",
        "Internet",
        read=cells.by(WebsiteField),
    ),
    _text_column(
        "opening_hours",
        gettext_lazy("Öffnungszeiten"),
        "Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off",
        read=cells.by(HoursFormField),
    ),
    _text_column("opening_hours_note", gettext_lazy("Hinweis zu den Öffnungszeiten")),
    Column(
        "languages",
        gettext_lazy("Sprachen"),
        cells.languages,
        cells.listed,
        (),
        gettext_lazy("Mehrere mit Komma: Deutsch, Türkisch"),
    ),
    Column(
        "is_step_free",
        gettext_lazy("Ohne Stufen"),
        cells.yes_or_no,
        cells.answer,
        None,
        gettext_lazy("ja oder nein; leer, wenn niemand es weiß"),
        ("Barrierefrei",),
    ),
    _text_column("accessibility_note", gettext_lazy("Hinweis zur Barrierefreiheit")),
    Column(
        "offers_training",
        gettext_lazy("Ausbildung"),
        cells.yes_or_no,
        cells.answer,
        False,
        gettext_lazy("ja oder nein"),
    ),
    Column(
        "offers_internship",
        gettext_lazy("Praktikum"),
        cells.yes_or_no,
        cells.answer,
        False,
        gettext_lazy("ja oder nein"),
        ("Praktika",),
    ),
    Column(
        "checked_on",
        gettext_lazy("Zuletzt geprüft am"),
        cells.past_day,
        cells.german_day,
        None,
        gettext_lazy("01.12.2026"),
        ("Geprüft am",),
    ),
]
BY_KEY = {column.key: column for column in COLUMNS}


def read_cell(column, text, lists):
    """Return the value of a filled cell; a lone dash empties the field. Raises ValidationError."""
    return column.empty if text == cells.EMPTIED else column.read(text, lists)
