"""An event: what is announced. Its dates follow in `recurrence.plan` and `occurrences.rebuild`."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.search import index

from content.listing.snippet import ListedQuerySet, ListedSnippet, expiry_index
from content.place.postal import address_lines
from content.place.time_zone import BERLIN
from content.search.engine import matching
from content.search.index import SearchParts
from content.text import text_of, unless_said
from events.recurrence import german
from events.recurrence.expansion import Span
from events.recurrence.local_time import end_of_its_day, local
from events.recurrence.plan import NO_HOLIDAYS, NO_SCHOOL_HOLIDAYS, OPEN_END, Change
from events.recurrence.rrule import Rule, RuleError, parse
from events.recurrence.validation import time_errors

from .fields import RepetitionTextField
from .occurrence import Occurrence


class EventQuerySet(ListedQuerySet):
    def matching(self, query):
        """Events that match a search, best first."""
        return matching(self, query)

    def withdrawn(self):
        """Events that were public once and are so no more."""
        return self.filter(live=False, first_published_at__isnull=False)

    def knowing_what_goes_on(self):
        """With whether another event continues each, so that only those are asked for it."""
        parts = Event.objects.public().filter(continues=models.OuterRef("pk"))
        return self.annotate(goes_on=models.Exists(parts))

    def with_coming_date(self, now):
        """Events that still take place."""
        dates = Occurrence.objects.taking_place().upcoming(now)
        return self.filter(models.Exists(dates.filter(event=models.OuterRef("pk"))))


class Event(ListedSnippet):
    """What is announced; it may recur. `starts_at` and `ends_at` are the first date's.

    Without an end (`has_open_end`) every date counts until the end of its day.
    """

    section = "events"
    preview_template = "events/event.html"
    preview_context = "events.views.detail.preview_context"
    name_field = "title"
    reserved_slugs = ("kalender", "archiv", "feed", "vorschlagen", "anmeldung", "einladungen", "da")

    class Kind(models.TextChoices):
        EVENING = "evening", _("Unternehmerinnen- und Unternehmerabend")
        DINNER = "dinner", _("Businessdinner")
        ADVICE = "advice", _("Sprechstunde")
        WORKSHOP = "workshop", _("Workshop")
        MARKET = "market", _("Markt und Fest")
        MEETING = "meeting", _("Treffen")
        TEAM = "team", _("Treffen eines Erfolgsteams, offen für Gäste")
        OTHER = "other", _("Sonstiges")

    class RegistrationMode(models.TextChoices):
        NONE = "none", _("ohne Anmeldung")
        LINK = "link", _("Anmeldung auf einer anderen Website")
        HERE = "here", _("Anmeldung hier")

    # Unless a query has found out that nothing continues it.
    goes_on = True

    title = models.CharField(_("Titel"), max_length=120)
    kind = models.CharField(_("Art"), max_length=10, choices=Kind, default=Kind.OTHER)
    summary = models.TextField(
        _("Kurz gesagt"), max_length=300, blank=True, help_text=_("Ein bis zwei Sätze.")
    )
    description = RichTextField(
        _("Beschreibung"), blank=True, features=["bold", "italic", "link", "ol", "ul", "h3"]
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Bild"),
    )
    place_name = models.CharField(
        _("Ort"), max_length=160, blank=True, help_text=_("Zum Beispiel: Stadtteilladen")
    )
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    neighbourhood = models.ForeignKey(
        "content.Neighbourhood",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("Stadtteil"),
    )
    online_url = models.URLField(_("Link zur Online-Teilnahme"), blank=True, max_length=500)
    organiser_business = models.ForeignKey(
        "directory.Business",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="organised_events",
        verbose_name=_("Veranstaltet von (Eintrag im Branchenbuch)"),
    )
    organiser_name = models.CharField(_("oder Name des Veranstalters"), max_length=160, blank=True)
    price = models.CharField(
        _("Preis"), max_length=120, blank=True, help_text=_("Leer lassen, wenn kostenlos.")
    )
    languages = ParentalManyToManyField(
        "content.Language", blank=True, related_name="events", verbose_name=_("Sprachen")
    )
    is_step_free = models.BooleanField(
        _("Stufenlos erreichbar"),
        null=True,
        blank=True,
        choices=[(None, _("unbekannt")), (True, _("ja")), (False, _("nein"))],
    )
    accessibility_note = models.CharField(
        _("Mehr zur Barrierefreiheit"), max_length=200, blank=True
    )
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    has_open_end = models.BooleanField(_("Ende offen"), default=False, editable=False)
    all_day = models.BooleanField(
        _("Ganztägig"),
        default=False,
        help_text=_("Dann zählen nur die Tage, die Uhrzeiten entfallen."),
    )
    recurrences = RepetitionTextField(
        verbose_name=_("Wiederholung"), include_dtstart=False, blank=True
    )
    skips_holidays = models.BooleanField(_("Nicht an Feiertagen"), default=False)
    skips_school_holidays = models.BooleanField(_("Nicht in den Schulferien"), default=False)
    continues = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="continued_by",
        verbose_name=_("Setzt fort"),
    )
    registration = models.CharField(
        _("Anmeldung"), max_length=10, choices=RegistrationMode, default=RegistrationMode.NONE
    )
    registration_url = models.URLField(_("Link zur Anmeldung"), blank=True, max_length=500)
    places = models.PositiveSmallIntegerField(
        _("Plätze"),
        null=True,
        blank=True,
        help_text=_("Leer: unbegrenzt. Wer später kommt, steht auf der Warteliste."),
    )
    lets_smaller_groups_pass = models.BooleanField(
        _("Kleinere Gruppen dürfen vorrücken"),
        default=False,
        help_text=_(
            "Reichen die freien Plätze nicht für die Gruppe, die als Nächstes wartet, bekommt sie, "
            "wer mit weniger Personen kommt. Sonst geht es streng der Reihe nach."
        ),
    )

    search_fields = [
        index.SearchField("title", boost=4),
        index.AutocompleteField("title"),
        index.SearchField("summary"),
        index.SearchField("description"),
        index.SearchField("place_name"),
        index.SearchField("organiser_name"),
        index.FilterField("live"),
        index.FilterField("kind"),
        index.FilterField("neighbourhood"),
    ]

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("Veranstaltung")
        verbose_name_plural = _("Veranstaltungen")
        ordering = ["starts_at"]
        indexes = [expiry_index("event_expiry")]

    def clean(self):
        super().clean()
        errors = time_errors(self.starts_at, self.ends_at, self.rule, timezone.now())
        if self.has_broken_rule:
            errors["recurrences"] = german.complaint("unreadable")
        if self.registration == self.RegistrationMode.LINK and not self.registration_url:
            errors["registration_url"] = _("Bitte geben Sie den Link zur Anmeldung an.")
        if errors:
            raise ValidationError(errors)

    @property
    def rule(self) -> Rule | None:
        """The rule that `recurrences` stores, checked; None for a single date, or where it is broken."""
        try:
            return parse(self.rule_text, BERLIN) if self.rule_text else None
        except RuleError:
            return None

    @rule.setter
    def rule(self, rule):
        self.recurrences = f"RRULE:{rule}" if rule else ""

    @property
    def rule_text(self):
        return str(self.recurrences or "")

    @property
    def has_broken_rule(self):
        """Whether what is stored is no rule: its dates stay as they are until an editor mends it."""
        return self.is_series and self.rule is None

    @property
    def first_span(self):
        if self.has_open_end:
            return Span(self.starts_at, end_of_its_day(self.starts_at))
        return Span(self.starts_at, self.ends_at)

    @property
    def planned_changes(self):
        return self.changes_with(self.changes.all())

    def changes_with(self, changes):
        """These exceptions as the pure modules know them, and the free days the series skips."""
        # A calendar file names the free days for three more years; it is rewritten every night.
        told_until = date(timezone.now().year + 3, 12, 31)
        free = [
            Change(kind, until=told_until)
            for kind, is_skipped in (
                (NO_HOLIDAYS, self.skips_holidays),
                (NO_SCHOOL_HOLIDAYS, self.skips_school_holidays),
            )
            if is_skipped and self.is_series
        ]
        open_end = [Change(OPEN_END)] if self.has_open_end else []
        return [change.as_change() for change in changes] + free + open_end

    @property
    def rule_in_words(self):
        """`jeden letzten Mittwoch im Monat, 18:30 bis 21 Uhr`; only the time for a single date."""
        times = local(self.starts_at), None if self.has_open_end else local(self.ends_at)
        words = german.describe(self.rule, *times, self.all_day)
        skipped = german.describe_free_days(self.skips_holidays, self.skips_school_holidays)
        return f"{words}, {skipped}" if skipped and self.is_series else words

    @property
    def other_halves(self):
        """What this series goes on from and what goes on from it, published, in their order."""
        if not (self.pk and (self.goes_on or self.continues_id)):
            return Event.objects.none()
        parts = models.Q(continues=self.pk) | models.Q(pk=self.continues_id)
        return Event.objects.public().filter(parts).order_by("starts_at")

    @property
    def is_series(self):
        return bool(self.recurrences)

    @property
    def kind_in_words(self):
        """The same as `get_kind_display`, but fast enough for a list of fifty."""
        known = self.Kind._value2member_map_
        return known.get(self.kind, self.Kind.OTHER).label

    @property
    def kind_beside_title(self):
        return unless_said([str(self.kind_in_words)], self.title)

    @property
    def colour(self):
        """The neighbourhood's colour, or ""."""
        return self.neighbourhood.colour if self.neighbourhood_id else ""

    @property
    def is_free(self):
        return not self.price

    @property
    def organiser(self):
        return str(self.organiser_business or self.organiser_name)

    @property
    def access_in_words(self):
        """`ohne Stufen erreichbar. Rampe im Hof`, as far as it is known."""
        ways = {True: _("ohne Stufen erreichbar"), False: _("nur über Stufen erreichbar")}
        parts = ways.get(self.is_step_free), self.accessibility_note
        return ". ".join(str(part) for part in parts if part)

    @property
    def address(self):
        """What follows the place's name in one line: street and town, or "" without a street."""
        is_named = self.street.strip().casefold() == self.place_name.strip().casefold()
        return ", ".join(address_lines(self)[is_named:]) if self.street else ""

    def route_to(self, place=""):
        """A plain link to a map that shows the way there; "" where no address is known."""
        address = ", ".join(address_lines(self)) if self.street else ""
        goal = f"{place}, {settings.TOWN}" if place else address
        return f"https://www.openstreetmap.org/directions?{urlencode({'to': goal})}" if goal else ""

    @property
    def takes_registrations(self):
        return self.registration == self.RegistrationMode.HERE

    def take_pictures(self, images):
        """Show what came with a proposal; a picture that editors chose stays."""
        self.picture = self.picture or images[0]

    def shown_pictures(self):
        return [self.picture] if self.picture else []

    def drop_pictures(self, ids):
        if self.picture_id in ids:
            self.picture = None

    def search_parts(self):
        """What a search for this event may hit, by weight."""
        return SearchParts(
            name=self.title,
            keywords=f"{self.get_kind_display()} {self.organiser} {self.neighbourhood or ''}",
            text=f"{self.summary} {text_of(self.description)} {self.place_name} {self.street}",
        )
