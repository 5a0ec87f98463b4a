"""The page of the teams; `teams.urls` says which address below it shows what."""

from django.utils.translation import gettext_lazy as _

from content.models import SectionPage


class TeamsPage(SectionPage):
    """All teams, and each one under its own address."""

    urlconf = "teams.urls"
    template = "teams/teams_page.html"

    class Meta:
        verbose_name = _("Seite der Erfolgsteams")
