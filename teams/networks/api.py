"""The networks as JSON with Wagtail's API."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from content.listing.api import ListedEndpoint, OpenField
from content.search.privacy import hidden_sections
from teams.networks.filters import NetworkFilterForm
from teams.networks.models import Network, NetworkMembership


class NetworkEndpoint(ListedEndpoint):
    """The public networks with their businesses; who gives information about them is left out."""

    model = Network
    filter_form = NetworkFilterForm
    open_fields = (
        OpenField("id", _("Nummer")),
        OpenField("name", _("Name")),
        OpenField("slug", _("Kurzname in der Adresse")),
        OpenField("kind", _("Was die Betriebe verbindet (Kürzel)")),
        OpenField("summary", _("Kurz gesagt")),
        OpenField("description", _("Beschreibung (HTML)")),
        OpenField(
            "neighbourhood", _("Stadtteil"), serializers.SlugRelatedField("slug", read_only=True)
        ),
        OpenField("website", _("Website")),
        OpenField("accepts_members", _("Nimmt Betriebe auf")),
        OpenField(
            "businesses",
            _("Die Betriebe (Kurznamen aus dem Branchenbuch)"),
            serializers.SlugRelatedField(
                "business.slug", source="shown_memberships", many=True, read_only=True
            ),
        ),
    )

    def get_queryset(self):
        members = NetworkMembership.objects.shown(hidden_sections()).select_related("business")
        members = Prefetch(
            "memberships", members.order_by("business__name", "pk"), to_attr="shown_memberships"
        )
        return super().get_queryset().select_related("neighbourhood").prefetch_related(members)

    def filtered(self, queryset):
        return NetworkFilterForm(self.request.GET).narrow(queryset)
