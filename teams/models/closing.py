"""How a team ended: what it reached, in numbers and in words."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from teams.models.private import PrivateRow
from teams.models.team import SuccessTeam


class ClosingQuerySet(models.QuerySet):
    def over(self, before):
        """Those closed before a moment whose rooms still hold something."""
        return self.filter(closed_at__lte=before, emptied_at=None)


class Closing(PrivateRow):
    """A team that was closed; without `closed_at` it was opened again.

    It is no field of the team: publishing an older version must not undo it. The numbers stay after
    the members and the words are deleted.
    """

    team = models.OneToOneField(
        SuccessTeam, models.CASCADE, related_name="closing", verbose_name=_("Erfolgsteam")
    )
    look_back = models.TextField(_("Rückblick"), max_length=4000, blank=True)
    members = models.PositiveSmallIntegerField(_("Mitglieder"), default=0)
    meetings = models.PositiveSmallIntegerField(_("Treffen"), default=0)
    goals_set = models.PositiveSmallIntegerField(_("Gesetzte Ziele"), default=0)
    goals_reached = models.PositiveSmallIntegerField(_("Erreichte Ziele"), default=0)
    closed_at = models.DateTimeField(_("Abgeschlossen am"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Abgeschlossen von"),
    )
    emptied_at = models.DateTimeField(_("Raum geleert am"), null=True, blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        ordering = ["-closed_at"]
        verbose_name = _("Abschluss eines Erfolgsteams")
        verbose_name_plural = _("Abschlüsse von Erfolgsteams")

    def __str__(self):
        return f"{self.team}"
