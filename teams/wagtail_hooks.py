"""Makes teams and applications known to the admin: their lists, and its search."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from content.admin.menu import SnippetSearchArea
from teams.admin.viewsets import TeamsGroup
from teams.models import SuccessTeam
from teams.room.access import led_teams

register_snippet(TeamsGroup)


@hooks.register("register_admin_search_area")
def search_teams():
    return SnippetSearchArea(SuccessTeam, order=140)


class LedTeamsMenuItem(MenuItem):
    """Leads whoever leads a team out of the admin, to the pages of that team."""

    def is_shown(self, request):
        return led_teams(request.user).exists()


@hooks.register("register_admin_menu_item")
def offer_led_teams():
    url = reverse("my-team")
    return LedTeamsMenuItem(
        _("Meine Erfolgsteams"), url, name="led-teams", icon_name="group", order=231
    )
