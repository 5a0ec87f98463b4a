"""The yearly question whether an entry is still right, and its periods."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from submissions.models.private_link import PrivateLink, PrivateLinkQuerySet


def _number(label, default):
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(1)]
    )


@register_setting(icon="calendar-check")
class FreshnessRules(BaseGenericSetting):
    """When a business is asked whether its entry is still right, and what follows without an answer."""

    is_active = models.BooleanField(_("Betriebe nach ihrem Eintrag fragen"), default=True)
    ask_after_days = _number(_("Fragen, wenn die letzte Prüfung so viele Tage her ist"), 365)
    first_reminder_days = _number(_("Erste Erinnerung nach"), 14)
    second_reminder_days = _number(_("Zweite Erinnerung nach"), 28)
    mark_days = _number(_("Öffentlich „lange nicht geprüft“ nach"), 42)
    hide_days = _number(_("Ausblenden nach"), 90)
    mails_a_night = _number(_("Höchstens so viele E-Mails in einer Nacht"), 40)
    calls_a_night = _number(
        _("Höchstens so viele neue Anrufe am Tag, bei Betrieben ohne E-Mail-Adresse"), 5
    )

    panels = [
        HelpPanel(_("Alle Fristen in Tagen, gerechnet ab der ersten Frage.")),
        *(
            FieldPanel(name)
            for name in (
                "is_active",
                "ask_after_days",
                "first_reminder_days",
                "second_reminder_days",
                "mark_days",
                "hide_days",
                "mails_a_night",
                "calls_a_night",
            )
        ),
    ]

    class Meta:
        verbose_name = _("Aktualität der Einträge")

    def clean(self):
        steps = (
            self.first_reminder_days,
            self.second_reminder_days,
            self.mark_days,
            self.hide_days,
        )
        if list(steps) != sorted(set(steps)):
            raise ValidationError(_("Jede Frist muss länger sein als die davor."))


class FreshnessCheckQuerySet(PrivateLinkQuerySet):
    def open(self):
        return self.filter(answered_at=None)


class FreshnessCheck(PrivateLink):
    """One question to one business. Whom it went to is only kept as a hash, never as an address."""

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("stimmt noch")
        CHANGED = "changed", _("geändert")
        REMOVED = "removed", _("entfernt")
        TEAM = "team", _("vom Team geprüft")

    business = models.ForeignKey(
        "directory.Business", on_delete=models.CASCADE, related_name="freshness_checks"
    )
    recipient_hash = models.CharField(max_length=64, blank=True, db_index=True)
    asked_at = models.DateTimeField(_("Gefragt"), db_index=True)
    reminders = models.PositiveSmallIntegerField(_("Erinnerungen"), default=0)
    last_step_at = models.DateTimeField(_("Zuletzt geschrieben"))
    marked_at = models.DateTimeField(_("Als lange nicht geprüft markiert"), null=True)
    change_begun_at = models.DateTimeField(_("Wollte ändern"), null=True)
    hidden_at = models.DateTimeField(_("Ausgeblendet"), null=True)
    hidden_revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("Beantwortet"), null=True)
    answer = models.CharField(_("Antwort"), max_length=10, choices=Answer, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = FreshnessCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["business"],
                condition=models.Q(answered_at=None),
                name="one_open_question_per_business",
            )
        ]
        verbose_name = _("Nachfrage zu einem Eintrag")
        verbose_name_plural = _("Nachfragen zu Einträgen")

    def __str__(self):
        return f"{self.business} {self.asked_at:%Y-%m-%d}"

    @property
    def is_waiting(self):
        """Whether an answer makes sense: nobody gave one, and we show the entry or hid it ourselves."""
        return self.answered_at is None and (self.business.live or self.hidden_at is not None)

    def url(self, action):
        """The private address of a page with one button."""
        return settings.BASE_URL + reverse("freshness", args=[self.newest_token, action])
