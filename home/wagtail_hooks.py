"""What editors see of the home page's app: partners, pages that stay, dashboard, examples that go."""

from django.db import models
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from accounts.admin.administering import AdministrationMenuItem
from content.admin.offline.panel import WaitingNotesPanel
from content.fields import EmailAddressField
from home.admin import handbook, menu, staying_pages
from home.admin.quick_start import QuickStartPanel
from home.admin.style.views import ADDRESS as STYLE_PAGE
from home.admin.viewsets import (
    LanguageViewSet,
    NeighbourhoodShopViewSet,
    NeighbourhoodViewSet,
    PartnerViewSet,
)
from home.operations import status_view
from home.operations.dashboard import LaunchPanel, TroublePanel
from home.operations.examples_view import ADDRESS, RemoveExamplesView
from home.operations.night_panel import NightPanel

for viewset in (PartnerViewSet, NeighbourhoodShopViewSet, NeighbourhoodViewSet, LanguageViewSet):
    register_snippet(viewset)
# Editors' slips of the finger are asked about, too.
register_form_field_override(
    models.EmailField,
    override={"form_class": EmailAddressField, "widget": EmailAddressField.widget},
)
hooks.register("construct_main_menu", menu.gather_files)
hooks.register("before_unpublish_page", staying_pages.refuse_to_take_away)
hooks.register("before_delete_page", staying_pages.refuse_to_take_away)
hooks.register("before_move_page", staying_pages.refuse_to_move_home)
hooks.register("before_bulk_action", staying_pages.refuse_to_take_away_many)


@hooks.register("construct_homepage_panels")
def fill_the_first_page(request, panels):
    panels += [WaitingNotesPanel(), QuickStartPanel(), TroublePanel(), LaunchPanel(), NightPanel()]


@hooks.register("register_admin_urls")
def register_handbook():
    return handbook.admin_urls


@hooks.register("register_help_menu_item")
def offer_handbook():
    view = handbook.HandbookView
    return MenuItem(
        view.page_title, reverse(handbook.ADDRESS), icon_name=view.header_icon, order=100
    )


@hooks.register("register_help_menu_item")
def offer_style_page():
    return MenuItem(_("Stilseite"), reverse(STYLE_PAGE), icon_name="view", order=200)


@hooks.register("construct_help_menu")
def leave_english_help_out(request, menu_items):
    """Take out what leads to Wagtail's own pages, which are in English and about every site."""
    menu_items[:] = [item for item in menu_items if not item.url.startswith("https:")]


@hooks.register("register_admin_urls")
def register_removal_of_examples():
    return [path("beispiele-entfernen/", RemoveExamplesView.as_view(), name=ADDRESS)]


@hooks.register("register_settings_menu_item")
def offer_removal_of_examples():
    return AdministrationMenuItem(
        RemoveExamplesView.page_title, reverse(ADDRESS), icon_name="bin", order=900
    )


@hooks.register("register_admin_urls")
def register_status():
    return [path("betrieb/", status_view.StatusView.as_view(), name=status_view.ADDRESS)]


@hooks.register("register_settings_menu_item")
def offer_status():
    view = status_view.StatusView
    return AdministrationMenuItem(
        view.page_title, reverse(status_view.ADDRESS), icon_name=view.header_icon, order=800
    )
