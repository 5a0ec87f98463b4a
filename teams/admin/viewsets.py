"""How editors find and edit the teams."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.admin.schedule import ScheduleStatusColumn, with_schedule
from content.admin.search import SearchedIndexView
from content.listing.copying import CopySnippetView
from submissions.workflow.edit_view import SentInEditView
from teams.admin import panels
from teams.admin.facilitation import FacilitationForm
from teams.models import Facilitation, Story, SuccessTeam, TeamApplication
from teams.networks.admin.viewsets import NetworkMembershipViewSet, NetworkViewSet


class SuccessTeamViewSet(SnippetViewSet):
    model = SuccessTeam
    edit_handler = ObjectList(panels.TEAM)
    icon = "group"
    copy_view_class = CopySnippetView
    menu_label = _("Teams")
    list_display = [
        "name",
        "neighbourhood",
        "facilitator",
        Column("member_count", label=_("Mitglieder")),
        "seats",
        BooleanColumn("is_open", label=_("nimmt auf"), sort_key="is_open"),
        BooleanColumn("is_closed", label=_("abgeschlossen")),
        ScheduleStatusColumn(),
        UpdatedAtColumn(),
    ]
    list_filter = ["neighbourhood", "is_open", "live"]
    index_view_class = SearchedIndexView
    search_fields = ["name", "facilitator"]
    ordering = ["name"]

    def get_queryset(self, request):
        return with_schedule(SuccessTeam.objects.for_cards())


class TeamApplicationViewSet(SnippetViewSet):
    """Opened from the desk; who applied stands in the submission."""

    model = TeamApplication
    edit_view_class = SentInEditView
    edit_handler = ObjectList(panels.APPLICATION)
    copy_view_enabled = False
    icon = "user"
    menu_label = _("Bewerbungen")
    list_display = ["__str__", "team", UpdatedAtColumn()]
    list_filter = ["team"]


class StoryViewSet(SnippetViewSet):
    """What was reached, told from a team; most are sent in from its room."""

    model = Story
    edit_view_class = SentInEditView
    edit_handler = ObjectList(panels.STORY)
    copy_view_enabled = False
    icon = "openquote"
    menu_label = _("Geschichten")
    list_display = ["title", "team", ScheduleStatusColumn(), UpdatedAtColumn()]
    list_filter = ["team", "live"]
    index_view_class = SearchedIndexView
    search_fields = ["title"]

    def get_queryset(self, request):
        return with_schedule(Story.objects.select_related("team"))


class FacilitationViewSet(SnippetViewSet):
    """Who leads which team; only accounts with the role are offered."""

    model = Facilitation
    edit_handler = ObjectList(panels.FACILITATION, base_form_class=FacilitationForm)
    copy_view_enabled = False
    icon = "user"
    menu_label = _("Begleitungen")
    list_display = ["team", "user"]
    list_filter = ["team"]

    def get_queryset(self, request):
        return Facilitation.objects.select_related("team", "user")


class TeamsGroup(SnippetViewSetGroup):
    # The admin's menu has no room for an entry of their own.
    items = (
        SuccessTeamViewSet,
        StoryViewSet,
        TeamApplicationViewSet,
        FacilitationViewSet,
        NetworkViewSet,
        NetworkMembershipViewSet,
    )
    menu_label = _("Teams und Netzwerke")
    menu_icon = "group"
    menu_order = 230
