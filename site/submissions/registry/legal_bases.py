"""Why we may store what a form asks for; the forms and the privacy page print the same words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


@dataclass(frozen=True)
class LegalBasis:
    """What is stored, and the ground in Article 6 of the GDPR, as the end of a sentence."""

    what: Any
    ground: Any


SUBMISSION = LegalBasis(
    _("Eintrag, Änderung oder Bewerbung für ein Erfolgsteam"),
    _("Ihre Einwilligung (Artikel 6 Absatz 1 Buchstabe a DSGVO)"),
)
REGISTRATION = LegalBasis(
    _("Anmeldung zu einem Termin"),
    _(
        "Ihre Anmeldung selbst (Artikel 6 Absatz 1 Buchstabe b DSGVO): Ohne die Angaben können "
        "wir Ihnen keinen Platz freihalten"
    ),
)
INVITATION = LegalBasis(
    _("Einladungen zu weiteren Abenden"),
    _(
        "Ihre Einwilligung, die Sie jederzeit widerrufen können (Artikel 6 Absatz 1 Buchstabe a DSGVO): "
        "über den Link in jeder Einladung oder auf der Seite Ihrer Anmeldung"
    ),
)
MESSAGE = LegalBasis(
    _("Nachricht an uns oder gemeldeter Fehler"),
    _(
        "unser berechtigtes Interesse, Anfragen zu beantworten (Artikel 6 Absatz 1 Buchstabe f "
        "DSGVO)"
    ),
)
BARRIER = LegalBasis(
    _("Gemeldete Barriere"),
    _(
        "unser berechtigtes Interesse, Barrieren zu beseitigen (Artikel 6 Absatz 1 Buchstabe f "
        "DSGVO), bei öffentlichen Stellen die Pflicht dazu (Buchstabe c)"
    ),
)
# What the team notes at a door, after "it notes": the privacy page and what is printed say the same.
NOTED_ON_VISITS = gettext_noop("wann es da war, worum es ging und was es zugesagt hat")
VISIT = LegalBasis(
    _("Notizen des Teams zu Besuchen in Betrieben"),
    _(
        "unser berechtigtes Interesse, Betriebe zu begleiten und Zugesagtes einzuhalten (Artikel 6 "
        "Absatz 1 Buchstabe f DSGVO)"
    ),
)
MEMBERSHIP = LegalBasis(
    _("Mitgliedschaft in einem Erfolgsteam"),
    _(
        "Ihre Mitgliedschaft selbst (Artikel 6 Absatz 1 Buchstabe b DSGVO): Ohne die Angaben können "
        "wir Sie nicht einladen. Was Sie im Raum des Teams schreiben, schreiben Sie freiwillig"
    ),
)
NAMING = LegalBasis(
    _("Name und Betrieb auf der Seite eines Erfolgsteams"),
    _(
        "Ihre Einwilligung, die Sie jederzeit widerrufen können (Artikel 6 Absatz 1 Buchstabe a DSGVO): "
        "unter „Meine Daten“ im Raum des Teams"
    ),
)
EVERY = (SUBMISSION, REGISTRATION, INVITATION, MESSAGE, BARRIER, VISIT, MEMBERSHIP, NAMING)
