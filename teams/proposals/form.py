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
    step_titles = [_("Ihr Vorhaben")]

    team = forms.ModelChoiceField(
        SuccessTeam.objects.public().running(),
        label=_("Welches Erfolgsteam?"),
        empty_label=_("Bitte wählen"),
        error_messages={
            "required": _("Bitte wählen Sie ein Erfolgsteam."),
            "invalid_choice": _(
                "Dieses Erfolgsteam gibt es nicht mehr. Bitte wählen Sie ein anderes."
            ),
        },
    )
    trade = LineField(
        label=_("Was machen Sie?"),
        max_length=160,
        help_text=_("Zum Beispiel: Ich habe seit zwei Jahren einen Blumenladen."),
        error_messages={"required": _("Bitte sagen Sie, was Sie machen.")},
    )
    goals = TextAreaField(
        label=_("Was möchten Sie im Erfolgsteam erreichen?"),
        max_length=2000,
        help_text=_(
            "Ein bis drei Ziele genügen. Das lesen das B3-Team und wer das Erfolgsteam begleitet."
        ),
        error_messages={"required": _("Bitte sagen Sie, was Sie erreichen möchten.")},
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
