"""What happened to a submission, by whom, newest first."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry

from submissions.desk.queue import name_of

ACTIONS = {
    "submissions.accepted": _("Angenommen"),
    "submissions.declined": _("Abgelehnt"),
    "submissions.withdrawn": _("Zurückgezogen"),
    "submissions.ask": _("Rückfrage gestellt"),
    "submissions.undo": _("Entscheidung zurückgenommen"),
    "submissions.assign": _("Zuständigkeit geändert"),
    "submissions.rescue": _("Ist kein Spam"),
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
    """Return the Happenings of a submission and of its draft's versions, newest first."""
    rows = [Happening(submission.created_at, "", _("Eingegangen"))]
    if submission.confirmed_at:
        rows.append(Happening(submission.confirmed_at, "", _("E-Mail-Adresse bestätigt")))
    rows += [_logged(entry) for entry in _log_of(submission)]
    rows += _versions(submission)
    return sorted(rows, key=lambda row: row.when, reverse=True)


def _log_of(submission):
    return ModelLogEntry.objects.for_instance(submission).select_related("user")


def _logged(entry):
    return Happening(entry.timestamp, name_of(entry.user) if entry.user else "", entry.message)


def _versions(submission):
    """Return the changes since it came in; the first version of a new draft is what came in."""
    if submission.draft is None or submission.confirmed_at is None:
        return []
    later = submission.draft.revisions.filter(created_at__gte=submission.confirmed_at)
    changes = list(later.select_related("user").order_by("created_at"))
    return [
        Happening(
            version.created_at, name_of(version.user) if version.user else "", _("Angaben geändert")
        )
        for version in (changes if submission.is_correction else changes[1:])
    ]
