"""Pictures of what the directory lists: a large one, and further ones in their order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class PicturedQuerySet(models.QuerySet):
    def with_pictures(self):
        """With the large picture, and `has_more_pictures`, which spares a query where there are none."""
        further = self.model._meta.get_field("more_pictures")
        its_own = further.related_model.objects.filter(
            **{further.field.name: models.OuterRef("pk")}
        )
        found = self.select_related("picture").prefetch_related("picture__renditions")
        return found.annotate(has_more_pictures=models.Exists(its_own))


class Pictured(models.Model):
    """What has a large picture and further ones; `more_pictures` are rows of a FurtherPicture."""

    # Unless a query has found out that there are none.
    has_more_pictures = True

    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("Bild"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Ohne Bild zeichnet die Website ein Schaufenster."),
    )

    class Meta:
        abstract = True

    def take_pictures(self, images):
        """Show what came with a proposal: the first large, the others below; chosen ones stay."""
        if self.picture is None:
            self.picture, *images = images
        self.more_pictures.add(*(self.more_pictures.model(image=image) for image in images))

    def shown_pictures(self):
        """Return the images of this version, the large one first."""
        return [*filter(None, [self.picture]), *self.further_pictures()]

    def further_pictures(self):
        """Return what is shown below the large picture, or below the drawing that stands for it."""
        if not self.has_more_pictures:
            return []
        pictures = self.more_pictures.select_related("image")
        return [picture.image for picture in pictures.prefetch_related("image__renditions")]

    def drop_pictures(self, ids):
        """Show the images with these ids no longer; the next one becomes the large one."""
        left = [image for image in self.shown_pictures() if image.pk not in ids]
        self.picture, *rest = left or [None]
        self.more_pictures = [
            picture for picture in self.more_pictures.all() if picture.image in rest
        ]


class FurtherPicture(Orderable):
    """One more picture beside the large one; what it shows is told by the image's description."""

    image = models.ForeignKey(
        "wagtailimages.Image", verbose_name=_("Bild"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("image")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("Weiteres Bild")
        verbose_name_plural = _("Weitere Bilder")

    def __str__(self):
        return self.image.title


class BusinessPicture(FurtherPicture):
    business = ParentalKey(
        "directory.Business", on_delete=models.CASCADE, related_name="more_pictures"
    )


class PremisesPicture(FurtherPicture):
    premises = ParentalKey(
        "directory.Premises", on_delete=models.CASCADE, related_name="more_pictures"
    )
