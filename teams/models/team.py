"""One Erfolgsteam: entrepreneurs who meet, pursue their goals and give each other feedback."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.search import index

from content.listing.snippet import ListedQuerySet, ListedSnippet
from content.models import Neighbourhood
from content.search.index import SearchParts
from content.text import text_of

NEXT_MEETINGS = 4


class TeamQuerySet(ListedQuerySet):
    def open(self):
        """Teams that take new members and have a free chair for them."""
        return self.filter(is_open=True, member_count__lt=models.F("seats"))

    def meeting_after(self, now):
        """Teams whose event has a date that is not over yet."""
        return self.filter(event__occurrences__ends_at__gt=now).distinct()

    def for_cards(self):
        """With everything that a card prints."""
        return self.select_related("neighbourhood")


class SuccessTeam(ListedSnippet):
    """One team, with its rhythm of meetings and its free chairs; who is in it stays private."""

    section = "teams"
    preview_template = "teams/team_detail.html"
    preview_context = "teams.views.preview_context"

    name = models.CharField(_("Name"), max_length=120)
    summary = models.CharField(
        _("Kurz gesagt"), max_length=200, help_text=_("Ein Satz: wer sich hier wozu trifft.")
    )
    description = RichTextField(
        _("Beschreibung"), features=["h3", "bold", "italic", "ol", "ul", "link"]
    )
    neighbourhood = models.ForeignKey(
        Neighbourhood,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="teams",
        verbose_name=_("Stadtteil"),
    )
    event = models.ForeignKey(
        "events.Event",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="teams",
        verbose_name=_("Treffen"),
        help_text=_("Die Veranstaltung, aus deren Terminen die nächsten Treffen kommen."),
    )
    meeting_note = models.CharField(
        _("Rhythmus in Worten"),
        max_length=160,
        blank=True,
        help_text=_("Zum Beispiel: jeden zweiten Mittwoch im Monat, 19 Uhr."),
    )
    facilitator = models.CharField(_("Wer begleitet"), max_length=120, blank=True)
    member_count = models.PositiveSmallIntegerField(_("Mitglieder"), default=0)
    seats = models.PositiveSmallIntegerField(_("Stühle am Tisch"), default=8)
    is_open = models.BooleanField(_("Nimmt neue Mitglieder auf"), default=True)

    search_fields = [
        index.SearchField("name"),
        index.SearchField("summary"),
        index.SearchField("description"),
        index.FilterField("live"),
        index.FilterField("neighbourhood_id"),
    ]

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("Erfolgsteam")
        verbose_name_plural = _("Erfolgsteams")

    @property
    def open_seats(self):
        """How many chairs are free; none where the team takes nobody."""
        return max(self.seats - self.member_count, 0) if self.is_open else 0

    @property
    def accepts_members(self):
        return self.open_seats > 0

    def clean(self):
        super().clean()
        if self.member_count > self.seats:
            raise ValidationError(
                {"seats": _("Es gibt mehr Mitglieder als Stühle. Stellen Sie Stühle dazu.")}
            )

    def next_meetings(self, now):
        """The next dates of its event that take place, with what a card prints."""
        if self.event is None:
            return []
        dates = self.event.occurrences.public().taking_place().upcoming(now)
        return list(dates.for_cards()[:NEXT_MEETINGS])

    def search_parts(self):
        """The words that the site's search knows this team by."""
        return SearchParts(
            name=self.name,
            keywords=f"Erfolgsteam {self.neighbourhood or ''}",
            text=f"{self.summary} {text_of(self.description)} {self.facilitator}",
        )
