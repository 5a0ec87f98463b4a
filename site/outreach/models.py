"""What the team notes on the street; it belongs to the team, and is on no public page."""

import datetime as dt
import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

LONGEST_NOTE = 300
SITUATION_GOOD_FOR = dt.timedelta(days=365)


class VisitQuerySet(models.QuerySet):
    def at(self, place):
        """Visits to a business or to premises, the newest first."""
        return self.filter(**{place._meta.model_name: place}).order_by("-day", "-pk")

    def with_talk(self):
        return self.filter(outcome=Visit.Outcome.TALK)


class Visit(models.Model):
    """One time that somebody of the team stood at a door.

    Name, street and part of town are noted with it: the entry may be deleted, and a shop may have
    none. What it counts for stands in the evidence, and stays when the visit is deleted.
    """

    class Outcome(models.TextChoices):
        TALK = "talk", _("Gespräch")
        NOBODY_IN = "nobody_in", _("niemand da")

    class Topic(models.TextChoices):
        WISH = "wish", _("Wunsch")
        WORRY = "worry", _("Sorge")
        IDEA = "idea", _("Idee")
        HELP = "help", _("Hilfe bei …")
        TEAM = "team", _("Erfolgsteam")
        EVENT = "event", _("Veranstaltung")
        VACANCY = "vacancy", _("Leerstand")

    class Situation(models.TextChoices):
        GROWING = "growing", _("wächst")
        GOOD = "good", _("läuft gut")
        STEADY = "steady", _("geht so")
        HARD = "hard", _("schwierig")
        ENDANGERED = "endangered", _("gefährdet")

    business = models.ForeignKey(
        "directory.Business",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name=_("Betrieb"),
    )
    premises = models.ForeignKey(
        "directory.Premises",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name=_("Ladenlokal"),
    )
    name = models.CharField(_("Name"), max_length=120)
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    neighbourhood = models.ForeignKey(
        "content.Neighbourhood",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Stadtteil"),
    )
    day = models.DateField(pgettext_lazy("calendar", "Tag"), db_index=True)
    outcome = models.CharField(
        _("Wie es war"), max_length=10, choices=Outcome, default=Outcome.TALK
    )
    minutes = models.PositiveSmallIntegerField(
        _("Minuten"), default=0, validators=[MaxValueValidator(600)]
    )
    topics = models.JSONField(_("Themen"), default=list, blank=True)
    help_with = models.CharField(_("Hilfe bei"), max_length=80, blank=True)
    situation = models.CharField(_("Wie läuft es?"), max_length=10, choices=Situation, blank=True)
    note = models.CharField(_("Eine Zeile dazu"), max_length=LONGEST_NOTE, blank=True)
    thinks_of_stopping = models.BooleanField(_("Denkt ans Aufhören"), default=False)
    stopping_year = models.PositiveSmallIntegerField(
        _("Ungefähr im Jahr"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2000), MaxValueValidator(2100)],
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("Wer war dort"),
    )
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("Notiert"), auto_now_add=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("Besuch")
        verbose_name_plural = _("Besuche")

    def __str__(self):
        return f"{self.name}, {self.day:%d.%m.%Y}"

    @property
    def place(self):
        """The entry that was visited, None where there is none or it is gone."""
        return self.business or self.premises

    @property
    def is_talk(self):
        return self.outcome == self.Outcome.TALK

    @property
    def situation_is_old(self):
        """Whether it is time to ask again how things are."""
        return timezone.localdate() - self.day > SITUATION_GOOD_FOR

    @property
    def topics_in_words(self):
        """What it was about: `Wunsch, Hilfe bei Steuer`."""
        labels = dict(self.Topic.choices)
        if self.help_with:
            labels["help"] = _("Hilfe bei %(what)s") % {"what": self.help_with}
        return ", ".join(str(labels[topic]) for topic in self.topics if topic in labels)


class NextStepQuerySet(models.QuerySet):
    def open(self):
        """What is still to be done, the first due first."""
        return self.filter(done_at=None).order_by("due_on", "pk")

    def of(self, user):
        return self.filter(assigned_to=user)

    def overdue(self, today):
        return self.filter(due_on__lt=today)


class NextStep(models.Model):
    """What somebody of the team has promised to do until a day."""

    visit = models.ForeignKey(
        Visit, models.CASCADE, related_name="next_steps", verbose_name=_("Besuch")
    )
    text = models.CharField(_("Nächster Schritt"), max_length=160)
    due_on = models.DateField(_("Bis wann"))
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="next_steps",
        verbose_name=_("Wer macht es"),
    )
    done_at = models.DateTimeField(_("Erledigt"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = NextStepQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["done_at", "due_on"], name="next_step_open")]
        verbose_name = _("Nächster Schritt")
        verbose_name_plural = _("Nächste Schritte")

    def __str__(self):
        return self.text


@register_setting(icon="user")
class OutreachSettings(BaseGenericSetting):
    """What the team is told while it notes a visit."""

    advice_hours = models.PositiveSmallIntegerField(
        _("Hinweis ab … Stunden Beratung"),
        null=True,
        blank=True,
        help_text=_("Je Betrieb im Berichtszeitraum. Leer: kein Hinweis."),
    )
    advice_hint = models.CharField(
        _("Was dann zu tun ist"),
        max_length=300,
        blank=True,
        help_text=_("Zum Beispiel, welchen Fragebogen der Fördergeber verlangt."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("advice_hours"), FieldPanel("advice_hint")], heading=_("Beratung")
        )
    ]

    class Meta:
        verbose_name = _("Besuche")
