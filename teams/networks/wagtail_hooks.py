"""Lets the admin's search find networks; their lists stand beside those of the teams."""

from wagtail import hooks

from content.admin.menu import SnippetSearchArea
from teams.networks.models import Network


@hooks.register("register_admin_search_area")
def search_networks():
    return SnippetSearchArea(Network, order=145)
