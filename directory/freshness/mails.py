"""The mails about entries: whether one is still right, and that an offer ends."""

from django.utils.translation import gettext_lazy as _

from submissions.registry.mails import COMMON, Mail

FOLDER = "directory/letters"
ABOUT = {
    "titel": _("Name des Betriebs"),
    "adresse": _("die öffentliche Adresse"),
    "stimmt": _("Link: stimmt noch"),
    "aendern": _("Link: ändern"),
    "entfernen": _("Link: entfernen"),
}
LINKS = ("stimmt", "aendern", "entfernen")
STILL_RIGHT = ("stimmt", _("Alles stimmt noch"))  # the main link, and what stands on its button
OFFER = COMMON | {"adresse": _("die öffentliche Adresse"), "bis": _("der letzte Tag")}
MAILS = (
    Mail(
        "freshness_ask",
        _("Branchenbuch: stimmt der Eintrag noch?"),
        ABOUT,
        LINKS,
        FOLDER,
        *STILL_RIGHT,
    ),
    Mail(
        "freshness_reminder",
        _("Branchenbuch: Erinnerung an die Nachfrage"),
        ABOUT,
        LINKS,
        FOLDER,
        *STILL_RIGHT,
    ),
    Mail(
        "freshness_hidden",
        _("Branchenbuch: Eintrag ausgeblendet"),
        ABOUT,
        LINKS,
        FOLDER,
        *STILL_RIGHT,
    ),
    Mail(
        "freshness_call",
        _("Branchenbuch: Nachfrage am Telefon"),
        {"titel": _("Name des Betriebs"), "angaben": _("was im Eintrag steht")},
        ("angaben",),
        FOLDER,
    ),
    Mail(
        "premises_end",
        _("Ladenlokal: Angebot endet bald"),
        OFFER,
        ("link", "bis"),
        FOLDER,
        button=_("Angebot verlängern"),
    ),
)
