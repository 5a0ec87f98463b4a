"""What somebody wants to do in a team, on which the editors decide."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from teams.models.team import SuccessTeam


class TeamApplication(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """What somebody wants to do in a team. Accepting publishes nothing: only the team reads it.

    Who it is stands in the submission alone, so that deleting a person is deleting a row.
    """

    section = "teams"

    team = models.ForeignKey(
        SuccessTeam, models.CASCADE, related_name="applications", verbose_name=_("Erfolgsteam")
    )
    trade = models.CharField(_("Was die Person macht"), max_length=160)
    goals = models.TextField(_("Was sie erreichen will"), max_length=2000)
    times = models.CharField(_("Wann sie kann"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("Bewerbung für ein Erfolgsteam")
        verbose_name_plural = _("Bewerbungen für Erfolgsteams")

    def __str__(self):
        return f"{self.team}: {self.trade}"
