"""What the admin shows of accounts."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail_modeladmin.options import modeladmin_register

from accounts import invitations
from accounts.admin import users
from accounts.admin.audit_log import AuditLog
from accounts.admin.telephone_hours import TelephoneHoursPanel

modeladmin_register(AuditLog)
hooks.register("register_account_settings_panel", TelephoneHoursPanel)


@hooks.register("register_admin_urls")
def register_invitations():
    return [path("users/<int:pk>/einladen/", users.invite_again, name="invite-again")]


@hooks.register("register_user_listing_buttons")
def offer_invitation(user, request_user):
    if invitations.is_open(user) and request_user.has_perm("auth.change_user"):
        url = reverse("invite-again", args=[user.pk])
        yield Button(_("Noch einmal einladen"), url=url, icon_name="mail", priority=40)


@hooks.register("register_help_menu_item")
def offer_own_account():
    return MenuItem(_("Ihr Konto"), reverse("account_overview"), icon_name="user", order=50)
