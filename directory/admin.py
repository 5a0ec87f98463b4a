"""What the admin lists: businesses, categories and the search's words, under one menu entry."""

import django_filters
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.models import WordGroup

from .models import Business, Category


class BusinessFilterSet(WagtailFilterSet):
    live = django_filters.BooleanFilter(label=_("Veröffentlicht"))
    was_checked = django_filters.BooleanFilter(
        label=_("Schon einmal geprüft"), field_name="checked_on", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Business
        fields = ["categories", "neighbourhood", "live", "languages", "is_step_free"]


class CategoriesColumn(Column):
    """The names of the categories, from what the list has loaded."""

    def get_value(self, instance):
        return ", ".join(category.name for category in instance.categories.all())


class BusinessViewSet(SnippetViewSet):
    model = Business
    icon = "home"
    menu_label = _("Einträge")
    copy_view_enabled = True
    inspect_view_enabled = False
    filterset_class = BusinessFilterSet
    # Without a backend the list searches its own columns; the visitors' search is another matter.
    search_fields = ["name", "summary", "street", "telephone", "email"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "name",
        CategoriesColumn("categories", label=_("Branchen")),
        Column("neighbourhood", label=_("Stadtteil"), sort_key="neighbourhood__name"),
        DateColumn("checked_on", label=_("Geprüft am"), sort_key="checked_on"),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]

    def get_queryset(self, request):
        return Business.objects.select_related("neighbourhood").prefetch_related("categories")


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "tag"
    menu_label = _("Branchen")
    search_fields = ["name", "synonyms"]
    list_display = [
        "name",
        Column("get_trade_display", label=_("Zeichnung"), sort_key="trade"),
        Column("synonyms", label=_("Andere Wörter dafür")),
        Column("businesses_count", label=_("Einträge"), sort_key="businesses_count"),
        Column("sort_order", label=_("Reihenfolge"), sort_key="sort_order"),
    ]
    ordering = ["sort_order", "name"]

    def get_queryset(self, request):
        return Category.objects.annotate(businesses_count=Count("businesses"))


class WordGroupViewSet(SnippetViewSet):
    model = WordGroup
    icon = "search"
    menu_label = _("Wortgruppen")
    search_fields = ["words"]
    list_display = ["words"]


class DirectoryGroup(SnippetViewSetGroup):
    items = (BusinessViewSet, CategoryViewSet, WordGroupViewSet)
    menu_label = _("Branchenbuch")
    menu_icon = "home"
    menu_order = 220
