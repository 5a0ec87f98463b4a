"""The calendar's entry in the admin's menu: events, and the pages beside them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from content.admin.menu import PermittedMenuItem
from events.admin.attendance import RegistrationInbox
from events.admin.viewset import EventViewSet


class EventsGroup(SnippetViewSetGroup):
    items = (EventViewSet,)
    menu_label = _("Kalender")
    menu_icon = "date"
    menu_order = 200

    def get_submenu_items(self):
        return [
            *super().get_submenu_items(),
            PermittedMenuItem(
                _("Teilnahmelisten"),
                reverse("events-attendance-dates"),
                permission="events.view_registration",
                icon_name="list-ul",
                order=205,
            ),
            RegistrationInbox().get_menu_item(),
            PermittedMenuItem(
                _("Einladungsliste"),
                reverse("events-invitees:index"),
                permission="events.view_invitee",
                icon_name="mail",
                order=215,
            ),
            PermittedMenuItem(
                _("Kalender einlesen"),
                reverse("events-imports"),
                permission="events.add_importsource",
                icon_name="download",
                order=900,
            ),
        ]
