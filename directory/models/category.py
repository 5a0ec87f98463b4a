"""What a business does."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class Category(models.Model):
    """A trade, with the other words people use for it."""

    class Trade(models.TextChoices):
        FOOD = "food", _("Lebensmittel")
        BAKERY = "bakery", _("Bäckerei")
        CAFE = "cafe", _("Café")
        RESTAURANT = "restaurant", _("Restaurant, Kneipe")
        HAIR = "hair", _("Friseur")
        FASHION = "fashion", _("Mode")
        BICYCLE = "bicycle", _("Fahrrad")
        CAR = "car", _("Auto")
        REPAIR = "repair", _("Reparatur")
        CRAFT = "craft", _("Handwerk")
        HEALTH = "health", _("Gesundheit")
        OFFICE = "office", _("Büro")
        EDUCATION = "education", _("Bildung")
        FLOWERS = "flowers", _("Blumen")
        KIOSK = "kiosk", _("Kiosk")
        CULTURE = "culture", _("Kultur")
        BEAUTY = "beauty", _("Kosmetik")
        OTHER = "other", _("Sonstiges")

    name = models.CharField(_("Name"), max_length=80, unique=True)
    slug = models.SlugField(_("Kurzname in der Adresse"), max_length=80, unique=True)
    trade = models.CharField(
        _("Zeichnung"),
        max_length=12,
        choices=Trade,
        default=Trade.OTHER,
        help_text=_("Bestimmt, was im gezeichneten Schaufenster steht."),
    )
    synonyms = models.TextField(
        _("Andere Wörter dafür"),
        blank=True,
        max_length=1000,
        help_text=_(
            "Mit Komma getrennt, auch in anderen Sprachen: Frisör, Haare, Barbier, kuaför. "
            "Die Suche findet alle Einträge der Branche auch unter diesen Wörtern."
        ),
    )
    sort_order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("synonyms"),
        FieldPanel("trade"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("Branche")
        verbose_name_plural = _("Branchen")

    def __str__(self):
        return self.name
