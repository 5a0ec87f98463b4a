"""What was reached in a team, told by somebody who was there; public once the editors said yes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.listing.addresses import section_url
from content.listing.snippet import ListedQuerySet, ListedSnippet, expiry_index
from content.search.index import SearchParts
from teams.models.member import Member
from teams.models.team import SuccessTeam


class StoryQuerySet(ListedQuerySet):
    def public(self):
        """What visitors read: published, of a team that is public."""
        return super().public().filter(team__live=True)


class Story(ListedSnippet):
    """One story from a team. `author` is the member who wrote it: it is erased with them."""

    section = "teams"
    preview_template = "teams/story.html"
    preview_context = "teams.views.story_context"
    name_field = "title"

    team = models.ForeignKey(
        SuccessTeam, models.CASCADE, related_name="stories", verbose_name=_("Erfolgsteam")
    )
    author = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="stories"
    )
    title = models.CharField(_("Überschrift"), max_length=120)
    text = models.TextField(_("Was erreicht wurde"), max_length=3000)
    told_by = models.CharField(
        _("Wer erzählt"), max_length=120, blank=True, help_text=_("Steht unter der Geschichte.")
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["-first_published_at", "-pk"]
        indexes = [expiry_index("story_expiry")]
        verbose_name = _("Geschichte aus einem Erfolgsteam")
        verbose_name_plural = _("Geschichten aus den Erfolgsteams")

    @property
    def summary(self):
        """What a list says of it in one line."""
        return self.team.name

    @property
    def is_shown(self):
        return super().is_shown and self.team.live

    def get_absolute_url(self):
        return f"{section_url(self.section)}geschichten/{self.slug}/"

    def search_parts(self):
        return SearchParts(name=self.title, keywords=f"Erfolgsteam {self.team}", text=self.text)
