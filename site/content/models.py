"""The shared ground: what pages, events, businesses and teams have in common."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from content.search.index import SearchEntry, SearchSpelling
from content.search.synonyms import WordGroup

__all__ = [
    "BasePage",
    "Language",
    "ListingPage",
    "Neighbourhood",
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
    operator_name = models.CharField(_("Betreiber"), max_length=160, blank=True)
    operator_address = models.TextField(_("Anschrift"), blank=True)
    operator_represented_by = models.CharField(_("Vertreten durch"), max_length=160, blank=True)
    contact_email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    contact_telephone = models.CharField(_("Telefon"), max_length=40, blank=True)
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

    # The routing knows it, where no page of the whole site is private.
    is_surely_public = False

    class Meta:
        abstract = True

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


# The changes that asked for a new version inside `ContentVersion.bumped_once`; None outside of it.
_changes = ContextVar("changes", default=None)


class ContentVersion(models.Model):
    """One number that grows with every change to what visitors may see; one row."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls):
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

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
