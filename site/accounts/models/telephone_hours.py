"""When somebody of the team can be called."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TelephoneHours(models.Model):
    """The number and the hours that are named to those whom somebody of the team looks after."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="telephone_hours"
    )
    telephone = models.CharField(
        _("Telefon"), max_length=40, blank=True, help_text=_("Leer: die Nummer des Teams.")
    )
    hours = models.CharField(
        _("Sprechzeiten"),
        max_length=80,
        blank=True,
        help_text=_("Zum Beispiel: Montag bis Donnerstag, 9 bis 12 Uhr."),
    )

    class Meta:
        verbose_name = _("Sprechzeiten am Telefon")
        verbose_name_plural = _("Sprechzeiten am Telefon")

    def __str__(self):
        return f"{self.telephone} {self.hours}".strip()
