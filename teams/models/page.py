"""The page of the teams; `teams.urls` says which address below it shows what."""

from django.utils.translation import gettext_lazy as _

from content.models import SectionPage
from teams.models.team import SuccessTeam


class TeamsPage(SectionPage):
    """All teams, and each one under its own address."""

    urlconf = "teams.urls"
    template = "teams/teams_page.html"

    class Meta:
        verbose_name = _("Seite der Erfolgsteams")

    def get_sitemap_urls(self, request=None):
        """Add every public team: pages are in the sitemap by themselves, snippets are not."""
        here = self.get_full_url(request)
        return super().get_sitemap_urls(request) + [
            {"location": f"{here}{slug}/", "lastmod": changed}
            for slug, changed in SuccessTeam.objects.public().values_list(
                "slug", "last_published_at"
            )
        ]
