"""What is only for whoever administers the site."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.menu import MenuItem


def administers(user):
    """Tell whether somebody decides who may do what, and so looks after the whole site."""
    return user.has_perm("auth.change_group")


class AdministrationMenuItem(MenuItem):
    """Shown to whoever administers the site."""

    def is_shown(self, request):
        return administers(request.user)


class AdministrationMixin:
    """Opens a view to whoever administers the site."""

    def dispatch(self, request, *args, **kwargs):
        if not administers(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
