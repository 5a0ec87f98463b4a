"""Where something of the directory lies, and how one gets in."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

HALF_A_POINT = _("Breite und Länge gehören zusammen: Füllen Sie beide aus oder keine.")


def missing_half(latitude, longitude):
    """Return the field that is empty while its other half is not; None for a whole point, or none."""
    if (latitude is None) == (longitude is None):
        return None
    return "latitude" if latitude is None else "longitude"


class Placed(models.Model):
    """What has a point on the map, in degrees of WGS 84; both empty where it is not known."""

    latitude = models.DecimalField(
        _("Geografische Breite"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(47), MaxValueValidator(56)],
        help_text=_("Zum Beispiel 51.522200"),
    )
    longitude = models.DecimalField(
        _("Geografische Länge"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(16)],
        help_text=_("Zum Beispiel 7.088600"),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if missing := missing_half(self.latitude, self.longitude):
            raise ValidationError({missing: HALF_A_POINT})

    @property
    def access_in_words(self):
        """`ohne Stufen. Rampe im Hof`, as far as it is known."""
        steps = {True: _("ohne Stufen"), False: _("mit Stufen")}.get(self.is_step_free)
        return ". ".join(str(part) for part in (steps, self.accessibility_note) if part)
