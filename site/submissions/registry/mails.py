"""Which mails the site writes, and which placeholders an editor may use in the text of each.

Pure. A mail is known by its key, which is also the name of its shipped template. Texts of
editors are filled in by replacing names in braces and nothing else: no template language runs.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from content import sections

PLACEHOLDER = re.compile(r"\{([a-zäöüß_]+)\}")

# The placeholders of every mail about a submission.
COMMON = {
    "name": _("Name der Person"),
    "titel": _("Worum es geht"),
    "art": _("Art der Einreichung"),
    "nummer": _("Nummer der Einreichung"),
    "link": _("der private Link"),
    "tage": _("Werktage bis zur Antwort"),
}
SAMPLE = {
    "name": "Ayşe Beispiel",
    "titel": "Nähcafé (Beispiel)",
    "art": "Veranstaltung",
    "nummer": "PB-7K3M9Q",
    "link": "https://planb.example.org/einreichung/abc123/",
    "tage": "3",
    "frage": "Wann ist Einlass?",
    "grund": "Die Veranstaltung liegt außerhalb unserer Stadtteile.",
    "adresse": "https://planb.example.org/veranstaltungen/naehcafe/",
    "antwort": "Danke für den Hinweis. Wir haben die Telefonnummer berichtigt.",
    "nachricht": "Die Telefonnummer stimmt nicht.",
    "stimmt": "https://planb.example.org/eintrag-pruefen/abc123/stimmt/",
    "aendern": "https://planb.example.org/eintrag-pruefen/abc123/aendern/",
    "entfernen": "https://planb.example.org/eintrag-pruefen/abc123/entfernen/",
    "bis": "31. Januar 2027",
    "links": "PB-7K3M9Q Nähcafé (Beispiel)\nhttps://planb.example.org/einreichung/abc123/",
}


@dataclass(frozen=True)
class Mail:
    """One mail: what it is for, what its text may name, and what the text must name."""

    key: str
    label: Any
    placeholders: dict[str, Any] = field(default_factory=lambda: dict(COMMON))
    required: tuple[str, ...] = ()
    folder: str = "submissions/letters"

    @property
    def template(self) -> str:
        return f"{self.folder}/{self.key}.txt"

    def unknown_in(self, text: str) -> list[str]:
        """Return the placeholders of a text that this mail cannot fill."""
        return sorted(set(PLACEHOLDER.findall(text)) - set(self.placeholders))

    def missing_in(self, text: str) -> list[str]:
        """Return what a text leaves out although the mail is useless without it."""
        return [name for name in self.required if name not in PLACEHOLDER.findall(text)]


def filled(text: str, values: dict[str, str]) -> str:
    """Fill in the values; an unknown placeholder stays as it was written."""
    return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)


def explained(mail: Mail) -> str:
    """Return the placeholders of a mail and what they stand for, in one sentence."""
    return ", ".join(f"{{{name}}} – {meaning}" for name, meaning in mail.placeholders.items())


def get(key: str) -> Mail | None:
    return next((mail for mail in every() if mail.key == key), None)


def every() -> list[Mail]:
    return sections.all_of("mails")


def choices() -> list[tuple[str, Any]]:
    return [(mail.key, mail.label) for mail in every()]


SUBMISSION_MAILS = (
    Mail("confirm_address", _("Bitte um Bestätigung der Adresse"), required=("link",)),
    Mail("in_moderation", _("Eingang bestätigt, wird geprüft"), required=("link",)),
    Mail(
        "changes_asked",
        _("Rückfrage"),
        COMMON | {"frage": _("die Frage des Teams")},
        ("frage", "link"),
    ),
    Mail(
        "accepted",
        _("Veröffentlicht"),
        COMMON | {"adresse": _("die öffentliche Adresse")},
        ("adresse",),
    ),
    Mail(
        "correction_accepted",
        _("Änderung übernommen"),
        COMMON | {"adresse": _("die öffentliche Adresse")},
        ("adresse",),
    ),
    Mail("declined", _("Abgelehnt"), COMMON | {"grund": _("die Begründung")}, ("grund",)),
    Mail("withdrawn", _("Zurückgezogen")),
    Mail("reopened", _("Entscheidung zurückgenommen"), required=("link",)),
    Mail("reminder", _("Erinnerung an eine Rückfrage"), required=("link",)),
    Mail("expired", _("Rückfrage blieb ohne Antwort")),
    Mail(
        "new_links",
        _("Neue Links"),
        {"links": _("die Einreichungen mit ihren neuen Links")},
        ("links",),
    ),
    Mail(
        "message_answered",
        _("Antwort auf eine Nachricht"),
        {
            "name": COMMON["name"],
            "nachricht": _("was die Person schrieb"),
            "antwort": _("Ihre Antwort"),
        },
        ("antwort",),
    ),
)
