"""The order in which editors fill in a team, and read an application."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    PublishingPanel,
)

TEAM = [
    FieldPanel("name", required_on_save=True),
    FieldPanel("summary"),
    FieldPanel("description"),
    FieldPanel("neighbourhood"),
    MultiFieldPanel(
        [FieldPanel("event"), FieldPanel("meeting_note"), FieldPanel("facilitator")],
        heading=_("Treffen"),
    ),
    MultiFieldPanel(
        [
            HelpPanel(
                _(
                    "Wie viele Plätze besetzt sind, ergibt sich aus den Mitgliedern. Diese sieht nur, "
                    "wer das Team begleitet."
                )
            ),
            FieldPanel("seats"),
            FieldPanel("is_open"),
            FieldPanel("pauses_until"),
        ],
        heading=_("Plätze"),
    ),
    FieldPanel("slug"),
    PublishingPanel(),
]
APPLICATION = [
    HelpPanel(
        _(
            "Passt die Bewerbung? Dann nehmen Sie sie an. Die Begleitung des Teams bekommt sie und "
            "antwortet der Person: aufnehmen, Warteliste oder absagen."
        )
    ),
    FieldPanel("team"),
    FieldPanel("trade"),
    FieldPanel("goals"),
    FieldPanel("times"),
]
STORY = [
    FieldPanel("title", required_on_save=True),
    FieldPanel("team"),
    FieldPanel("text"),
    FieldPanel("told_by"),
    FieldPanel("slug"),
    PublishingPanel(),
]
FACILITATION = [
    HelpPanel(
        _(
            "Wer begleitet, sieht Namen, Adressen und Ziele der Mitglieder dieses Teams. Zuerst "
            "braucht das Konto die Rolle „Teambegleitung“ (Einstellungen, Benutzer)."
        )
    ),
    FieldPanel("team"),
    FieldPanel("user"),
]
