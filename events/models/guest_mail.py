"""What the team wrote to all guests of a date."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GuestMail(models.Model):
    """A mail to all guests of one date; `key` keeps the same form from being sent twice."""

    occurrence = models.ForeignKey(
        "events.Occurrence",
        on_delete=models.CASCADE,
        related_name="guest_mails",
        verbose_name=_("Termin"),
    )
    subject = models.CharField(_("Betreff"), max_length=120)
    text = models.TextField(_("Text"), max_length=5000)
    sent_at = models.DateTimeField(_("Geschickt am"))
    recipients = models.PositiveIntegerField(_("Empfänger"))
    key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-sent_at"]
        verbose_name = _("E-Mail an alle Gäste")
        verbose_name_plural = _("E-Mails an alle Gäste")

    def __str__(self):
        return self.subject
