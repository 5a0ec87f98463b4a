"""How editors find what the whole site shares: partners, shops, neighbourhoods, languages."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from content.listing.copying import CopySnippetView
from content.models import Language, Neighbourhood, NeighbourhoodShop
from home.models import Partner


class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    copy_view_class = CopySnippetView
    menu_label = _("Partner")
    add_to_settings_menu = True
    list_display = ["name", "role", "sort_order"]
    search_fields = ["name", "role"]
    ordering = ["sort_order"]


class NeighbourhoodShopViewSet(SnippetViewSet):
    model = NeighbourhoodShop
    icon = "home"
    copy_view_class = CopySnippetView
    menu_label = _("Stadtteilläden")
    add_to_settings_menu = True
    list_display = ["name", "neighbourhood", "street", "contact_name"]
    search_fields = ["name", "street", "contact_name"]
    ordering = ["sort_order"]


class NeighbourhoodViewSet(SnippetViewSet):
    model = Neighbourhood
    icon = "site"
    copy_view_class = CopySnippetView
    menu_label = _("Stadtteile")
    add_to_settings_menu = True
    list_display = ["name", "postcode", "get_colour_display", "sort_order"]
    ordering = ["sort_order", "name"]


class LanguageViewSet(SnippetViewSet):
    model = Language
    icon = "globe"
    copy_view_enabled = False  # its code is given by a standard and there once
    menu_label = _("Sprachen")
    add_to_settings_menu = True
    list_display = ["name", "native_name", "code"]
    ordering = ["name"]
