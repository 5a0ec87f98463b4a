"""What one cell of the directory's spreadsheet says, and how a value is written into one."""

import difflib
import re
from decimal import Decimal, InvalidOperation

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from content.fields import LooseDateField
from content.models import Language, Neighbourhood
from content.text import clean_line, normalise, paragraphs_of
from directory.models import Category

EMPTIED = "-"
YES = {"ja", "j", "yes", "y", "1", "x", "wahr", "true"}
NO = {"nein", "n", "no", "0", "falsch", "false"}
# What Excel and LibreOffice show where a formula has no value, in German and English.
ERROR_VALUE = re.compile(
    r"#(?:NV|N/A|NAME|WERT|VALUE|BEZUG|REF|DIV/0|ZAHL|NUM|NULL|ÜBERLAUF|SPILL|FELD|FIELD|KALK|CALC)[!?]?"
    r"|Err:[0-9]{3}|#{3,}",
    re.IGNORECASE,
)
# A letter that the encoding of a file does not have becomes a question mark; in a name none is meant.
LOST_IN_TEXT = re.compile(r"\w\?\w")
LOST_IN_NAME = re.compile(r"\w\?|\?\w")
NAMES, ADDRESSES = {"name", "street"}, {"website"}
SIX_DIGITS = Decimal("0.000001")


class Lists:
    """What a cell may name, by every name it has and by its id; read once for a whole table."""

    def __init__(self):
        self.rows = {}
        self.categories = self._named(Category, "categories", "name", "slug")
        self.neighbourhoods = self._named(Neighbourhood, "neighbourhood", "name", "slug")
        self.languages = self._named(Language, "languages", "name", "code", "native_name")
        self.today = timezone.localdate()
        self.by_postcode = {}
        for neighbourhood in self.rows["neighbourhood"].values():
            self.by_postcode.setdefault(neighbourhood.postcode, []).append(neighbourhood)

    def _named(self, model, key, *fields):
        """Load all rows of a list: `rows` holds them by column and id; returns them by their names."""
        rows = self.rows[key] = {row.pk: row for row in model.objects.all()}
        return {normalise(getattr(row, name)): row for row in rows.values() for name in fields}

    def at_postcode(self, postcode):
        """Return the neighbourhood of a postcode; None where there is none, or more than one."""
        found = self.by_postcode.get(postcode, [])
        return found[0] if len(found) == 1 else None


def complaint_about(key, cell):
    """Return why a cell cannot mean what it says, whatever its column; empty where it can."""
    if "?" not in cell and cell[:1] not in ("#", "E", "e"):
        return ""
    if ERROR_VALUE.fullmatch(cell):
        return _("Diese Zelle zeigt einen Fehler des Tabellenprogramms.")
    lost = LOST_IN_NAME if key in NAMES else LOST_IN_TEXT
    if key not in ADDRESSES and lost.search(cell):
        return _(
            "Hier steht ein Fragezeichen, wo wohl ein Buchstabe war. Bitte berichtigen Sie die Zelle, "
            "und speichern Sie die Tabelle als „CSV UTF-8“ oder als XLSX."
        )
    return ""


def is_copy_with_lost_letters(cell, text):
    """Tell whether a cell is this text after a program without letters such as ş, ı and ğ had it.

    Excel's plain CSV knows Windows-1252 only; it writes a question mark, or the letter without its sign.
    """
    if len(cell) != len(text):
        return False
    return all(
        read == stored or (not _is_western(stored) and read in ("?", anyascii(stored)))
        for read, stored in zip(cell, text, strict=True)
    )


def _is_western(letter):
    return letter.encode("cp1252", "replace") != b"?"


def refused(sentence, **params):
    return ValidationError(sentence % params if params else sentence, code="invalid")


def line(text, lists):
    return clean_line(text)


def description(text, lists):
    return paragraphs_of(text)


def by(form_field):
    """Return the reader that takes what this field of our own forms takes."""
    field = form_field(required=False)
    return lambda text, lists: field.clean(text)


def past_day(text, lists):
    day = LooseDateField(required=False).clean(text)
    if day and day > lists.today:
        raise refused(_("Der %(text)s liegt noch vor uns."), text=text)
    return day


def number(text, lists):
    try:
        return Decimal(text.replace(",", ".")).quantize(SIX_DIGITS)
    except InvalidOperation as error:
        raise refused(_("„%(text)s“ ist keine Zahl."), text=text) from error


def yes_or_no(text, lists):
    word = text.casefold()
    if word not in YES | NO:
        raise refused(_("„%(text)s“ ist weder „ja“ noch „nein“."), text=text)
    return word in YES


def one_of(known, name):
    """Return what a name stands for; a refusal names what is spelled alike."""
    found = known.get(normalise(name))
    if found is not None:
        return found
    similar = difflib.get_close_matches(normalise(name), known, n=1, cutoff=0.75)
    if similar:
        text = _("„%(name)s“ gibt es nicht. Meinten Sie „%(similar)s“?")
        raise refused(text, name=name, similar=known[similar[0]])
    raise refused(_("„%(name)s“ gibt es nicht."), name=name)


def several(known, text):
    """Names with commas between them, or semicolons where a name has a comma itself."""
    if normalise(text) in known:
        return [known[normalise(text)]]
    names = [name.strip() for name in text.split(";" if ";" in text else ",")]
    found = [one_of(known, name) for name in names if name]
    return list(dict.fromkeys(found))


def categories(text, lists):
    return several(lists.categories, text)


def languages(text, lists):
    return several(lists.languages, text)


def neighbourhood(text, lists):
    return one_of(lists.neighbourhoods, text)


def plain(value):
    return str(value or "")


def with_comma(value):
    """Return a number with a comma, as the table is read in Germany."""
    return plain(value).replace(".", ",")


def listed(values):
    written = sorted(str(value) for value in values)
    return ("; " if any("," in name for name in written) else ", ").join(written)


def answer(value):
    return {True: "ja", False: "nein", None: ""}[value]


def german_day(value):
    return f"{value:%d.%m.%Y}" if value else ""
