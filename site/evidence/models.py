"""What happened, as numbers that outlive every person's data, and the periods they are reported in."""

import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel

CLOSED = _("Ein abgeschlossener Zeitraum ändert sich nicht mehr.")


def make_key():
    return secrets.token_hex(32)


class ReportPeriodQuerySet(models.QuerySet):
    def covering(self, day):
        return self.filter(first_day__lte=day, last_day__gte=day)

    def overlapping(self, first_day, last_day):
        return self.filter(first_day__lte=last_day, last_day__gte=first_day)


class ReportPeriod(models.Model):
    """The days that one report is about, both included.

    Its key makes the mark of a business, so that one that was reached twice is counted once. Closing
    the period destroys the key: from then on nobody can tell which business a mark stands for.
    """

    name = models.CharField(_("Name"), max_length=80)
    first_day = models.DateField(_("Erster Tag"), unique=True)
    last_day = models.DateField(_("Letzter Tag"))
    key = models.CharField(max_length=64, default=make_key, blank=True, editable=False)
    closed_at = models.DateTimeField(_("Abgeschlossen"), null=True, blank=True, editable=False)

    panels = [
        HelpPanel(
            _(
                "Legen Sie einen Zeitraum an, bevor er beginnt. Für Tage ohne Zeitraum legt die "
                "Website das Kalenderjahr an."
            )
        ),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
    ]

    objects = ReportPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-first_day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="period_ends_after_its_first_day",
            )
        ]
        verbose_name = _("Berichtszeitraum")
        verbose_name_plural = _("Berichtszeiträume")

    def __str__(self):
        return self.name

    @property
    def is_closed(self):
        return self.closed_at is not None

    @property
    def is_over(self):
        return self.last_day < timezone.localdate()

    def clean(self):
        super().clean()
        if self.is_closed:
            raise ValidationError(CLOSED)
        if not self.first_day or not self.last_day:
            return
        if self.last_day < self.first_day:
            raise ValidationError({"last_day": _("Der letzte Tag liegt vor dem ersten.")})
        others = type(self).objects.exclude(pk=self.pk)
        if other := others.overlapping(self.first_day, self.last_day).first():
            text = _("Diese Tage gehören schon zu „%(name)s“.") % {"name": other.name}
            raise ValidationError({"first_day": text})
        self._refuse_to_leave_rows_out()

    def _refuse_to_leave_rows_out(self):
        """A row that left its period would be marked by a key that is not its own."""
        before = type(self).objects.filter(pk=self.pk).first()
        if before is None:
            return
        marked = Evidence.objects.exclude(subject="").on_days(before.first_day, before.last_day)
        outside = models.Q(day__lt=self.first_day) | models.Q(day__gt=self.last_day)
        if row := marked.filter(outside).order_by("day").first():
            text = _("Am %(day)s ist schon etwas nachgewiesen. Der Tag muss im Zeitraum bleiben.")
            raise ValidationError({"last_day": text % {"day": f"{row.day:%d.%m.%Y}"}})


class EvidenceQuerySet(models.QuerySet):
    def on_days(self, first, last):
        """Rows of these days, both included."""
        return self.filter(day__gte=first, day__lte=last)

    def open_to_readers(self):
        """Rows that may be read one by one; of what was searched for only sums of some size may."""
        return self.exclude(kind=Evidence.Kind.UNMET_DEMAND)

    def update(self, **values):
        raise TypeError("Evidence is only added to: record the source anew.")

    def delete(self):
        raise TypeError("Evidence is only added to: record the source anew.")


class Evidence(models.Model):
    """One number about one day; no person, and of a business only a mark made by the period's key.

    Rows are added and never changed. What turns out to be different is put right by a row with a
    minus, so that sums are right and a report can be read again as it was printed.
    """

    class Kind(models.TextChoices):
        EVENT = "event", _("Veranstaltung durchgeführt")
        PEOPLE = "people", _("Personen bei Veranstaltungen")
        VISIT = "visit", _("Besuch mit Gespräch")
        NOBODY_IN = "nobody_in", _("Besuch, niemand da")
        TOPIC = "topic", _("Thema eines Besuchs")
        SUBMISSION = "submission", _("Einreichung entschieden")
        NEW_BUSINESS = "new_business", _("Neuer Betrieb im Branchenbuch")
        CLOSED_BUSINESS = "closed_business", _("Betrieb hat geschlossen")
        PREMISES_LET = "premises_let", _("Ladenlokal vermietet")
        TEAM_FORMED = "team_formed", _("Erfolgsteam gegründet")
        TEAM_CLOSED = "team_closed", _("Erfolgsteam abgeschlossen")
        TEAM_MEETING = "team_meeting", _("Treffen eines Erfolgsteams")
        TEAM_PEOPLE = "team_people", _("Personen bei Treffen der Erfolgsteams")
        GOAL_SET = "goal_set", _("Ziel gesetzt")
        GOAL_REACHED = "goal_reached", _("Ziel erreicht")
        UNMET_DEMAND = "unmet_demand", _("Branche gesucht und nicht gefunden")

    day = models.DateField(pgettext_lazy("calendar", "Tag"), db_index=True)
    kind = models.CharField(_("Was"), max_length=20, choices=Kind)
    neighbourhood = models.ForeignKey(
        "content.Neighbourhood",
        verbose_name=_("Stadtteil"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    category = models.CharField(_("Branche"), max_length=80, blank=True)
    detail = models.CharField(_("Genauer"), max_length=120, blank=True)
    number = models.IntegerField(_("Zahl"), default=1)
    minutes = models.IntegerField(_("Minuten"), default=0)
    source = models.CharField(_("Quelle"), max_length=40)
    source_id = models.BigIntegerField(_("Nummer der Quelle"))
    subject = models.CharField(_("Kennzeichen des Betriebs"), max_length=64, blank=True)
    recorded_at = models.DateTimeField(_("Festgehalten"), auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["source", "source_id", "kind"], name="evidence_of_source"),
        ]
        verbose_name = _("Nachweis")
        verbose_name_plural = _("Nachweise")

    def __str__(self):
        return f"{self.day:%d.%m.%Y} {self.get_kind_display()}: {self.number}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise TypeError("Evidence is only added to: record the source anew.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("Evidence is only added to: record the source anew.")


class ReleasedTotal(models.Model):
    """One number of a period as editors have released it for the public page."""

    period = models.ForeignKey(
        ReportPeriod, models.CASCADE, related_name="released_totals", verbose_name=_("Zeitraum")
    )
    key = models.CharField(_("Zahl"), max_length=20)
    number = models.DecimalField(_("Wie viele"), max_digits=9, decimal_places=1)
    released_at = models.DateTimeField(_("Freigegeben"))

    class Meta:
        ordering = ["period", "pk"]
        constraints = [models.UniqueConstraint(fields=["period", "key"], name="one_release")]
        verbose_name = _("Freigegebene Zahl")
        verbose_name_plural = _("Freigegebene Zahlen")

    def __str__(self):
        return f"{self.period}: {self.key} {self.number}"
