"""Further pictures of a business, in their order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class BusinessPicture(Orderable):
    """One more picture beside the large one; what it shows is told by the image's description."""

    business = ParentalKey(
        "directory.Business", on_delete=models.CASCADE, related_name="more_pictures"
    )
    image = models.ForeignKey(
        "wagtailimages.Image", verbose_name=_("Bild"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("image")]

    class Meta(Orderable.Meta):
        verbose_name = _("Weiteres Bild")
        verbose_name_plural = _("Weitere Bilder")

    def __str__(self):
        return self.image.title
