"""What members put on the table as a file; served to members of the team only."""

from pathlib import PurePath

from django.db import models
from django.utils.translation import gettext_lazy as _

from teams.models.member import FORMER_MEMBER, Member
from teams.models.private import PrivateRow
from teams.models.team import SuccessTeam


class TeamFile(PrivateRow):
    """A PDF or a picture. Its folder is below the media, from which nothing but renditions is served."""

    team = models.ForeignKey(SuccessTeam, models.CASCADE, related_name="files")
    added_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="files"
    )
    title = models.CharField(_("Was ist das?"), max_length=120)
    file = models.FileField(_("Datei"), upload_to="team_files")
    added_at = models.DateTimeField(_("Dazugelegt am"))

    class Meta:
        ordering = ["-added_at", "-pk"]
        verbose_name = _("Datei eines Erfolgsteams")
        verbose_name_plural = _("Dateien der Erfolgsteams")

    def __str__(self):
        return self.title

    @property
    def extension(self):
        return PurePath(self.file.name).suffix.lstrip(".").lower()

    @property
    def added_by_in_words(self):
        return self.added_by.called if self.added_by else FORMER_MEMBER
