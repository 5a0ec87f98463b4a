"""The form of premises in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PublishingPanel,
)

from directory.admin.place_panel import PlacePanel

PANELS = [
    FieldPanel("title", required_on_save=True),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("size"), FieldPanel("rent")]),
            FieldPanel("available_from"),
            FieldPanel("suggested_use"),
        ],
        heading=_("Was angeboten wird"),
    ),
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
        [FieldPanel("is_step_free"), FieldPanel("accessibility_note")], heading=_("Zugang")
    ),
    MultiFieldPanel(
        [
            FieldPanel("offered_by"),
            FieldPanel("telephone"),
            FieldPanel("email"),
            FieldPanel("website"),
        ],
        heading=_("An wen man sich wendet (öffentlich)"),
    ),
    MultiFieldPanel([FieldPanel("description"), FieldPanel("picture")], heading=_("Text und Bild")),
    InlinePanel("more_pictures", heading=_("Weitere Bilder"), label=_("Bild"), max_num=5),
    MultiFieldPanel(
        [FieldPanel("advertised_until"), FieldPanel("slug")], heading=_("Pflege des Angebots")
    ),
    PublishingPanel(),
]
