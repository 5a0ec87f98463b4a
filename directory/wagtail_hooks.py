"""The directory in the admin: businesses and categories under one menu entry."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Business, Category


class BusinessFilterSet(WagtailFilterSet):
    class Meta:
        model = Business
        fields = ["live", "neighbourhood", "categories", "languages", "is_step_free"]


class BusinessViewSet(SnippetViewSet):
    model = Business
    icon = "home"
    menu_label = _("Einträge")
    list_display = ["name", "neighbourhood"]
    filterset_class = BusinessFilterSet
    list_export = ["name"]
    list_per_page = 50
    ordering = ["name"]


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "tag"
    menu_label = _("Branchen")
    list_display = ["name", "trade", "sort_order"]
    search_fields = ["name", "synonyms"]


@register_snippet
class DirectoryGroup(SnippetViewSetGroup):
    items = (BusinessViewSet, CategoryViewSet)
    menu_label = _("Branchenbuch")
    menu_icon = "home"
    menu_order = 220
