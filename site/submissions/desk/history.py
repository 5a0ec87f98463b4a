"""What happened to a submission, by whom, newest first."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry

from accounts.names import name_of

ACTIONS = {
    "submissions.accepted": _("Angenommen"),
    "submissions.declined": _("Abgelehnt"),
    "submissions.withdrawn": _("Zurückgezogen"),
    "submissions.ask": _("Rückfrage gestellt"),
    "submissions.edit": _("Angaben geändert"),
    "submissions.pictures": _("Bilder geändert"),
    "submissions.dates": _("Einzelnen Termin geändert"),
    "submissions.resume": _("Wieder aufgenommen"),
    "submissions.reply": _("Nachricht beantwortet"),
    "submissions.read": _("Nachricht erledigt"),
    "submissions.contact": _("Kontaktdaten geändert"),
    "submissions.address": _("Neue E-Mail-Adresse bestätigt"),
    "submissions.invite": _("Zum Übernehmen eingeladen"),
    "submissions.take_over": _("Eintrag übernommen"),
    "submissions.write": _("Nachricht geschrieben"),
    "submissions.change_withdrawn": _("Änderung zurückgezogen"),
    "submissions.unask": _("Rückfrage zurückgenommen"),
    "submissions.undo": _("Entscheidung zurückgenommen"),
    "submissions.assign": _("Zuständigkeit geändert"),
    "submissions.rescue": _("Ist kein Spam"),
    "submissions.ask_again": _("Noch einmal um Bestätigung gebeten"),
    "submissions.file_for": _("Für die Person aufgenommen"),
    "submissions.consent": _("Über den privaten Link eingewilligt"),
    "submissions.care": _("Ansprechperson und Ansprache geändert"),
    "submissions.discard": _("Als Spam geschlossen"),
    "submissions.merge": _("Mit einem anderen Eintrag zusammengeführt"),
}


class Happening(NamedTuple):
    """One line of the history; `who` is "" for the submitter."""

    when: datetime
    who: str
    what: str


class AssignmentFormatter(LogFormatter):
    label = ACTIONS["submissions.assign"]

    def format_message(self, log_entry):
        colleague = log_entry.data.get("to")
        return _("Zuständig: %(who)s") % {"who": colleague} if colleague else _("Niemand zuständig")


def register_actions(registry):
    """Tell Wagtail's log the words for what happens here."""
    for action, label in ACTIONS.items():
        if action != "submissions.assign":
            registry.register_action(action, label, label)
    registry.register_action("submissions.assign")(AssignmentFormatter)


def history(submission):
    """Return what people did to a submission and to its draft, newest first.

    Versions that the site stores by itself are no deed of anybody.
    """
    rows = [Happening(submission.created_at, "", _("Eingegangen"))]
    if submission.confirmed_at and not submission.taken_by_id:
        rows.append(Happening(submission.confirmed_at, "", _("E-Mail-Adresse bestätigt")))
    rows += [_logged(entry) for entry in _log_of(submission)]
    rows += _versions(submission)
    return sorted(rows, key=lambda row: row.when, reverse=True)


def message_history(message):
    """Return the Happenings of a message, newest first."""
    rows = [Happening(message.created_at, "", _("Eingegangen"))]
    rows += [
        Happening(answer.created_at, name_of(answer.author) if answer.author else "", _("Antwort"))
        for answer in message.answers.select_related("author")
    ]
    if message.done_at:
        who = name_of(message.done_by) if message.done_by else ""
        rows.append(Happening(message.done_at, who, _("Erledigt")))
    return sorted(rows, key=lambda row: row.when, reverse=True)


def draft_history(draft):
    """Return what people did to a draft, newest first."""
    of_people = _log_of(draft).exclude(user=None)
    return [_logged(entry) for entry in of_people.order_by("-timestamp", "-pk")]


def _log_of(instance):
    return ModelLogEntry.objects.for_instance(instance).select_related("user")


def _logged(entry):
    return Happening(entry.timestamp, name_of(entry.user) if entry.user else "", entry.message)


def _versions(submission):
    """Return what editors changed since it came in; what its sender changes is in the log."""
    if submission.draft is None or submission.confirmed_at is None:
        return []
    later = submission.draft.revisions.filter(created_at__gte=submission.confirmed_at)
    return [
        Happening(version.created_at, name_of(version.user), _("Angaben geändert"))
        for version in later.exclude(user=None).select_related("user")
    ]
