"""What the team wants to know of everybody who registers for an event."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class EventQuestion(Orderable):
    """A question of one event; the answers are stored with each registration, in the question's words."""

    class Kind(models.TextChoices):
        TEXT = "text", _("kurzer Text")
        CHOICE = "choice", _("eine Antwort zur Auswahl")

    event = ParentalKey("events.Event", on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(
        _("Frage"), max_length=120, help_text=_("Zum Beispiel: Ihr Betrieb, oder: Was essen Sie?")
    )
    kind = models.CharField(_("Antwort"), max_length=10, choices=Kind, default=Kind.TEXT)
    choices = models.TextField(
        _("Zur Auswahl"),
        blank=True,
        help_text=_("Eine Antwort in jeder Zeile, nur wenn es etwas auszuwählen gibt."),
    )
    is_required = models.BooleanField(_("Muss beantwortet werden"), default=False)

    panels = [
        FieldPanel("question"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_required")]),
        FieldPanel("choices"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Frage an die Gäste")
        verbose_name_plural = _("Fragen an die Gäste")

    def __str__(self):
        return self.question

    def clean(self):
        if self.kind == self.Kind.CHOICE and len(self.options) < 2:
            raise ValidationError({"choices": _("Bitte geben Sie mindestens zwei Antworten an.")})

    @property
    def options(self):
        """The answers to choose from, each once."""
        lines = (line.strip()[:200] for line in self.choices.splitlines())
        return list(dict.fromkeys(line for line in lines if line))
