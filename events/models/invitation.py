"""Who said that we may invite them to evenings, and to which date we did."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.listing.addresses import section_url
from submissions.models.private_link import PrivateLinkQuerySet, PrivatePage


class InviteeQuerySet(PrivateLinkQuerySet):
    def consenting(self):
        """Those who said yes, at an address that is known to be theirs; only they are invited."""
        return self.exclude(consented_at=None)

    def unanswered(self):
        """Those whom the team asked and who have not answered."""
        return self.filter(consented_at=None)


class Invitee(PrivatePage):
    """A guest or a business that may be invited; deleted as soon as somebody takes the consent back.

    `consent_words` is the sentence to which somebody said yes. Without `consented_at` the team has
    asked, and nobody has answered.
    """

    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    business = models.ForeignKey(
        "directory.Business",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Betrieb"),
    )
    asked_at = models.DateTimeField(_("Gefragt am"), default=timezone.now, editable=False)
    consented_at = models.DateTimeField(_("Zugesagt am"), null=True, blank=True, editable=False)
    consent_words = models.CharField(_("Einwilligung"), max_length=300, blank=True, editable=False)

    objects = InviteeQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("Eintrag der Einladungsliste")
        verbose_name_plural = _("Einladungsliste")

    def __str__(self):
        return self.name

    def address_with(self, token):
        return f"{section_url('events')}einladungen/{token}/"

    @property
    def has_consented(self):
        return self.consented_at is not None


class Invitation(models.Model):
    """One invitation of somebody to a date; nobody is invited to the same date twice."""

    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, related_name="invitations")
    occurrence = models.ForeignKey(
        "events.Occurrence", on_delete=models.CASCADE, related_name="invitations"
    )
    sent_at = models.DateTimeField(_("Geschickt am"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitee", "occurrence"], name="invited_once")
        ]
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")

    def __str__(self):
        return f"{self.invitee}, {self.occurrence}"
