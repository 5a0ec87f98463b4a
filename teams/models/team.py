"""One Erfolgsteam: entrepreneurs who meet, pursue their goals and give each other feedback."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.fields import RichTextField
from wagtail.search import index

from content.listing.snippet import ListedQuerySet, ListedSnippet, expiry_index
from content.models import Neighbourhood
from content.search.index import SearchParts
from content.text import text_of

NEXT_MEETINGS = 4
# The states of a member (`Member.State`) in which somebody belongs to the team, or a place is theirs.
IN_TEAM = ("active", "paused")
WITH_PLACE = ("invited", *IN_TEAM)


class TeamQuerySet(ListedQuerySet):
    def with_counts(self):
        """With how many members each has, how many of its places are taken, and whether it is closed."""
        return self.annotate(
            closed_at=models.F("closing__closed_at"),
            member_count=self._count_in(IN_TEAM),
            taken_seats=self._count_in(WITH_PLACE),
        )

    def _count_in(self, states):
        """Return how many members of each team are in these states; grouping would slow other counts."""
        members = self.model.members.rel.related_model.objects
        rows = members.filter(team=OuterRef("pk"), state__in=states).order_by().values("team")
        return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)

    def open(self):
        """Teams that take new members and have a free chair for them."""
        open_teams = self.running().with_counts()
        return open_teams.filter(is_open=True, taken_seats__lt=models.F("seats"))

    def running(self):
        """Teams that nobody has closed."""
        return self.filter(closing__closed_at=None)

    def meeting_after(self, now):
        """Teams whose event has a date that is not over yet."""
        return self.filter(event__occurrences__ends_at__gt=now).distinct()

    def for_cards(self):
        """With everything that a card prints."""
        return self.with_counts().select_related("neighbourhood")

    def led_by(self, user):
        """The teams that somebody leads."""
        return self.filter(facilitations__user=user)


class SuccessTeam(ListedSnippet):
    """One team, with its rhythm of meetings and its free chairs; who is in it stays private."""

    section = "teams"
    preview_template = "teams/team_detail.html"
    preview_context = "teams.views.preview_context"
    reserved_slugs = ("geschichten",)

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
        verbose_name=_("Offene Treffen"),
        help_text=_(
            "Nur, wenn alle Treffen offen für Gäste sind: die Veranstaltung im Kalender. Was nur die "
            "Mitglieder angeht, plant die Begleitung im Raum des Teams."
        ),
    )
    meeting_note = models.CharField(
        _("Rhythmus in Worten"),
        max_length=160,
        blank=True,
        help_text=_("Zum Beispiel: jeden zweiten Mittwoch im Monat, 19 Uhr."),
    )
    facilitator = models.CharField(
        _("Wer begleitet"),
        max_length=120,
        blank=True,
        help_text=_(
            "Steht auf der Website. Wer das Team wirklich leitet, steht unter „Begleitungen“."
        ),
    )
    seats = models.PositiveSmallIntegerField(_("Plätze im Team"), default=8)
    is_open = models.BooleanField(_("Nimmt neue Mitglieder auf"), default=True)
    pauses_until = models.DateField(
        _("Macht Pause bis"),
        null=True,
        blank=True,
        help_text=_("Steht bis zu diesem Tag auf der Seite des Teams. Leer: keine Pause."),
    )

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
        indexes = [expiry_index("team_expiry")]
        verbose_name = _("Erfolgsteam")
        verbose_name_plural = _("Erfolgsteams")

    @cached_property
    def member_count(self):
        """How many belong to the team; lists have asked for it already (`with_counts`)."""
        return self.members.in_team().count() if self.pk else 0

    @cached_property
    def taken_seats(self):
        """How many places are taken, those included that are held for somebody who was asked."""
        return self.members.with_place().count() if self.pk else 0

    @cached_property
    def closed_at(self):
        """When the team was closed; None while it goes on."""
        closing = getattr(self, "closing", None)
        return closing and closing.closed_at

    @property
    def is_closed(self):
        return self.closed_at is not None

    @property
    def free_seats(self):
        """How many places nobody has; a team that is closed has none to give."""
        return 0 if self.is_closed else max(self.seats - self.taken_seats, 0)

    @property
    def places_in_words(self):
        """`6 von 8 Plätzen besetzt, 1 ist für jemanden vorgemerkt`; the drawn table shows the same."""
        held = self.taken_seats - self.member_count
        words = _("%(members)d von %(seats)d Plätzen besetzt") % {
            "members": self.member_count,
            "seats": self.seats,
        }
        reserved = ngettext(
            "%(n)d ist für jemanden vorgemerkt", "%(n)d sind für andere vorgemerkt", held
        )
        return f"{words}, {reserved % {'n': held}}" if held else words

    @property
    def open_seats(self):
        """How many chairs are free; none where the team takes nobody."""
        return self.free_seats if self.is_open else 0

    @property
    def accepts_members(self):
        return self.open_seats > 0

    def clean(self):
        super().clean()
        if self.taken_seats > self.seats:
            raise ValidationError(
                {"seats": _("Es gibt mehr Mitglieder als Plätze. Erhöhen Sie die Zahl der Plätze.")}
            )

    @property
    def named_members(self):
        """Those whom the team's page names, each with the entry of their business."""
        return self.members.named() if self.pk else ()

    @cached_property
    def waiting_count(self):
        """How many wait for a place."""
        return self.members.waiting().count() if self.pk else 0

    def is_pausing(self, today):
        """Whether the team does not meet for a time, on a local day."""
        return self.pauses_until is not None and today <= self.pauses_until

    def next_meetings(self, now):
        """The next dates in the calendar, which guests may come to, with what a card prints."""
        opened = self.meetings.open_to_guests().upcoming(now) if self.pk else ()
        events = [event for event in (self.event, *(row.event for row in opened)) if event]
        if not events:
            return []
        dates = events[0].occurrences.model.objects.filter(event__in=events)
        return list(dates.public().taking_place().upcoming(now).for_cards()[:NEXT_MEETINGS])

    def search_parts(self):
        """The words that the site's search knows this team by."""
        return SearchParts(
            name=self.name,
            keywords=f"Erfolgsteam {self.neighbourhood or ''}",
            text=f"{self.summary} {text_of(self.description)} {self.facilitator}",
        )
