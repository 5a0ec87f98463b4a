"""What editors decide about mail and about how long personal data is kept."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


def _days(label, default, **options):
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(1)], **options
    )


@register_setting(icon="mail")
class NoticeSettings(BaseGenericSetting):
    """How the team hears of what comes in, and what needs no decision of theirs."""

    class Rhythm(models.TextChoices):
        AT_ONCE = "at_once", _("eine E-Mail für jede Einreichung und jede Nachricht")
        DAILY = "daily", _("eine E-Mail am Tag mit allem, was offen ist")

    rhythm = models.CharField(
        _("E-Mails an das Team"), max_length=10, choices=Rhythm, default=Rhythm.AT_ONCE
    )
    digest_sent_at = models.DateTimeField(null=True, editable=False)

    # Directive (EU) 2016/2102 and the BITV NRW speak of an answer within a month.
    barrier_days = _days(
        _("Antwort auf eine gemeldete Barriere nach höchstens (Tage)"),
        30,
        help_text=_("Das Gesetz verlangt eine Antwort innerhalb eines Monats."),
    )
    barrier_reminder_days = _days(_("Erinnerung an das Team vorher (Tage)"), 7)

    publishes_cancellations = models.BooleanField(
        _("Absagen sofort veröffentlichen"),
        default=True,
        help_text=_(
            "Wer eine Veranstaltung eingetragen hat, sagt über den privaten Link einen Termin ab. Die "
            "Absage und der Hinweis dazu stehen gleich auf der Website, und Sie bekommen eine E-Mail. "
            "Ohne Haken entscheidet erst das Team."
        ),
    )

    panels = [
        FieldPanel("rhythm"),
        FieldPanel("publishes_cancellations"),
        MultiFieldPanel(
            [FieldPanel("barrier_days"), FieldPanel("barrier_reminder_days")],
            heading=_("Gemeldete Barrieren"),
        ),
    ]

    class Meta:
        verbose_name = _("E-Mails an das Team")

    @property
    def is_daily(self):
        return self.rhythm == self.Rhythm.DAILY


@register_setting(icon="bin")
class RetentionRules(BaseGenericSetting):
    """After how many days the nightly run deletes what; the privacy page prints these numbers."""

    unconfirmed_days = _days(_("Einreichung ohne bestätigte E-Mail-Adresse"), 7)
    closed_days = _days(_("Abgelehnte oder zurückgezogene Einreichung"), 30)
    published_days = _days(
        _("Kontaktdaten nach dem Ende"),
        90,
        help_text=_(
            "Gerechnet ab dem letzten Termin der Veranstaltung, oder ab dem Tag, an dem ein "
            "Eintrag von der Website verschwand."
        ),
    )
    message_days = _days(
        _("Nachrichten an das Team"), 365, help_text=_("Nach der letzten Antwort.")
    )
    spam_days = _days(_("Als Werbung erkannte Einreichung"), 30)
    mail_days = _days(_("Kopien verschickter E-Mails"), 90)
    audit_days = _days(_("Protokoll der Verwaltung"), 180)
    registration_days = _days(_("Anmeldungen nach dem Termin"), 30)
    visit_days = _days(
        _("Notizen zu Besuchen in Betrieben"),
        730,
        help_text=_("Nach dem Besuch. Was daran offen ist, bleibt, bis es erledigt ist."),
    )
    member_days = _days(
        _("Daten früherer Mitglieder eines Erfolgsteams"),
        90,
        help_text=_("Gerechnet ab dem Tag, an dem jemand das Team verlässt."),
    )
    reminder_days = _days(_("Erinnerung an eine Rückfrage nach"), 14)
    expiry_days = _days(_("Rückfrage ohne Antwort gilt als zurückgezogen nach"), 30)

    panels = [
        HelpPanel(
            _(
                "Jede Nacht wird gelöscht, was älter ist. Die Seite „Datenschutz“ nennt diese Zahlen."
            )
        ),
        MultiFieldPanel(
            [
                FieldPanel("unconfirmed_days"),
                FieldPanel("closed_days"),
                FieldPanel("published_days"),
                FieldPanel("message_days"),
                FieldPanel("spam_days"),
                FieldPanel("mail_days"),
                FieldPanel("audit_days"),
                FieldPanel("registration_days"),
                FieldPanel("visit_days"),
                FieldPanel("member_days"),
            ],
            heading=_("Löschen nach so vielen Tagen"),
        ),
        MultiFieldPanel(
            [FieldPanel("reminder_days"), FieldPanel("expiry_days")],
            heading=_("Wenn niemand antwortet (Tage)"),
        ),
    ]

    class Meta:
        verbose_name = _("Aufbewahrung")
