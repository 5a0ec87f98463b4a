"""What the desk itself stores: ready-made answers, notes on drafts, how long decisions took."""

import re

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel

from submissions.models.about import AboutQuerySet

PLACEHOLDERS = _(
    "Platzhalter: {name} (wer eingereicht hat), {titel}, {nummer}, {art}, {ich} (Ihr Name). Anrede, "
    "Gruß und Ihr Name stehen schon in der E-Mail."
)
# How a letter begins and ends: the mail does so by itself.
GREETING = re.compile(r"\s*(guten (tag|morgen|abend)|hallo|liebe|lieber|sehr geehrte|moin)\b", re.I)
SIGNATURE = re.compile(r"(\{ich\}|\bgrüße[\w\s,{}]*|\bgruß[\w\s,{}]*)\s*\Z", re.I)


class AnswerText(models.Model):
    """A text that editors send often; they may change it each time before it goes out."""

    class Outcome(models.TextChoices):
        # The values are the names of the actions of ReviewTask.
        ACCEPT = "approve", _("Annehmen")
        ASK = "reject", _("Rückfrage")
        DECLINE = "decline", _("Ablehnen")

    title = models.CharField(_("Titel"), max_length=80, help_text=_("Nur das Team sieht ihn."))
    outcome = models.CharField(_("Wofür"), max_length=10, choices=Outcome)
    text = models.TextField(_("Text"), max_length=4000)
    sort_order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("outcome")]),
        HelpPanel(PLACEHOLDERS),
        FieldPanel("text"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        ordering = ["outcome", "sort_order", "title"]
        verbose_name = _("Textbaustein")
        verbose_name_plural = _("Textbausteine")

    def __str__(self):
        return self.title

    def clean(self):
        if GREETING.match(self.text):
            raise ValidationError(
                {"text": _("Die Anrede steht schon in der E-Mail. Bitte lassen Sie sie hier weg.")}
            )
        if SIGNATURE.search(self.text):
            text = _("Gruß und Name stehen schon in der E-Mail. Bitte lassen Sie sie hier weg.")
            raise ValidationError({"text": text})


class DraftNote(models.Model):
    """What the queue knows of a draft that no submission brought, such as an imported event."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    draft = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    begins_at = models.DateTimeField(_("Beginnt"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Kümmert sich"),
    )

    objects = AboutQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="note_of_draft")
        ]
        verbose_name = _("Notiz zu einem Entwurf")
        verbose_name_plural = _("Notizen zu Entwürfen")

    def __str__(self):
        return f"{self.content_type} {self.object_id}"


class DecisionFigure(models.Model):
    """When one thing came in and how it ended, without a word about who sent it.

    It outlives the submission, so that the figures stay when personal data is deleted.
    """

    submission = models.ForeignKey(
        "submissions.Submission",
        on_delete=models.SET_NULL,
        null=True,
        related_name="figures",
    )
    kind = models.CharField(_("Art"), max_length=30)
    outcome = models.CharField(_("Ausgang"), max_length=20)
    received_at = models.DateTimeField(_("Eingegangen"))
    decided_at = models.DateTimeField(_("Entschieden"), db_index=True)

    class Meta:
        ordering = ["-decided_at"]
        verbose_name = _("Entscheidung in Zahlen")
        verbose_name_plural = _("Entscheidungen in Zahlen")

    def __str__(self):
        return f"{self.kind} {self.outcome} {self.decided_at:%Y-%m-%d}"
