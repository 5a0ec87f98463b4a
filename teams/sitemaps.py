"""The public teams and their stories, for search engines."""

from content.listing.sitemaps import ListedSitemap
from teams.models import Story, SuccessTeam


class TeamSitemap(ListedSitemap):
    model = SuccessTeam


class StorySitemap(ListedSitemap):
    model = Story
