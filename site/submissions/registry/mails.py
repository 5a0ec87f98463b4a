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
OPEN = _("Seite öffnen")
# The placeholders that stand for a private link, or hold some.
SECRETS = ("link", "links", "stimmt", "aendern", "entfernen", "abbestellen")
# Those that stand for what only the reader of a mail may know.
PRIVATE = ("schritt", "schritte", "rueckblick")
# Stands for the address of the site, which is not known here.
SAMPLE_SITE = "https://planb.example.org"
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
    "felder": "Telefon, Öffnungszeiten",
    "angaben": "Beispielstraße 12\n12345 Beispielstadt\n0221 4710-123",
    "antwort": "Danke für den Hinweis. Wir haben die Telefonnummer berichtigt.",
    "nachricht": "Die Telefonnummer stimmt nicht.",
    "stimmt": "https://planb.example.org/eintrag-pruefen/abc123/stimmt/",
    "aendern": "https://planb.example.org/eintrag-pruefen/abc123/aendern/",
    "entfernen": "https://planb.example.org/eintrag-pruefen/abc123/entfernen/",
    "bis": "31. Januar 2027",
    "team": "Team Werkbank (Beispiel)",
    "begleitung": "Birgit Sander (Beispiel)",
    "treffen": "Mittwoch, 2. Dezember 2026, 19 bis 21 Uhr",
    "ort": "Café Halbzeit (Beispiel)",
    "platz": "2",
    "tag": "2. Dezember",
    "ziel": "Besser gesehen werden",
    "schritt": "Das Schild bestellen",
    "schritte": "– Das Schild bestellen (Besser gesehen werden)",
    "rueckblick": "Wir haben uns elf Mal getroffen und viel geschafft.",
    "abbestellen": "https://planb.example.org/mein-team/abbestellen/abc123/",
    "vorher": "Mittwoch, 9. Dezember 2026, 19 bis 21 Uhr, Stadtteilladen",
    "links": "PB-7K3M9Q Nähcafé (Beispiel)\nhttps://planb.example.org/einreichung/abc123/",
}


@dataclass(frozen=True)
class Mail:
    """One mail: what it is for, what its text may name, and what the text must name.

    `main` is the placeholder of the link that the HTML part shows as a button, `button` its label.
    `is_read_out` is False where nobody is called instead: the person has just done or heard it.
    `is_private`: what it says is for its reader alone, and not for whoever looks into the outbox.
    """

    key: str
    label: Any
    placeholders: dict[str, Any] = field(default_factory=lambda: dict(COMMON))
    required: tuple[str, ...] = ()
    folder: str = "submissions/letters"
    main: str = "link"
    button: Any = OPEN
    is_read_out: bool = True
    is_private: bool = False

    @property
    def template(self) -> str:
        return f"{self.folder}/{self.key}.txt"

    def button_in(self, values: dict[str, Any]) -> tuple[str, str] | None:
        """Return the main link and the label of its button; None where the mail has no such link."""
        main = values.get(self.main)
        return (str(main), str(self.button)) if main else None

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


def sample(site: str) -> dict[str, str]:
    """Return an example for each placeholder, with links to this site."""
    return {name: value.replace(SAMPLE_SITE, site) for name, value in SAMPLE.items()}


def get(key: str) -> Mail | None:
    return next((mail for mail in every() if mail.key == key), None)


def every() -> list[Mail]:
    return sections.all_of("mails")


def choices() -> list[tuple[str, Any]]:
    return [(mail.key, mail.label) for mail in every()]


SUBMISSION_MAILS = (
    Mail(
        "confirm_address",
        _("Bitte um Bestätigung der Adresse"),
        required=("link",),
        button=_("Ansehen und bestätigen"),
        is_read_out=False,
    ),
    Mail(
        "invited",
        _("Einladung, einen Eintrag zu übernehmen"),
        COMMON | {"adresse": _("die öffentliche Adresse")},
        ("link",),
        folder="submissions/letters/owners",
        button=_("Ansehen und übernehmen"),
    ),
    Mail(
        "new_address",
        _("Bitte um Bestätigung einer neuen Adresse"),
        required=("link",),
        folder="submissions/letters/owners",
        button=_("Ansehen und bestätigen"),
        is_read_out=False,
    ),
    Mail(
        "address_changed",
        _("Adresse geändert"),
        folder="submissions/letters/owners",
        is_read_out=False,
    ),
    Mail(
        "in_moderation",
        _("Eingang bestätigt, wird geprüft"),
        required=("link",),
        button=_("Ansehen, wie es steht"),
        is_read_out=False,
    ),
    Mail(
        "changes_asked",
        _("Rückfrage"),
        COMMON | {"frage": _("die Frage des Teams")},
        ("frage", "link"),
        button=_("Antworten oder ändern"),
    ),
    Mail(
        "answered",
        _("Antwort auf eine Nachricht zu einer Einreichung"),
        COMMON | {"antwort": _("Ihre Antwort")},
        ("antwort", "link"),
        button=_("Ansehen und antworten"),
    ),
    Mail(
        "question_settled",
        _("Rückfrage zurückgenommen"),
        required=("link",),
        button=_("Ansehen, wie es steht"),
    ),
    Mail(
        "accepted",
        _("Veröffentlicht"),
        COMMON | {"adresse": _("die öffentliche Adresse")},
        ("adresse",),
        main="adresse",
        button=_("Auf der Website ansehen"),
    ),
    Mail(
        "correction_accepted",
        _("Änderung übernommen"),
        COMMON | {"adresse": _("die öffentliche Adresse")},
        ("adresse",),
        main="adresse",
        button=_("Auf der Website ansehen"),
    ),
    Mail(
        "foreign_change",
        _("Jemand anderes möchte den Eintrag ändern"),
        COMMON | {"felder": _("was sich ändern soll")},
        ("felder", "link"),
        folder="submissions/letters/owners",
        button=_("Ansehen und antworten"),
    ),
    Mail(
        "foreign_change_accepted",
        _("Jemand anderes hat den Eintrag geändert"),
        COMMON | {"felder": _("was sich geändert hat"), "adresse": _("die öffentliche Adresse")},
        ("felder", "link"),
        folder="submissions/letters/owners",
        button=_("Ansehen oder ändern"),
    ),
    Mail(
        "declined",
        _("Abgelehnt"),
        COMMON | {"grund": _("die Begründung")},
        ("grund",),
        button=_("Einreichung ansehen"),
    ),
    Mail("withdrawn", _("Zurückgezogen"), is_read_out=False),
    Mail(
        "reopened",
        _("Entscheidung zurückgenommen"),
        required=("link",),
        button=_("Ansehen, wie es steht"),
    ),
    Mail(
        "reminder",
        _("Erinnerung an eine Rückfrage"),
        required=("link",),
        button=_("Frage lesen und antworten"),
    ),
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
