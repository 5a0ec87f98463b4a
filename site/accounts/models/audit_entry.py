"""What was done with accounts, decisions, contact data and settings: written once, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """Who did what, when, and from which network. It stays when the account goes."""

    class Kind(models.TextChoices):
        SIGN_IN = "sign_in", _("Angemeldet")
        FAILED = "failed", _("Anmeldung fehlgeschlagen")
        LOCKED = "locked", _("Konto gesperrt")
        ACCOUNT = "account", _("Konto geändert")
        ROLE = "role", _("Rolle geändert")
        DECISION = "decision", _("Entscheidung")
        CONTACT = "contact", _("Kontaktdaten angesehen")
        EXPORT = "export", _("Ausgegeben als Datei")
        SETTING = "setting", _("Einstellung geändert")

    at = models.DateTimeField(_("Zeitpunkt"), auto_now_add=True, db_index=True)
    kind = models.CharField(_("Was"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("Wer"), max_length=150, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    what = models.CharField(_("Woran"), max_length=255, blank=True)
    network = models.CharField(_("Netz"), max_length=45, blank=True)

    # An entry of a known account would be more work than one of an unknown, and told by its time.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("Eintrag im Protokoll")
        verbose_name_plural = _("Protokoll")

    def __str__(self):
        return f"{self.get_kind_display()}: {self.name} {self.what}".strip()

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("The audit log is written once.")
        super().save(*args, **kwargs)
