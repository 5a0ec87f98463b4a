"""Calendars of partners, and which of our events came from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportSource(models.Model):
    """A partner's calendar: its text when it was last read, and whether that worked."""

    name = models.CharField(_("Von wem ist der Kalender?"), max_length=120, unique=True)
    url = models.URLField(_("Adresse des Kalenders"), max_length=500, blank=True)
    text = models.TextField(editable=False, blank=True)
    read_at = models.DateTimeField(_("Gelesen"), null=True, editable=False)
    problem = models.CharField(_("Fehler"), max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("Kalender eines Partners")
        verbose_name_plural = _("Kalender von Partnern")

    def __str__(self):
        return self.name


class ImportedEvent(models.Model):
    """The tie between a partner's event and ours; it outlives ours, so that no import brings back
    what an editor deleted. `facts` is what the partner sent at the last import.
    """

    source = models.ForeignKey(ImportSource, on_delete=models.CASCADE, related_name="imported")
    uid = models.CharField(_("UID"), max_length=255)
    event = models.ForeignKey(
        "events.Event", on_delete=models.SET_NULL, null=True, related_name="imported_from"
    )
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "uid"], name="imported_once"),
        ]
        verbose_name = _("Eingelesene Veranstaltung")
        verbose_name_plural = _("Eingelesene Veranstaltungen")

    def __str__(self):
        return self.uid
