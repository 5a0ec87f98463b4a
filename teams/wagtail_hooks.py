"""How editors find and edit the teams."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .application import TeamApplication
from .models import SuccessTeam


@register_snippet
class SuccessTeamViewSet(SnippetViewSet):
    model = SuccessTeam
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


@register_snippet
class TeamApplicationViewSet(SnippetViewSet):
    """Opened from the desk; who applied stands in the submission."""

    model = TeamApplication
    icon = "user"
    menu_label = _("Bewerbungen")
    list_display = ["__str__", "team", UpdatedAtColumn()]
    list_filter = ["team"]
