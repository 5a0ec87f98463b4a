"""The order in which editors fill in a team, and read an application."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

TEAM = [
    FieldPanel("name"),
    FieldPanel("summary"),
    FieldPanel("description"),
    FieldPanel("neighbourhood"),
    MultiFieldPanel(
        [FieldPanel("event"), FieldPanel("meeting_note"), FieldPanel("facilitator")],
        heading=_("Treffen"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("member_count"), FieldPanel("seats")]),
            FieldPanel("is_open"),
        ],
        heading=_("Plätze"),
    ),
    FieldPanel("slug"),
]
APPLICATION = [
    HelpPanel(
        _(
            "Angenommen? Dann setzen Sie beim Team die Zahl der Mitglieder eins höher: über den "
            "Stift neben dem Namen des Teams."
        )
    ),
    FieldPanel("team"),
    FieldPanel("trade"),
    FieldPanel("goals"),
    FieldPanel("times"),
]
