"""Addresses whose letters only look like those of another address (Unicode TS 39).

Such a name may be honest, so that nothing is refused: the team is told, and looks where it leads.
"""

import re
import unicodedata

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ADDRESS = re.compile(r"(?:https?://|[^\s@]+@)([^\s/?#:]+)")
SCRIPTS = {
    "CYRILLIC": gettext_lazy("kyrillisch"),
    "GREEK": gettext_lazy("griechisch"),
    "ARMENIAN": gettext_lazy("armenisch"),
}
# Written together in one word of Japanese or Korean.
TOGETHER = {"LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
# Cyrillic and Greek letters that are drawn as Latin ones; a name of them alone is read as Latin.
LOOKING_LATIN = set("асԁеһіјӏорԛѕտԝхуьαеικνορτυχ")


def remarks_on(*rows) -> list[str]:
    """Return a sentence for each web or mail address in these rows that is not what it looks like."""
    addresses = (
        getattr(row, field.attname)
        for row in rows
        for field in row._meta.concrete_fields
        if isinstance(field, models.CharField)
    )
    hosts = (ADDRESS.match(address) for address in addresses if address)
    found = (complaint_about(match[1]) for match in hosts if match)
    return list(dict.fromkeys(sentence for sentence in found if sentence))


def complaint_about(host: str) -> str:
    """Return what is odd about the letters of a host; empty where nothing is."""
    for label in map(_decoded, host.lower().split(".")):
        letters = [letter for letter in label if letter.isalpha()]
        scripts = {_script(letter) for letter in letters}
        is_mixed = len(scripts) > 1 and not scripts <= TOGETHER
        if is_mixed or (letters and LOOKING_LATIN.issuperset(letters)):
            foreign = sorted({letter for letter in letters if _script(letter) != "LATIN"})
            return _(
                "In der Adresse „%(host)s“ stehen Buchstaben, die anderen nur ähnlich sehen: "
                "%(letters)s. Bitte prüfen Sie, wohin sie führt."
            ) % {"host": host, "letters": ", ".join(map(_named, foreign))}
    return ""


def _decoded(label):
    """Return a part of a host as browsers may show it."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _script(letter):
    return unicodedata.name(letter, "").partition(" ")[0]


def _named(letter):
    script = SCRIPTS.get(_script(letter))
    return f"{letter} ({script})" if script else letter
