"""The letters that ask whether an entry is still right."""

from django.utils.translation import gettext_lazy as _

from submissions.letter_book import Letter

ABOUT = {
    "titel": _("Name des Betriebs"),
    "adresse": _("die öffentliche Adresse"),
    "stimmt": _("Link: stimmt noch"),
    "aendern": _("Link: ändern"),
    "entfernen": _("Link: entfernen"),
}
LINKS = ("stimmt", "aendern", "entfernen")
FRESHNESS_LETTERS = tuple(
    Letter(key, label, ABOUT, LINKS, folder="directory/letters")
    for key, label in (
        ("freshness_ask", _("Branchenbuch: stimmt der Eintrag noch?")),
        ("freshness_reminder", _("Branchenbuch: Erinnerung an die Nachfrage")),
        ("freshness_hidden", _("Branchenbuch: Eintrag ausgeblendet")),
    )
)
