"""The order in which editors fill in a network, and read that a business wants to join."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    Panel,
    PublishingPanel,
)

from teams.networks.models import NetworkMembership


class MembersPanel(Panel):
    """The businesses of a network, each with the way to its membership, and the way to one more."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "teams/networks/admin/members_panel.html"

        def get_context_data(self, parent_context=None):
            rows = NetworkMembership.objects.filter(network=self.instance.pk)
            rows = rows.select_related("business").order_by("-live", "business__name", "pk")
            return super().get_context_data(parent_context) | {
                "network": self.instance,
                "memberships": rows,
                "may_add": self.request.user.has_perm("networks.add_networkmembership"),
            }


NETWORK = [
    FieldPanel("name", required_on_save=True),
    FieldPanel("kind"),
    FieldPanel("summary"),
    FieldPanel("description"),
    FieldPanel("neighbourhood"),
    MembersPanel(heading=_("Betriebe")),
    FieldPanel("accepts_members"),
    FieldPanel("picture"),
    MultipleChooserPanel(
        "chosen_events",
        chooser_field_name="event",
        heading=_("Veranstaltungen"),
        label=_("Veranstaltung"),
        help_text=_("Was die Betriebe selbst veranstalten, steht von allein auf der Seite."),
    ),
    MultipleChooserPanel(
        "chosen_news", chooser_field_name="page", heading=_("Meldungen"), label=_("Meldung")
    ),
    MultiFieldPanel(
        [
            FieldPanel("contact_name"),
            FieldPanel("telephone"),
            FieldPanel("email"),
            FieldPanel("website"),
        ],
        heading=_("An wen man sich wendet (öffentlich)"),
    ),
    FieldPanel("slug"),
    PublishingPanel(),
]
MEMBERSHIP = [FieldPanel("network"), FieldPanel("business"), PublishingPanel()]
