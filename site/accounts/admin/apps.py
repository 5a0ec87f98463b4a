"""Wagtail's list of users with our views: people are invited, nobody types a password for somebody."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "accounts.admin.users.UserViewSet"
