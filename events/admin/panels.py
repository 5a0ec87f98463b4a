"""The order in which editors fill in an event."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from events.admin.forms import EventAdminForm
from events.admin.preview_panel import DatesPanel
from events.recurrence.holidays import SCHOOL_HOLIDAYS_KNOWN_UNTIL

SCHOOL_HOLIDAYS_HINT = (
    _(
        "Die Ferien sind bis zum %(day)s bekannt (Ferienordnung des Schulministeriums). Für die "
        "Zeit danach werden noch keine Termine ausgelassen."
    )
    % {"day": f"{SCHOOL_HOLIDAYS_KNOWN_UNTIL:%d.%m.%Y}"}
    if SCHOOL_HOLIDAYS_KNOWN_UNTIL
    else _("Die Ferien sind nicht bekannt. Es werden keine Termine ausgelassen.")
)
WHAT = [
    FieldPanel("title", required_on_save=True),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("neighbourhood")]),
    FieldPanel("summary"),
    FieldPanel("description"),
    FieldPanel("picture"),
]
WHEN = [
    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    FieldPanel("all_day"),
    FieldPanel("recurrences"),
    FieldRowPanel(
        [
            FieldPanel(
                "skips_holidays", help_text=_("Eine Reihe lässt die gesetzlichen Feiertage aus.")
            ),
            FieldPanel("skips_school_holidays", help_text=SCHOOL_HOLIDAYS_HINT),
        ]
    ),
]
CHANGES = [
    InlinePanel(
        "changes",
        label=_("Ausnahme"),
        help_text=_(
            "Was an einzelnen Terminen anders ist. Die Ausnahme gilt für den Tag und bleibt, wenn "
            "Sie die Uhrzeit der Reihe ändern."
        ),
    )
]
WHERE = [
    FieldPanel("place_name"),
    FieldRowPanel([FieldPanel("street"), FieldPanel("postcode")]),
    FieldPanel("online_url"),
    FieldRowPanel([FieldPanel("is_step_free"), FieldPanel("accessibility_note")]),
]
WHO = [
    FieldPanel("organiser_business"),
    FieldPanel("organiser_name"),
    FieldPanel("price"),
    FieldPanel("languages"),
]
REGISTRATION = [
    FieldPanel("registration"),
    FieldRowPanel([FieldPanel("places"), FieldPanel("registration_url")]),
    FieldPanel("lets_smaller_groups_pass"),
    InlinePanel(
        "questions",
        label=_("Frage an die Gäste"),
        help_text=_(
            "Fragen Sie nur, was Sie für den Abend brauchen. Die Antworten stehen in der Teilnahmeliste "
            "und werden mit der Anmeldung gelöscht."
        ),
    ),
]

EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(
            [
                MultiFieldPanel(WHAT, heading=_("Was")),
                MultiFieldPanel(WHEN, heading=_("Wann")),
                MultiFieldPanel(CHANGES, heading=_("Ausnahmen")),
                DatesPanel(heading=_("So wird es stattfinden")),
                MultiFieldPanel(WHERE, heading=_("Wo")),
            ],
            heading=_("Veranstaltung"),
        ),
        ObjectList(
            [
                MultiFieldPanel(WHO, heading=_("Wer und wie")),
                MultiFieldPanel(REGISTRATION, heading=_("Anmeldung")),
                FieldPanel("slug"),
                PublishingPanel(),
            ],
            heading=_("Einzelheiten"),
        ),
    ],
    base_form_class=EventAdminForm,
)
