"""What the team keeps to itself about an entry: who looks after it, and that nobody asks any more."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from submissions.models.about import AboutQuerySet


class EntryCareQuerySet(AboutQuerySet):
    def of(self, entry):
        """Return what is kept about an entry, None where nothing is."""
        if entry is None or entry.pk is None:
            return None
        return self.about(entry).select_related("person").first()

    def left_alone(self, model):
        """Return the ids of the entries of a model whose people do not want to be asked any more."""
        content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
        rows = self.filter(content_type=content_type).exclude(left_alone_since=None)
        return rows.values("object_id")


class EntryCare(models.Model):
    """Who of the team looks after an entry, and whether its people want to be left alone.

    It is no field of the entry: publishing an older version must not undo it.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    entry = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ansprechperson"),
    )
    left_alone_since = models.DateField(
        _("Bitte nicht mehr ansprechen, seit"), null=True, blank=True
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Notiert von"),
    )

    objects = EntryCareQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_care_per_entry")
        ]
        verbose_name = _("Betreuung eines Eintrags")
        verbose_name_plural = _("Betreuung von Einträgen")

    def __str__(self):
        return f"{self.content_type_id}: {self.object_id}"
