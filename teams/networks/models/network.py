"""One network: businesses that stand together, for example an association, a street or a trade."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from content.fields import TelephoneField, WebsiteField
from content.listing.snippet import ListedQuerySet, ListedSnippet, expiry_index
from content.models import Neighbourhood
from content.search.index import SearchParts
from content.text import text_of

# As many houses as stand side by side in the drawing of a network.
HOUSES = 3


class NetworkQuerySet(ListedQuerySet):
    """Questions about networks; every public list begins with `public()`."""

    def accepting(self):
        """Networks that take in more businesses."""
        return self.filter(accepts_members=True)

    def of_business(self, business):
        """Networks that a business belongs to."""
        its_own = self._memberships().filter(business=business, live=True)
        return self.filter(pk__in=its_own.values("network"))

    def with_member_count(self, hidden=frozenset()):
        """With `member_count`; `hidden` names the apps of the sections that may not be told of."""
        shown = self._memberships().shown(hidden)
        counted = shown.filter(network=models.OuterRef("pk")).order_by().values("network")
        count = counted.annotate(count=models.Count("business", distinct=True)).values("count")
        return self.annotate(member_count=Coalesce(models.Subquery(count), 0))

    def with_houses(self, hidden=frozenset()):
        """With those memberships in `house_memberships` whose houses the drawing shows."""
        shown = self._memberships().shown(hidden).with_businesses()[:HOUSES]
        return self.prefetch_related(
            models.Prefetch("memberships", shown, to_attr="house_memberships")
        )

    def for_cards(self):
        """With everything that a card prints beside its members."""
        return self.select_related("neighbourhood", "picture").prefetch_related(
            "picture__renditions"
        )

    def _memberships(self):
        return self.model._meta.get_field("memberships").related_model.objects


class Network(ListedSnippet):
    """A public group of businesses. Which of them belong to it stands in its memberships alone.

    No version of a network holds its members: going back to an older one must neither bring back who
    has left nor lose who has joined.
    """

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("Verein")
        STREET = "street", _("Straße")
        TRADE = "trade", _("Branche")
        OTHER = "other", _("Gemeinschaft")

    section = "networks"
    preview_template = "teams/networks/network.html"
    preview_context = "teams.networks.detail.preview_context"

    # Unless a query has counted them.
    member_count = 0

    name = models.CharField(_("Name"), max_length=120)
    kind = models.CharField(
        _("Was die Betriebe verbindet"), max_length=20, choices=Kind, default=Kind.ASSOCIATION
    )
    summary = models.CharField(
        _("Kurz gesagt"), max_length=200, help_text=_("Ein Satz: wer sich hier wozu verbindet.")
    )
    description = RichTextField(
        _("Wofür das Netzwerk da ist"), features=["h3", "bold", "italic", "ol", "ul", "link"]
    )
    neighbourhood = models.ForeignKey(
        Neighbourhood,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="networks",
        verbose_name=_("Stadtteil"),
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Bild"),
        help_text=_("Ohne Bild zeichnet die Website eine Straße mit Häusern der Betriebe."),
    )
    contact_name = models.CharField(
        _("Wer Auskunft gibt"),
        max_length=120,
        blank=True,
        help_text=_(
            "Steht öffentlich auf der Seite, wie alles hier. Fragen Sie die Person vorher."
        ),
    )
    telephone = models.CharField(_("Telefon"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    website = models.CharField(_("Website"), max_length=500, blank=True)
    accepts_members = models.BooleanField(_("Nimmt Betriebe auf"), default=True)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("live"),
        index.FilterField("neighbourhood_id"),
    ]

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [expiry_index("network_expiry")]
        verbose_name = _("Netzwerk")
        verbose_name_plural = _("Netzwerke")

    @cached_property
    def house_memberships(self):
        """Those whose houses the drawing shows; a query loads them for a whole list at once."""
        return []

    @cached_property
    def houses(self):
        """The businesses of these memberships."""
        return [membership.business for membership in self.house_memberships]

    def members(self, hidden=frozenset()):
        """Return its businesses that visitors see, as cards print them, in the order of names."""
        memberships = self._meta.get_field("memberships").related_model
        shown = memberships.objects.filter(network=self.pk).shown(hidden)
        businesses = memberships.businesses().filter(pk__in=shown.values("business"))
        return businesses.for_cards().order_by("name", "pk")

    def clean(self):
        """Read number and address as the public forms read them."""
        super().clean()
        errors = {}
        for name, field in (("telephone", TelephoneField), ("website", WebsiteField)):
            try:
                setattr(self, name, field(required=False).clean(getattr(self, name)))
            except ValidationError as error:
                errors[name] = error
        if errors:
            raise ValidationError(errors)

    def search_parts(self):
        """The words that the site's search knows this network by."""
        return SearchParts(
            name=self.name,
            keywords=f"Netzwerk {self.get_kind_display()} {self.neighbourhood or ''}",
            text=f"{self.summary} {text_of(self.description)} {self.contact_name}",
        )


class NetworkEvent(Orderable):
    """An event that editors chose for a network, beside those that its businesses organise."""

    network = ParentalKey(Network, on_delete=models.CASCADE, related_name="chosen_events")
    event = models.ForeignKey(
        "events.Event",
        models.CASCADE,
        related_name="chosen_by_networks",
        verbose_name=_("Veranstaltung"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("Ausgewählte Veranstaltung")
        verbose_name_plural = _("Ausgewählte Veranstaltungen")

    def __str__(self):
        return str(self.event)


class NetworkNews(Orderable):
    """A news item that editors chose for a network."""

    network = ParentalKey(Network, on_delete=models.CASCADE, related_name="chosen_news")
    page = models.ForeignKey(
        "home.NewsPage", models.CASCADE, related_name="+", verbose_name=_("Meldung")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("Ausgewählte Meldung")
        verbose_name_plural = _("Ausgewählte Meldungen")

    def __str__(self):
        return str(self.page)
