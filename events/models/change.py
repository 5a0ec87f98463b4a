"""What differs at one date of an event, or between two days."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from events.recurrence import plan


class OccurrenceChange(Orderable):
    """An exception. It names the local day and not the moment, so it survives a new start time."""

    class Kind(models.TextChoices):
        CANCELLED = plan.CANCELLED, _("fällt aus")
        MOVED = plan.MOVED, _("verlegt")
        EXTRA = plan.EXTRA, _("zusätzlicher Termin")
        PAUSE = plan.PAUSE, _("Pause (keine Termine von … bis …)")

    event = ParentalKey("events.Event", on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("Was ist anders?"), max_length=10, choices=Kind)
    original_date = models.DateField(
        _("Tag des Termins"),
        null=True,
        blank=True,
        help_text=_("Bei einer Pause der erste Tag. Bei einem zusätzlichen Termin leer lassen."),
    )
    original_time = models.TimeField(
        _("Uhrzeit des Termins"),
        null=True,
        blank=True,
        help_text=_("Nur, wenn es an dem Tag zwei Termine gibt: Welcher ist gemeint?"),
    )
    until_date = models.DateField(
        _("Letzter Tag der Pause"), null=True, blank=True, help_text=_("Nur bei einer Pause.")
    )
    new_starts_at = models.DateTimeField(
        _("Neuer Beginn"),
        null=True,
        blank=True,
        help_text=_("Bei einem verlegten oder zusätzlichen Termin."),
    )
    new_ends_at = models.DateTimeField(
        _("Neues Ende"), null=True, blank=True, help_text=_("Leer: dauert so lange wie sonst.")
    )
    new_place = models.CharField(_("Neuer Ort"), max_length=160, blank=True)
    reason = models.CharField(
        _("Hinweis"), max_length=160, blank=True, help_text=_("Steht öffentlich beim Termin.")
    )

    panels = [
        FieldPanel("kind"),
        FieldRowPanel(
            [FieldPanel("original_date"), FieldPanel("original_time"), FieldPanel("until_date")]
        ),
        FieldRowPanel([FieldPanel("new_starts_at"), FieldPanel("new_ends_at")]),
        FieldRowPanel([FieldPanel("new_place"), FieldPanel("reason")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Ausnahme")
        verbose_name_plural = _("Ausnahmen")

    def __str__(self):
        return f"{self.get_kind_display()} {self.original_date or self.new_starts_at}"

    def clean(self):
        errors = {}
        if self.kind == self.Kind.EXTRA:
            if not self.new_starts_at:
                errors["new_starts_at"] = _("Bitte geben Sie an, wann der Termin beginnt.")
        elif not self.original_date:
            errors["original_date"] = _("Bitte geben Sie den Tag an.")
        if self.kind == self.Kind.MOVED and not (self.new_starts_at or self.new_place):
            errors["new_starts_at"] = _("Bitte geben Sie den neuen Beginn oder den neuen Ort an.")
        if self.until_date and self.original_date and self.until_date < self.original_date:
            errors["until_date"] = _("Die Pause endet vor ihrem ersten Tag.")
        if self.new_ends_at and not (self.new_starts_at and self.new_starts_at < self.new_ends_at):
            errors["new_ends_at"] = _("Das Ende muss nach dem Beginn liegen.")
        if errors:
            raise ValidationError(errors)

    def as_change(self):
        """The exception as the pure modules know it."""
        return plan.Change(
            self.kind,
            self.original_date,
            self.until_date,
            self.new_starts_at,
            self.new_ends_at,
            self.new_place,
            self.reason,
            self.original_time,
        )
