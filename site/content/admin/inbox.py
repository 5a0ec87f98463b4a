"""The base of the read-only inboxes in the admin: list, look at, export; nobody edits what came in."""

from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from content.admin.exports import SafeExportMixin


class ReadOnlyPermissionHelper(PermissionHelper):
    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False

    def user_can_copy_obj(self, user, obj):
        return False


class SafeIndexView(SafeExportMixin, IndexView):
    """The list, exporting only cells that no spreadsheet runs."""


class Inbox(ModelAdmin):
    """What came in from outside: readable and exportable by users who may see it."""

    inspect_view_enabled = True
    index_view_class = SafeIndexView
    permission_helper_class = ReadOnlyPermissionHelper
    list_per_page = 50
