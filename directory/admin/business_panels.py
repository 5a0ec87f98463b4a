"""The form of a business in the admin, in the order in which somebody reads a shop window."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    PublishingPanel,
)

from directory.admin.place_panel import PlacePanel

PANELS = [
    FieldPanel("name", required_on_save=True),
    FieldPanel("summary"),
    FieldPanel("categories", widget=CheckboxSelectMultiple),
    MultiFieldPanel(
        [
            FieldPanel("street"),
            FieldRowPanel([FieldPanel("postcode"), FieldPanel("neighbourhood")]),
            PlacePanel(),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ],
        heading=_("Wo"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("telephone"),
            FieldPanel("whatsapp"),
            FieldPanel("email"),
            FieldPanel("website"),
        ],
        heading=_("Wie erreichbar"),
    ),
    MultiFieldPanel(
        [FieldPanel("opening_hours"), FieldPanel("opening_hours_note")], heading=_("Wann")
    ),
    MultiFieldPanel(
        [FieldPanel("description"), FieldPanel("picture")], heading=_("Was es hier gibt")
    ),
    InlinePanel("more_pictures", heading=_("Weitere Bilder"), label=_("Bild"), max_num=5),
    MultiFieldPanel(
        [
            FieldPanel("languages", widget=CheckboxSelectMultiple),
            FieldPanel("is_step_free"),
            FieldPanel("accessibility_note"),
            FieldPanel("offers_training"),
            FieldPanel("offers_internship"),
        ],
        heading=_("Für wen"),
    ),
    MultiFieldPanel(
        [
            HelpPanel(_("Der Kurzname ist der letzte Teil der Adresse des Eintrags.")),
            FieldPanel("checked_on"),
            FieldPanel("slug"),
        ],
        heading=_("Pflege des Eintrags"),
    ),
    PublishingPanel(),
]
