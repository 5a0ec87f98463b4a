"""The audit log in the admin: read, searched and exported by whoever administers, changed by nobody."""

from django.utils.translation import gettext_lazy as _

from accounts.models import AuditEntry
from content.admin.inbox import Inbox


class AuditLog(Inbox):
    """Who did what; opening this list is noted in it, too."""

    model = AuditEntry
    menu_label = _("Protokoll")
    menu_icon = "list-ul"
    menu_order = 900
    add_to_admin_menu = False
    add_to_settings_menu = True
    inspect_view_enabled = False
    list_display = ("at", "kind", "name", "what", "network")
    list_filter = ("kind",)
    search_fields = ("name", "what", "network")
    list_export = ("at", "kind", "name", "what", "network")
