"""The columns of the directory as a spreadsheet: how each is called, read and written.

What is written is read back to the same, so that an exported table changes nothing when it is
imported again.
"""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.exports import safe_cell
from content.fields import LooseDateField, PostcodeField, WebsiteField
from content.models import Language, Neighbourhood
from content.paragraphs import paragraphs_of, text_of
from content.text import clean_line, clean_text, normalise

from .hours_field import HoursFormField
from .models import Category

EMPTIED = "-"
YES = {"ja", "j", "yes", "y", "1", "x", "wahr", "true"}
NO = {"nein", "n", "no", "0", "falsch", "false"}
SIX_DIGITS = Decimal("0.000001")


@dataclass(frozen=True)
class Column:
    """One column. `read(text, lists)` returns the value or raises ValidationError, `write` the text."""

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


class Lists:
    """What a cell may name, by every name it has; read once for a whole table."""

    def __init__(self):
        self.categories = self._named(Category, "name", "slug")
        self.neighbourhoods = self._named(Neighbourhood, "name", "slug")
        self.languages = self._named(Language, "name", "code", "native_name")
        self.today = timezone.localdate()
        self.by_postcode = {}
        for one in Neighbourhood.objects.all():
            self.by_postcode.setdefault(one.postcode, []).append(one)

    @staticmethod
    def _named(model, *fields):
        return {
            normalise(getattr(one, name)): one for one in model.objects.all() for name in fields
        }

    def at_postcode(self, postcode):
        """Return the neighbourhood of a postcode; None where there is none, or more than one."""
        found = self.by_postcode.get(postcode, [])
        return found[0] if len(found) == 1 else None


def heading_key(heading):
    """Return a heading as it is compared: `E-Mail Adresse` is `email-adresse`."""
    return normalise(heading).replace(" ", "")


def original(cell):
    """Take back the apostrophe that an export puts before what looks like a formula."""
    return cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) == cell else cell


def refused(sentence, **params):
    return ValidationError(sentence % params if params else sentence, code="invalid")


def _line(text, lists):
    return clean_line(text)


def _description(text, lists):
    return paragraphs_of(text)


def _hours(text, lists):
    return HoursFormField(required=False).clean(text)


def _past_day(text, lists):
    day = LooseDateField(required=False).clean(text)
    if day and day > lists.today:
        raise refused(_("Der %(text)s liegt noch vor uns."), text=text)
    return day


def _number(text, lists):
    try:
        return Decimal(text.replace(",", ".")).quantize(SIX_DIGITS)
    except InvalidOperation as error:
        raise refused(_("„%(text)s“ ist keine Zahl."), text=text) from error


def _postcode(text, lists):
    return PostcodeField(required=False).clean(text)


def _website(text, lists):
    return WebsiteField(required=False).clean(text)


def _yes_or_no(text, lists):
    word = text.casefold()
    if word not in YES | NO:
        raise refused(_("„%(text)s“ ist weder „ja“ noch „nein“."), text=text)
    return word in YES


def _one_of(known, name):
    """Return what a name stands for; a refusal names what is spelled alike."""
    found = known.get(normalise(name))
    if found is not None:
        return found
    alike = difflib.get_close_matches(normalise(name), known, n=1, cutoff=0.75)
    if alike:
        text = _("„%(name)s“ gibt es nicht. Meinten Sie „%(alike)s“?")
        raise refused(text, name=name, alike=known[alike[0]])
    raise refused(_("„%(name)s“ gibt es nicht."), name=name)


def _several(known, text):
    """Names with commas between them, or semicolons where a name has a comma itself."""
    if normalise(text) in known:
        return [known[normalise(text)]]
    names = [name.strip() for name in text.split(";" if ";" in text else ",")]
    found = [_one_of(known, name) for name in names if name]
    return list(dict.fromkeys(found))


def _categories(text, lists):
    return _several(lists.categories, text)


def _languages(text, lists):
    return _several(lists.languages, text)


def _neighbourhood(text, lists):
    return _one_of(lists.neighbourhoods, text)


def _attribute(name):
    return lambda business: str(getattr(business, name) or "")


def _names(field):
    def write(business):
        names = sorted(str(one) for one in getattr(business, field).all())
        return ("; " if any("," in name for name in names) else ", ").join(names)

    return write


def _answer(name):
    return lambda business: {True: "ja", False: "nein", None: ""}[getattr(business, name)]


def _plain_description(business):
    return text_of(business.description)


def _day(business):
    return f"{business.checked_on:%d.%m.%Y}" if business.checked_on else ""


def _text_column(key, label, hint="", *other_names):
    return Column(key, label, _line, _attribute(key), hint=hint, other_names=other_names)


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
        _categories,
        _names("categories"),
        (),
        gettext_lazy("Mehrere mit Komma: Bäckerei, Café"),
        ("Branche", "Kategorie"),
    ),
    _text_column("summary", gettext_lazy("In einer Zeile"), gettext_lazy("Brot und Kuchen")),
    Column(
        "description",
        gettext_lazy("Beschreibung"),
        _description,
        _plain_description,
        hint=gettext_lazy("Mehrere Zeilen sind möglich."),
    ),
    _text_column(
        "street",
        gettext_lazy("Straße und Hausnummer"),
        gettext_lazy("Schalker Straße 12"),
        "Straße",
        "Adresse",
    ),
    Column(
        "postcode",
        gettext_lazy("Postleitzahl"),
        _postcode,
        _attribute("postcode"),
        hint="45881",
        other_names=("PLZ",),
    ),
    Column(
        "neighbourhood",
        gettext_lazy("Stadtteil"),
        _neighbourhood,
        _attribute("neighbourhood"),
        None,
        gettext_lazy("Leer: der Stadtteil der Postleitzahl."),
        ("Ortsteil",),
    ),
    Column("latitude", gettext_lazy("Breite"), _number, _attribute("latitude"), None, "51,5222"),
    Column("longitude", gettext_lazy("Länge"), _number, _attribute("longitude"), None, "7,0886"),
    _text_column("telephone", gettext_lazy("Telefon"), "0221 4710-123", "Tel", "Telefonnummer"),
    _text_column("whatsapp", gettext_lazy("WhatsApp")),
    _text_column("email", gettext_lazy("E-Mail"), "laden@example.org", "E-Mail-Adresse", "Mail"),
    Column(
        "website",
        gettext_lazy("Website"),
        _website,
        _attribute("website"),
        hint="https://laden.example.org",
        other_names=("Internet",),
    ),
    Column(
        "opening_hours",
        gettext_lazy("Öffnungszeiten"),
        _hours,
        _attribute("opening_hours"),
        hint="Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off",
    ),
    _text_column("opening_hours_note", gettext_lazy("Hinweis zu den Öffnungszeiten")),
    Column(
        "languages",
        gettext_lazy("Sprachen"),
        _languages,
        _names("languages"),
        (),
        gettext_lazy("Mehrere mit Komma: Deutsch, Türkisch"),
    ),
    Column(
        "is_step_free",
        gettext_lazy("Ohne Stufen"),
        _yes_or_no,
        _answer("is_step_free"),
        None,
        gettext_lazy("ja oder nein; leer, wenn niemand es weiß"),
        ("Barrierefrei",),
    ),
    _text_column("accessibility_note", gettext_lazy("Hinweis zur Barrierefreiheit")),
    Column(
        "offers_training",
        gettext_lazy("Ausbildung"),
        _yes_or_no,
        _answer("offers_training"),
        False,
        gettext_lazy("ja oder nein"),
    ),
    Column(
        "offers_internship",
        gettext_lazy("Praktikum"),
        _yes_or_no,
        _answer("offers_internship"),
        False,
        gettext_lazy("ja oder nein"),
        ("Praktika",),
    ),
    Column(
        "checked_on",
        gettext_lazy("Zuletzt geprüft am"),
        _past_day,
        _day,
        None,
        gettext_lazy("01.12.2026"),
        ("Geprüft am",),
    ),
]
BY_KEY = {column.key: column for column in COLUMNS}


def read_cell(column, cell, lists):
    """Return the value of a filled cell; a lone dash empties the field. Raises ValidationError."""
    text = clean_text(original(cell))
    return column.empty if text == EMPTIED else column.read(text, lists)
