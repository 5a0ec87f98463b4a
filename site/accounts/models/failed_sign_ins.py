"""How often signing in has failed, for an account and from a network."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FailedSignIns(models.Model):
    """The failures of one account or of one network: one row each; its name says whose as a hash.

    In the database, because each web process has a cache of its own, and with it a limit of its own.
    """

    name = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("Fehlgeschlagene Anmeldungen")
        verbose_name_plural = _("Fehlgeschlagene Anmeldungen")

    def __str__(self):
        return f"{self.count}"
