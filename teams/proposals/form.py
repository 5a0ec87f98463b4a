"""Applying for a seat in an Erfolgsteam: what is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.fields import LineField, TextAreaField
from submissions.front_door.forms import SubmissionForm
from teams.models import SuccessTeam

COPIED = ("team", "trade", "goals", "times")


class TeamApplicationForm(SubmissionForm):
    """What somebody says who wants to join; nothing of it becomes public."""

    fieldsets = [(_("Was haben Sie vor?"), ["team", "trade", "goals", "times"])]

    team = forms.ModelChoiceField(
        SuccessTeam.objects.public(),
        label=_("Welches Team?"),
        empty_label=_("Bitte wählen"),
        error_messages={"invalid_choice": _("Dieses Team gibt es nicht mehr.")},
    )
    trade = LineField(
        label=_("Was machen Sie?"),
        max_length=160,
        help_text=_("Zum Beispiel: Ich habe seit zwei Jahren einen Blumenladen."),
    )
    goals = TextAreaField(
        label=_("Was möchten Sie im Team erreichen?"),
        max_length=2000,
        help_text=_("Ein bis drei Ziele genügen. Nur das Team liest das."),
    )
    times = LineField(
        label=_("Wann haben Sie Zeit?"),
        max_length=160,
        required=False,
        help_text=_("Zum Beispiel: mittwochs ab 19 Uhr."),
    )

    def apply_to(self, application):
        """Write what was said to an application."""
        for name in COPIED:
            setattr(application, name, self.cleaned_data[name])

    @classmethod
    def initial_from(cls, application):
        """What the form shows when the person changes it."""
        return {name: getattr(application, name) for name in COPIED}
