"""How editors find and edit the networks, and say which businesses belong to them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from content.admin.schedule import ScheduleStatusColumn, with_schedule
from content.admin.search import SearchedIndexView
from content.listing.copying import CopySnippetView
from submissions.workflow.edit_view import SentInEditView
from teams.networks.admin import panels
from teams.networks.models import Network, NetworkMembership


class NetworkViewSet(SnippetViewSet):
    model = Network
    edit_handler = ObjectList(panels.NETWORK)
    icon = "link"
    copy_view_class = CopySnippetView
    menu_label = _("Netzwerke")
    list_display = [
        "name",
        Column("get_kind_display", label=_("Was verbindet"), sort_key="kind"),
        Column("neighbourhood", label=_("Stadtteil"), sort_key="neighbourhood__name"),
        Column("member_count", label=_("Betriebe"), sort_key="member_count"),
        BooleanColumn("accepts_members", label=_("nimmt auf"), sort_key="accepts_members"),
        ScheduleStatusColumn(),
        UpdatedAtColumn(),
    ]
    list_filter = ["kind", "neighbourhood", "accepts_members", "live"]
    index_view_class = SearchedIndexView
    search_fields = ["name", "contact_name"]
    ordering = ["name"]

    def get_queryset(self, request):
        networks = Network.objects.select_related("neighbourhood").with_member_count()
        return with_schedule(networks)


class AddMembershipView(CreateView):
    """The form of a new membership; the way from a network's form names the network."""

    def get_initial_form_instance(self):
        number = self.request.GET.get("network", "")
        network = Network.objects.filter(pk=number).first() if number.isdecimal() else None
        return NetworkMembership(network=network)


class NetworkMembershipViewSet(SnippetViewSet):
    model = NetworkMembership
    add_view_class = AddMembershipView
    edit_view_class = SentInEditView
    edit_handler = ObjectList(panels.MEMBERSHIP)
    copy_view_enabled = False
    icon = "group"
    menu_label = _("Betriebe in Netzwerken")
    list_display = ["business", "network", ScheduleStatusColumn(), UpdatedAtColumn()]
    list_filter = ["network", "live"]
    search_fields = ["business__name", "network__name"]
    search_backend_name = None

    def get_queryset(self, request):
        return with_schedule(NetworkMembership.objects.select_related("business", "network"))
