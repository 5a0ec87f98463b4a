"""What the desk itself stores: ready-made answers, and how long decisions took."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel

PLACEHOLDERS = _(
    "Platzhalter: {name} (wer eingereicht hat), {titel}, {nummer}, {art}, {ich} (Ihr Name)."
)


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
