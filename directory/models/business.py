"""One listing of the directory."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.search import index

from content.fields.model_fields import TelephoneNumberField
from content.listing.snippet import ListedQuerySet, ListedSnippet, expiry_index
from content.place.postal import address_lines
from content.place.telephone import international
from content.search import engine
from directory.hours.fields import OpeningHoursField
from directory.hours.osm import state_at, texts_open_on
from directory.models import search_parts
from directory.models.validators import PostcodeNumberField, WebsiteAddressField

from .category import Category
from .freshness import FreshnessCheck
from .picture import Pictured, PicturedQuerySet
from .placed import Placed


class BusinessQuerySet(PicturedQuerySet, ListedQuerySet):
    """Questions about businesses; every public list begins with `public()`."""

    def matching(self, query):
        """The businesses that a visitor means by these words, best first."""
        return engine.matching(self, query)

    def with_freshness(self):
        """With `is_long_unchecked`: nobody has answered whether the entry is still right."""
        unanswered = FreshnessCheck.objects.open().filter(business=models.OuterRef("pk"))
        return self.annotate(is_long_unchecked=models.Exists(unanswered.exclude(marked_at=None)))

    def with_organised_events(self):
        """With `organises_events`, which spares questions about the dates of most businesses."""
        events = self.model._meta.get_field("organised_events").related_model.objects
        its_own = events.filter(organiser_business=models.OuterRef("pk"))
        return self.annotate(organises_events=models.Exists(its_own))

    def for_cards(self):
        """With everything that a card prints, so that a list costs the same for 3 and 300 rows."""
        # One list for each is a third of the work of one manager for each.
        categories = models.Prefetch("categories", to_attr="shown_categories")
        return self.select_related("neighbourhood", "picture").prefetch_related(
            categories, "picture__renditions"
        )


class Business(Pictured, Placed, ListedSnippet):
    """A shop, workshop, practice or service in the neighbourhoods."""

    section = "directory"
    preview_template = "directory/business.html"
    preview_context = "directory.views.detail.preview_context"
    reserved_slugs = ("eintragen", "vorschlaege", "ladenlokale")

    # Unless a query has found out that it organises none.
    organises_events = True

    name = models.CharField(_("Name"), max_length=120)
    categories = ParentalManyToManyField(
        Category, verbose_name=_("Branchen"), related_name="businesses", blank=True
    )
    summary = models.CharField(
        _("In einer Zeile"),
        max_length=160,
        blank=True,
        help_text=_("Was gibt es hier? Zum Beispiel: Fahrräder, Reparatur und Verleih."),
    )
    description = RichTextField(
        _("Beschreibung"), blank=True, features=["bold", "italic", "ol", "ul", "link"]
    )

    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    postcode = PostcodeNumberField(_("Postleitzahl"), max_length=5, blank=True)
    neighbourhood = models.ForeignKey(
        "content.Neighbourhood",
        verbose_name=_("Stadtteil"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="businesses",
    )

    telephone = TelephoneNumberField(_("Telefon"), max_length=40, blank=True)
    whatsapp = TelephoneNumberField(
        _("WhatsApp"),
        max_length=40,
        blank=True,
        takes_several=False,
        help_text=_("Nur wenn es gewünscht ist. Auf der Seite steht ein einfacher Link."),
    )
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    website = WebsiteAddressField(_("Website"), max_length=500, blank=True)

    opening_hours = OpeningHoursField(
        _("Öffnungszeiten"),
        blank=True,
        help_text=_("Zum Beispiel: 9–13, 15–18 Uhr. Leer heißt geschlossen."),
    )
    opening_hours_note = models.CharField(
        _("Hinweis zu den Öffnungszeiten"),
        max_length=200,
        blank=True,
        help_text=_("Was keine Uhrzeit sagen kann: Im August Betriebsferien."),
    )

    languages = ParentalManyToManyField(
        "content.Language", verbose_name=_("Sprachen"), related_name="businesses", blank=True
    )
    is_step_free = models.BooleanField(_("Ohne Stufen zugänglich"), null=True, blank=True)
    accessibility_note = models.CharField(
        _("Hinweis zur Barrierefreiheit"),
        max_length=200,
        blank=True,
        help_text=_("Zum Beispiel: Eine Stufe, Rampe auf Klingeln."),
    )
    offers_training = models.BooleanField(_("Bietet Ausbildungsplätze"), default=False)
    offers_internship = models.BooleanField(_("Bietet Praktika"), default=False)
    checked_on = models.DateField(
        _("Zuletzt geprüft am"),
        null=True,
        blank=True,
        help_text=_("Der Tag, an dem jemand alle Angaben bestätigt hat."),
    )

    calls = GenericRelation("submissions.Call", for_concrete_model=False)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    objects = BusinessQuerySet.as_manager()

    # What whoever was asked on the telephone may answer to the yearly question.
    call_answers = ((FreshnessCheck.Answer.CONFIRMED, _("Alles stimmt")),)

    # Where it stands in a list, for who prints one: its number, and how far away it is.
    number, metres = 0, None

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            expiry_index("business_expiry"),
            models.Index(fields=["live", "name"], name="business_live_name"),
            models.Index(fields=["live", "-first_published_at"], name="business_live_newest"),
            # "open now" reads the distinct hours from here, without touching the rows.
            models.Index(fields=["live", "opening_hours"], name="business_live_hours"),
        ]
        verbose_name = _("Betrieb")
        verbose_name_plural = _("Betriebe")

    @cached_property
    def shown_categories(self):
        """The categories of this version, in their order; a list of businesses loads them all at once."""
        return list(self.categories.all())

    @property
    def trade(self):
        """What the drawn shopfront shows: the trade of the first category."""
        first = next(iter(self.shown_categories), None)
        return first.trade if first else Category.Trade.OTHER

    @property
    def whatsapp_url(self):
        """The link that opens a chat; only who follows it tells WhatsApp anything."""
        number = international(self.whatsapp).removeprefix("+")
        return f"https://wa.me/{number}" if number else ""

    @property
    def address_lines(self):
        """Street and town; empty where neither street nor postcode is known."""
        return address_lines(self) if self.street or self.postcode else []

    @property
    def person_to_call(self):
        """Name and number for whoever calls."""
        return self.name, self.telephone

    def opening_state(self, now=None):
        """Whether it is open at `now` (aware; the present moment when left out)."""
        return state_at(self.opening_hours, now or timezone.now())

    def is_closed_on(self, day):
        """Whether its hours leave it closed all this day; False where they are not known."""
        return bool(self.opening_hours) and not texts_open_on([self.opening_hours], day)

    def search_parts(self):
        return search_parts.search_parts(self)
