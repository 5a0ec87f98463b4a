"""A checked table that waits for the editor's word."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(hours=24)


class ImportTableQuerySet(models.QuerySet):
    def expired(self, now):
        return self.filter(uploaded_at__lte=now - KEPT)

    def opened_by(self, signed, user, now):
        """The table behind a signed address: only for who uploaded it, and only for a day."""
        try:
            number = signing.Signer(salt="import-table").unsign(signed)
        except signing.BadSignature:
            return self.none()
        return self.filter(pk=number, user=user, uploaded_at__gt=now - KEPT)


class ImportTable(models.Model):
    """What an editor uploaded, kept between looking at it and taking it over."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("Datei"), max_length=200)
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list, help_text=_("[Zeilennummer, [Zellen]] in Reihenfolge."))
    notes = models.JSONField(default=list, help_text=_("Was von der Datei gelesen ist."))
    uploaded_at = models.DateTimeField(_("Hochgeladen"))

    objects = ImportTableQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]
        verbose_name = _("Hochgeladene Tabelle")
        verbose_name_plural = _("Hochgeladene Tabellen")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("directory-import", args=[self.signed])

    @property
    def signed(self):
        return signing.Signer(salt="import-table").sign(self.pk)
