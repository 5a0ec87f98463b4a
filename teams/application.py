"""Applying for a seat in an Erfolgsteam: what is asked, and what the editors decide on."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from content.fields import LineField, TextAreaField
from submissions.front_door.forms import SubmissionForm

from .models import SuccessTeam

COPIED = ("team", "trade", "goals", "times")


class TeamApplication(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """What somebody wants to do in a team. Accepting publishes nothing: only the team reads it.

    Who it is stands in the submission alone, so that deleting a person is deleting a row.
    """

    section_page = "teams.TeamsPage"

    team = models.ForeignKey(
        SuccessTeam, models.CASCADE, related_name="applications", verbose_name=_("Erfolgsteam")
    )
    trade = models.CharField(_("Was die Person macht"), max_length=160)
    goals = models.TextField(_("Was sie erreichen will"), max_length=2000)
    times = models.CharField(_("Wann sie kann"), max_length=160, blank=True)

    panels = [
        HelpPanel(
            _(
                "Angenommen? Dann setzen Sie beim Team die Zahl der Mitglieder eins höher: über den "
                "Stift neben dem Namen des Teams."
            )
        ),
        FieldPanel("team"),
        FieldPanel("trade"),
        FieldPanel("goals"),
        FieldPanel("times"),
    ]

    class Meta:
        verbose_name = _("Bewerbung für ein Erfolgsteam")
        verbose_name_plural = _("Bewerbungen für Erfolgsteams")

    def __str__(self):
        return f"{self.team}: {self.trade}"


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
