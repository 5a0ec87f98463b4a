"""Naming who leads a team: only accounts with the role are offered."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.admin.forms.models import WagtailAdminModelForm

from teams.mails.letters import MAY_LEAD


def may_lead():
    """Return the accounts that have the right to lead, by a role or by themselves."""
    app_label, codename = MAY_LEAD.split(".")
    right = {"content_type__app_label": app_label, "codename": codename}
    by_role = Q(**{f"groups__permissions__{name}": value for name, value in right.items()})
    by_itself = Q(**{f"user_permissions__{name}": value for name, value in right.items()})
    users = get_user_model().objects.filter(by_role | by_itself, is_active=True)
    return get_user_model().objects.filter(pk__in=users.values("pk")).order_by("last_name", "pk")


class FacilitationForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = may_lead()
