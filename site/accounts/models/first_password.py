"""Who still has the password that the site made up."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FirstPassword(models.Model):
    """An account whose password was made by the site: it has to be changed before anything else."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="first_password"
    )

    class Meta:
        verbose_name = _("Erstes Passwort")
        verbose_name_plural = _("Erste Passwörter")

    def __str__(self):
        return str(self.user)
