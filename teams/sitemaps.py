"""The public teams, for search engines."""

from django.contrib.sitemaps import Sitemap

from teams.models import SuccessTeam


class TeamSitemap(Sitemap):
    def items(self):
        return SuccessTeam.objects.public().order_by("pk").only("slug", "last_published_at")

    def lastmod(self, team):
        return team.last_published_at
