"""Empty premises that somebody lets."""

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.search import index

from content.fields.model_fields import AmountNumberField, TelephoneNumberField
from content.listing.addresses import section_url
from content.listing.snippet import ListedQuerySet, ListedSnippet, expiry_index
from content.place.postal import address_lines
from content.search.index import SearchParts
from content.text import text_of
from directory.models.validators import PostcodeNumberField, WebsiteAddressField
from directory.shopfront.window_display import VACANT

from .picture import Pictured, PicturedQuerySet
from .placed import Placed

# So long an offer stands unless somebody says otherwise.
HALF_A_YEAR = dt.timedelta(days=183)


def in_half_a_year():
    return timezone.localdate() + HALF_A_YEAR


class PremisesQuerySet(PicturedQuerySet, ListedQuerySet):
    """Questions about premises; every public list begins with `public()`."""

    def public(self, today=None):
        """What every visitor may see: published, and its last day is not over (by default today).

        An offer that has run out is public no more, though only the next night takes it down.
        """
        return super().public().filter(advertised_until__gte=today or timezone.localdate())

    def run_out(self, today):
        """Published offers that ended before this day."""
        return super().public().filter(advertised_until__lt=today)

    def ends_soon(self, today, limit):
        """Public offers whose last day is not after `limit`."""
        return self.public(today).filter(advertised_until__lte=limit)

    def ended(self, today):
        """Offers that once stood and whose last day is before this one."""
        was_public = models.Q(live=True) | models.Q(first_published_at__isnull=False)
        return self.filter(was_public, advertised_until__lt=today)

    def for_cards(self):
        """With everything that a card prints."""
        return self.select_related("neighbourhood", "picture").prefetch_related(
            "picture__renditions"
        )


class Premises(Pictured, Placed, ListedSnippet):
    """A shop, workshop or office that stands empty."""

    section = "directory"
    preview_template = "directory/premises/premises.html"
    preview_context = "directory.premises.detail.page_context"
    name_field = "title"
    reserved_slugs = ("anbieten",)
    # What the drawing shows: an empty window.
    trade = VACANT

    title = models.CharField(_("Überschrift"), max_length=120)
    suggested_use = models.CharField(
        _("Geeignet für"),
        max_length=160,
        blank=True,
        help_text=_("Zum Beispiel: Café, Werkstatt, Büro."),
    )
    description = RichTextField(
        _("Beschreibung"), blank=True, features=["bold", "italic", "ol", "ul", "link"]
    )

    street = models.CharField(_("Straße und Hausnummer"), max_length=120)
    postcode = PostcodeNumberField(_("Postleitzahl"), max_length=5, blank=True)
    neighbourhood = models.ForeignKey(
        "content.Neighbourhood",
        verbose_name=_("Stadtteil"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="premises",
    )

    size = AmountNumberField(
        _("Fläche in m²"),
        max_digits=7,
        decimal_places=1,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
    )
    rent = AmountNumberField(
        _("Kaltmiete in Euro im Monat"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1_000_000)],
        help_text=_("Leer heißt: auf Anfrage."),
    )
    available_from = models.DateField(
        _("Frei ab"), null=True, blank=True, help_text=_("Leer heißt: sofort.")
    )
    is_step_free = models.BooleanField(_("Ohne Stufen zugänglich"), null=True, blank=True)
    accessibility_note = models.CharField(
        _("Hinweis zur Barrierefreiheit"), max_length=200, blank=True
    )

    offered_by = models.CharField(
        _("Wer vermietet?"),
        max_length=120,
        blank=True,
        help_text=_("Steht öffentlich auf der Seite, wie alles hier."),
    )
    telephone = TelephoneNumberField(_("Telefon"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    website = WebsiteAddressField(_("Website"), max_length=500, blank=True)
    advertised_until = models.DateField(
        _("Anzeigen bis"),
        default=in_half_a_year,
        db_index=True,
        help_text=_("Danach verschwindet das Angebot von selbst."),
    )

    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    objects = PremisesQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        indexes = [expiry_index("premises_expiry")]
        verbose_name = _("Ladenlokal")
        verbose_name_plural = _("Ladenlokale")

    @property
    def name(self):
        return self.title

    @property
    def summary(self):
        """What a hint says of it in one line."""
        return self.suggested_use

    @property
    def is_shown(self):
        return super().is_shown and self.advertised_until >= timezone.localdate()

    @property
    def is_let_later(self):
        """Whether the day from which it is free lies ahead; one that has passed means at once."""
        return bool(self.available_from and self.available_from > timezone.localdate())

    @property
    def address_lines(self):
        """Street and town."""
        return address_lines(self)

    def get_absolute_url(self):
        return f"{section_url(self.section)}ladenlokale/{self.slug}/"

    def search_parts(self):
        return SearchParts(
            name=self.title,
            keywords="Ladenlokal Leerstand zu vermieten",
            offers=self.suggested_use,
            text=" ".join(
                [
                    text_of(self.description),
                    self.street,
                    str(self.neighbourhood or ""),
                    self.accessibility_note,
                ]
            ),
        )
