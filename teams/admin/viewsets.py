"""How editors find and edit the teams."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from teams.admin import panels
from teams.models import SuccessTeam, TeamApplication


class SuccessTeamViewSet(SnippetViewSet):
    model = SuccessTeam
    edit_handler = ObjectList(panels.TEAM)
    icon = "group"
    menu_label = _("Erfolgsteams")
    menu_name = "erfolgsteams"
    menu_order = 230
    add_to_admin_menu = True
    list_display = [
        "name",
        "neighbourhood",
        "facilitator",
        "member_count",
        "seats",
        BooleanColumn("is_open", label=_("nimmt auf"), sort_key="is_open"),
        UpdatedAtColumn(),
    ]
    list_filter = ["neighbourhood", "is_open", "live"]
    search_fields = ["name", "summary", "facilitator"]
    ordering = ["name"]


class TeamApplicationViewSet(SnippetViewSet):
    """Opened from the desk; who applied stands in the submission."""

    model = TeamApplication
    edit_handler = ObjectList(panels.APPLICATION)
    icon = "user"
    menu_label = _("Bewerbungen")
    list_display = ["__str__", "team", UpdatedAtColumn()]
    list_filter = ["team"]
