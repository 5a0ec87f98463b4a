"""Entries of the admin's menu."""

from wagtail.admin.menu import MenuItem


class PermittedMenuItem(MenuItem):
    """Shown to users who have the permission that its page asks for."""

    def __init__(self, *args, permission, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)
