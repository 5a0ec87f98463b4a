"""The base of the read-only inboxes in the admin: list, look at, export; nobody edits what came in."""

from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView


class ReadOnlyPermissionHelper(PermissionHelper):
    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False

    def user_can_copy_obj(self, user, obj):
        return False


class InboxIndexView(IndexView):
    """The list, filtered only as it offers.

    modeladmin takes any lookup from the address. By `?token_nonce__startswith=a` somebody would find
    out, letter by letter, what the list does not show.
    """

    def get_filters(self, request):
        filters, has_filters, _others, use_distinct = super().get_filters(request)
        return filters, has_filters, {}, use_distinct


class Inbox(ModelAdmin):
    """What came in from outside: readable and exportable by users who may see it."""

    inspect_view_enabled = True
    # modeladmin shows a history, with the name of the row, to everybody who may enter the admin.
    history_view_enabled = False
    index_view_class = InboxIndexView
    permission_helper_class = ReadOnlyPermissionHelper
    list_per_page = 50
