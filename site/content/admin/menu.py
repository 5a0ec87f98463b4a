"""Entries of the admin's menu, and the places where its search looks."""

from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.permissions import policy_registry


class PermittedMenuItem(MenuItem):
    """Shown to users who have the permission that its page asks for."""

    def __init__(self, *args, permission, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


class SnippetSearchArea(SearchArea):
    """The list of a snippet beside the pages in the admin's search, for who may open that list."""

    def __init__(self, model, order):
        self.model = model
        viewset = model.snippet_viewset
        super().__init__(
            viewset.menu_label,
            reverse(viewset.get_url_name("list")),
            name=model._meta.model_name,
            icon_name=viewset.icon,
            order=order,
        )

    def is_shown(self, request):
        policy = policy_registry.get_by_type(self.model)
        return policy.user_has_any_permission(request.user, ["add", "change", "delete", "view"])
