"""The shared ground: what pages, events, businesses and teams have in common."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from content import sections
from content.fields.model_fields import TelephoneNumberField
from content.forms import SchedulePageForm
from content.place.postal import address_lines
from content.search.index import SearchEntry, SearchSpelling
from content.search.synonyms import WordGroup
from content.text import slug_of

__all__ = [
    "AccessibilityStatement",
    "BasePage",
    "Language",
    "ListingPage",
    "LoadedContent",
    "Neighbourhood",
    "NeighbourhoodShop",
    "PublicAddress",
    "SearchEntry",
    "SearchSpelling",
    "SectionPage",
    "SiteSettings",
    "WordGroup",
]


class Neighbourhood(models.Model):
    """A part of town; its colour is always shown together with its name."""

    class Colour(models.TextChoices):
        BLUE = "blue", _("Königsblau")
        GREEN = "green", _("Wiesengrün")
        OCHRE = "ochre", _("Ocker")
        PLUM = "plum", _("Pflaume")

    name = models.CharField(_("Name"), max_length=80, unique=True)
    slug = models.SlugField(_("Kurzname in der Adresse"), unique=True)
    colour = models.CharField(_("Farbe"), max_length=10, choices=Colour, default=Colour.OCHRE)
    postcode = models.CharField(_("Postleitzahl"), max_length=5)
    sort_order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("colour"),
        FieldPanel("postcode"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("Stadtteil")
        verbose_name_plural = _("Stadtteile")

    def __str__(self):
        return self.name


class NeighbourhoodShop(models.Model):
    """Where people find the team in person; the contact page prints address and hours."""

    name = models.CharField(_("Name"), max_length=120, unique=True)
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, related_name="shops", verbose_name=_("Stadtteil")
    )
    street = models.CharField(_("Straße und Hausnummer"), max_length=120)
    hours = models.TextField(
        _("Wann jemand da ist"),
        blank=True,
        max_length=400,
        help_text=_("Eine Zeile für jeden Tag, zum Beispiel „Dienstag: 10 bis 13 Uhr“."),
    )
    contact_name = models.CharField(
        _("Wer antwortet"),
        blank=True,
        max_length=160,
        help_text=_("Name und Aufgabe, wie sie auf der Kontaktseite stehen sollen."),
    )
    telephone = TelephoneNumberField(_("Telefon"), max_length=40, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    panels = [
        FieldPanel("name"),
        FieldPanel("neighbourhood"),
        FieldPanel("street"),
        FieldPanel("hours"),
        FieldPanel("contact_name"),
        FieldPanel("telephone"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("Stadtteilladen")
        verbose_name_plural = _("Stadtteilläden")

    def __str__(self):
        return self.name

    @property
    def postcode(self):
        return self.neighbourhood.postcode

    @property
    def address(self):
        return address_lines(self)


class Language(models.Model):
    """A language that people are served in; code is a BCP 47 tag."""

    code = models.CharField(_("Kürzel"), max_length=10, unique=True)
    name = models.CharField(_("Name auf Deutsch"), max_length=60)
    native_name = models.CharField(_("Name in der Sprache selbst"), max_length=60)

    panels = [FieldPanel("code"), FieldPanel("name"), FieldPanel("native_name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("Sprache")
        verbose_name_plural = _("Sprachen")

    def __str__(self):
        return self.name


@register_setting(icon="cog")
class SiteSettings(BaseGenericSetting):
    """What the whole site says about itself; the legal pages print these fields."""

    programme_name = models.CharField(
        _("Name des Programms"), max_length=120, default="Plan B: Stärkung der lokalen Ökonomie"
    )
    places = models.TextField(
        _("Stadtteile neben dem Namen"),
        blank=True,
        help_text=_("Stehen auf jeder Seite oben links. Eine Zeile für jeden."),
    )
    programme_starts_on = models.DateField(_("Programm beginnt am"), null=True, blank=True)
    programme_ends_on = models.DateField(_("Programm endet am"), null=True, blank=True)
    funding_notice = models.TextField(
        _("Förderhinweis"), blank=True, help_text=_("Steht auf jeder Seite und in jeder E-Mail.")
    )
    emblem_above_until = models.DateField(
        _("EU-Emblem ganz oben bis"),
        null=True,
        blank=True,
        help_text=_(
            "So lange der Zuwendungsbescheid es verlangt, steht es auf jeder Seite ganz oben. Danach "
            "steht es unten. Leer: ohne Ende oben."
        ),
    )
    operator_name = models.CharField(_("Betreiber"), max_length=160, blank=True)
    operator_address = models.TextField(_("Anschrift"), blank=True)
    operator_represented_by = models.CharField(_("Vertreten durch"), max_length=160, blank=True)
    contact_email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    contact_telephone = TelephoneNumberField(_("Telefon"), max_length=40, blank=True)
    answer_days = models.PositiveSmallIntegerField(
        _("Antwort nach spätestens … Werktagen"),
        default=3,
        help_text=_("Das versprechen die Formulare."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("programme_name"),
                FieldPanel("places"),
                FieldPanel("programme_starts_on"),
                FieldPanel("programme_ends_on"),
                FieldPanel("funding_notice"),
                FieldPanel("emblem_above_until"),
            ],
            heading=_("Programm"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("operator_name"),
                FieldPanel("operator_address"),
                FieldPanel("operator_represented_by"),
                FieldPanel("contact_email"),
                FieldPanel("contact_telephone"),
                FieldPanel("answer_days"),
            ],
            heading=_("Betreiber und Kontakt"),
        ),
    ]

    class Meta:
        verbose_name = _("Angaben zur Website")

    @property
    def place_names(self):
        return self.places.splitlines()

    def shows_emblem_above(self, day):
        """Whether the emblem stands above each page on this day (Regulation (EU) 821/2014, Art. 4)."""
        return self.emblem_above_until is None or day <= self.emblem_above_until


HOME_STAYS = _(
    "Das ist die Startseite. Ohne sie gibt es die Website nicht. Deshalb kann sie nicht zurückgezogen, "
    "gelöscht oder verschoben werden, auch nicht zu einer bestimmten Zeit."
)


@register_setting(icon="info-circle")
class AccessibilityStatement(BaseGenericSetting):
    """What the statement on accessibility says of its check, and who mediates (BGG NRW)."""

    checked_on = models.DateField(_("Zuletzt geprüft am"), null=True, blank=True)
    method = models.TextField(
        _("Wie geprüft wurde"),
        blank=True,
        help_text=_("Zum Beispiel: Selbstbewertung, oder der Name der prüfenden Stelle."),
    )
    is_public_body = models.BooleanField(
        _("Der Betreiber ist eine öffentliche Stelle"),
        default=False,
        help_text=_(
            "Dann nennt die Erklärung die Ombudsstelle des Landes. Für einen Verein gilt das "
            "meist nicht."
        ),
    )
    ombuds_address = models.TextField(
        _("Anschrift der Ombudsstelle"),
        blank=True,
        help_text=_(
            "Bitte vor dem Start auf der Website der Ombudsstelle nachsehen: Anschrift, Telefon, "
            "E-Mail und Website."
        ),
    )

    panels = [
        FieldPanel("checked_on"),
        FieldPanel("method"),
        FieldPanel("is_public_body"),
        FieldPanel("ombuds_address"),
    ]

    class Meta:
        verbose_name = _("Erklärung zur Barrierefreiheit")


class BasePage(Page):
    """A page of this site: a title, and one sentence that says what it is about."""

    summary = models.TextField(
        _("Kurz gesagt"),
        blank=True,
        max_length=300,
        help_text=_("Ein bis zwei Sätze. Stehen unter der Überschrift und in Suchergebnissen."),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    search_fields = [*Page.search_fields, index.SearchField("summary")]
    api_fields = [APIField("summary")]

    base_form_class = SchedulePageForm

    # The routing knows it, where no page of the whole site is private.
    is_surely_public = False

    class Meta:
        abstract = True

    def reason_to_stay(self):
        """Return in a sentence why this page may not leave the site, or "" where it may."""
        return HOME_STAYS if self.is_site_root() else ""

    def full_clean(self, *args, **kwargs):
        """Write the address in its own letters, as entries have it; browsers show others as codes."""
        if self.slug and not self.slug.isascii():
            self.slug = slug_of(self.slug) or self.slug
        super().full_clean(*args, **kwargs)

    def _get_autogenerated_slug(self, base_slug):
        return super()._get_autogenerated_slug(slug_of(self.title) or base_slug)

    def clean(self):
        super().clean()
        if self.expire_at and (reason := self.reason_to_stay()):
            raise ValidationError(reason, code="stays")

    def get_url_parts(self, request=None):
        """Put the address of the settings before the path; Wagtail's site knows no https but port 443."""
        parts = super().get_url_parts(request)
        if parts is None or parts[1] is None:
            return parts
        return parts[0], settings.BASE_URL, parts[2]

    @property
    def is_for_everybody(self):
        """Whether every visitor may see it: published, in no private part of the tree."""
        return self.live and not self.get_view_restrictions().exists()

    def get_view_restrictions(self):
        """Who may not see this page; Wagtail asks twice, for the pages above and for theirs."""
        if self.is_surely_public:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()


class ListingPage(BasePage):
    """A page that shows what a table of snippets holds, with an editable text above the list."""

    introduction = RichTextField(
        _("Einleitung"), blank=True, features=["bold", "italic", "link", "ol", "ul"]
    )

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    api_fields = [*BasePage.api_fields, APIField("introduction")]

    class Meta:
        abstract = True


class SectionPage(RoutablePageMixin, ListingPage):
    """The page of a section: below its address lie the section's lists, entries, feeds and forms.

    `urlconf` names the module whose `urlpatterns` say which view answers what. A view is called
    with the request, this page and what the address says: `view(request, page, **values)`.
    """

    urlconf = ""

    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        abstract = True

    def reason_to_stay(self):
        """Without this page, none of the section's entries has an address."""
        return super().reason_to_stay() or self._reason_by_entries()

    def _reason_by_entries(self):
        if not self.live or type(self).objects.live().exclude(pk=self.pk).exists():
            return ""
        count = sum(kind.public(timezone.now()).count() for kind in self._search_kinds())
        sentence = ngettext(
            "Unter „%(page)s“ steht %(count)s Eintrag. Ohne diese Seite ist er nicht mehr erreichbar. "
            "Nehmen Sie zuerst den Eintrag von der Website.",
            "Unter „%(page)s“ stehen %(count)s Einträge. Ohne diese Seite ist keiner mehr erreichbar. "
            "Nehmen Sie zuerst die Einträge von der Website.",
            count,
        )
        return sentence % {"page": self.title, "count": count} if count else ""

    def _search_kinds(self):
        own = [section for section in sections.every() if section.page is type(self)]
        return [kind for section in own for kind in section.search_kinds]

    @classmethod
    def can_create_at(cls, parent):
        """There is one page of a section in each language."""
        return (
            super().can_create_at(parent) and not cls.objects.filter(locale=parent.locale).exists()
        )

    @classmethod
    def get_subpage_urls(cls):
        return tuple(import_string(f"{cls.urlconf}.urlpatterns")) if cls.urlconf else ()

    def resolve_subpage(self, path):
        match = self.get_resolver().resolve(path)
        match.func = partial(match.func, page=self)
        return match


class PublicAddress(models.Model):
    """The path under which a listed snippet was last public, so that a renamed one leaves a redirect."""

    model_label = models.CharField(max_length=80)
    object_id = models.PositiveBigIntegerField()
    path = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model_label", "object_id"], name="one_public_address")
        ]

    def __str__(self):
        return self.path


class LoadedContent(models.Model):
    """A part of the starting content that this installation was given; it never gets it again.

    Whether its rows are still there says nothing: somebody may have deleted them.
    """

    part = models.CharField(max_length=60, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.part


# The changes that asked for a new version inside `ContentVersion.bumped_once`; None outside of it.
VERSION = "SELECT number FROM content_contentversion WHERE id = 1"
_changes = ContextVar("changes", default=None)


class ContentVersion(models.Model):
    """One number that grows with every change to what visitors may see; one row.

    `base_url` is the site's address that stored texts carry (`caching.base_url`).
    """

    number = models.PositiveBigIntegerField(default=0)
    base_url = models.CharField(max_length=255, default="", blank=True)

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls):
        """Return the number as it is in the database now.

        Each page from the page cache asks for it. The driver answers in a tenth of the ORM's time.
        """
        connection.close_if_health_check_failed()
        with connection.wrap_database_errors:
            connection.ensure_connection()
            row = connection.connection.execute(VERSION).fetchone()
        return row[0] if row else 0

    @classmethod
    def of(cls, request):
        """Return the version that this request began with, asked for once."""
        if not hasattr(request, "content_version"):
            request.content_version = cls.current()
        return request.content_version

    @classmethod
    def bump(cls):
        """Make every stored page old, in the transaction that changes what it shows."""
        if (changes := _changes.get()) is not None:
            changes.append(True)
        elif not cls.objects.filter(pk=1).update(number=models.F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})

    @classmethod
    @contextmanager
    def bumped_once(cls):
        """Bump once at the end of this block, however many changes in it ask for a new version.

        The block belongs inside the transaction of these changes: the number is stored with them.
        """
        changes = []
        token = _changes.set(changes)
        try:
            yield
        finally:
            _changes.reset(token)
        if changes:
            cls.bump()
