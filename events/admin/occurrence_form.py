"""The form for changing one date of an event, that date and all later ones, or all dates."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from content.fields import LineField
from events.admin.forms import LocalDateTimeField
from events.recurrence.local_time import local
from events.recurrence.validation import time_errors

CANCEL, MOVE, RESTORE, EDIT = "cancel", "move", "restore", "edit"
THIS, FOLLOWING, ALL = "this", "following", "all"
ACTIONS = {
    CANCEL: _("Fällt aus"),
    MOVE: _("Andere Zeit oder anderer Ort"),
    RESTORE: _("Findet doch statt wie geplant"),
    EDIT: _("Anderes ändern: Titel, Text, Plätze und so weiter"),
}
SCOPES = {
    THIS: _("nur diesen Termin"),
    FOLLOWING: _("diesen und alle folgenden"),
    ALL: _("alle Termine, die noch kommen"),
}


class DateForm(forms.Form):
    """Asks what is to happen, for which dates, and whether the guests may get a mail."""

    action = forms.ChoiceField(label=_("Was ist anders?"), widget=forms.RadioSelect)
    scope = forms.ChoiceField(label=_("Für welche Termine gilt das?"), widget=forms.RadioSelect)
    starts_at = LocalDateTimeField(label=_("Beginn"), required=False)
    ends_at = LocalDateTimeField(label=_("Ende"), required=False)
    place = LineField(
        label=_("Neuer Ort"),
        max_length=160,
        required=False,
        help_text=_("Leer lassen, wenn der Ort bleibt."),
    )
    reason = LineField(
        label=_("Hinweis"),
        max_length=160,
        required=False,
        help_text=_("Zum Beispiel der Grund. Steht öffentlich beim Termin."),
    )
    confirms = forms.BooleanField(
        label=_("Ja. Die Angemeldeten bekommen eine E-Mail."), required=False
    )

    def __init__(self, *args, occurrence, in_series, guests, now, **kwargs):
        """`guests` says for each scope how many registrations it touches."""
        super().__init__(*args, **kwargs)
        self.occurrence, self.guests, self.now = occurrence, guests, now
        has_change = occurrence.is_cancelled or occurrence.is_moved
        self.fields["action"].choices = [
            (name, label) for name, label in ACTIONS.items() if name != RESTORE or has_change
        ]
        self.fields["scope"].choices = list(SCOPES.items())[: None if in_series else 1]
        self.initial |= {
            "action": CANCEL,
            "scope": THIS,
            "starts_at": occurrence.starts_at,
            "ends_at": occurrence.known_end,
        }
        if not any(guests.values()):
            del self.fields["confirms"]

    def clean(self):
        data = super().clean()
        action, scope = data.get("action"), data.get("scope")
        if action == EDIT and scope == THIS and len(self.fields["scope"].choices) > 1:
            self.add_error(
                "scope", _("Für einen einzelnen Termin ändern Sie Zeit, Ort und Hinweis.")
            )
        if action == RESTORE and scope != THIS:
            self.add_error("scope", _("Das geht nur für diesen Termin."))
        if action == MOVE:
            self._clean_times(data)
            if scope != THIS and data.get("reason"):
                self.add_error(
                    "reason", _("Ein Hinweis gilt nur für einen Termin oder eine Absage.")
                )
        if not self.errors and self.guests.get(scope) and action != EDIT:
            self._clean_confirmation(data, self.guests[scope])
        return data

    def _clean_times(self, data):
        begin, end = data.get("starts_at"), data.get("ends_at")
        needed = ("starts_at",) if self.occurrence.has_open_end else ("starts_at", "ends_at")
        for name in needed:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Bitte geben Sie die Zeit an."))
        if not all(data.get(name) for name in needed):
            return
        for name, message in time_errors(begin, end, None, self.now).items():
            self.add_error(name, message)
        old = self.occurrence
        is_same = (begin, end) == (old.starts_at, old.known_end)
        if is_same and not data.get("place") and not data.get("reason"):
            self.add_error("starts_at", _("Bitte ändern Sie die Zeit, den Ort oder den Hinweis."))
        if data.get("scope") == ALL and local(begin).date() != local(old.starts_at).date():
            text = _(
                "Den Wochentag aller Termine ändern Sie im Formular der Veranstaltung. Dort sehen "
                "Sie vorher, welche Termine sich ändern."
            )
            self.add_error("starts_at", text)

    def _clean_confirmation(self, data, count):
        if not data.get("confirms"):
            text = ngettext(
                "Es gibt %(n)s Anmeldung. Bitte bestätigen Sie, dass sie betroffen ist.",
                "Es gibt %(n)s Anmeldungen. Bitte bestätigen Sie, dass sie betroffen sind.",
                count,
            )
            self.add_error("confirms", text % {"n": count})
