"""What the admin lists: businesses, categories and the search's words, under one menu entry."""

import django_filters
from django.db.models import Count
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, UpdatedAtColumn
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.admin.menu import PermittedMenuItem
from content.admin.schedule import ScheduleStatusColumn, with_schedule
from content.admin.search import SearchedIndexView
from content.listing.copying import CopySnippetView
from content.models import WordGroup
from directory.admin import business_panels, premises_panels
from directory.admin.unpublishing import BusinessUnpublishView, PremisesUnpublishView
from directory.models import Business, Category, Premises
from directory.tables.export import BusinessIndexView
from submissions.workflow.edit_view import SentInEditView


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
    edit_view_class = SentInEditView
    edit_handler = ObjectList(business_panels.PANELS)
    icon = "home"
    index_view_class = BusinessIndexView
    list_export = BusinessIndexView.list_export
    export_filename = BusinessIndexView.export_filename
    menu_label = _("Betriebe")
    copy_view_class = CopySnippetView
    unpublish_view_class = BusinessUnpublishView
    inspect_view_enabled = False
    filterset_class = BusinessFilterSet
    search_fields = ["name", "street", "postcode", "telephone", "email"]
    list_per_page = 50
    list_display = [
        "name",
        CategoriesColumn("categories", label=_("Branchen")),
        Column("neighbourhood", label=_("Stadtteil"), sort_key="neighbourhood__name"),
        DateColumn("checked_on", label=_("Geprüft am"), sort_key="checked_on"),
        ScheduleStatusColumn(),
        UpdatedAtColumn(),
    ]

    def get_queryset(self, request):
        related = Business.objects.select_related("neighbourhood", "latest_revision")
        return with_schedule(related.prefetch_related("categories", "languages"))


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "tag"
    copy_view_class = CopySnippetView
    menu_label = _("Branchen")
    search_fields = ["name", "synonyms"]
    list_display = [
        "name",
        Column("get_trade_display", label=_("Zeichnung"), sort_key="trade"),
        Column("synonyms", label=_("Andere Wörter dafür")),
        Column("businesses_count", label=_("Betriebe"), sort_key="businesses_count"),
        Column("sort_order", label=_("Reihenfolge"), sort_key="sort_order"),
    ]
    ordering = ["sort_order", "name"]

    def get_queryset(self, request):
        return Category.objects.annotate(businesses_count=Count("businesses"))


class AmountColumn(Column):
    """A number without the decimal places that say nothing."""

    def get_value(self, instance):
        number = super().get_value(instance)
        return "" if number is None else floatformat(number, "-2g")


class PremisesFilterSet(WagtailFilterSet):
    live = django_filters.BooleanFilter(label=_("Veröffentlicht"))
    advertised_until = django_filters.DateFilter(
        label=_("Endet spätestens am"), lookup_expr="lte", widget=AdminDateInput
    )

    class Meta:
        model = Premises
        fields = ["neighbourhood", "live", "is_step_free"]


class PremisesViewSet(SnippetViewSet):
    model = Premises
    edit_view_class = SentInEditView
    edit_handler = ObjectList(premises_panels.PANELS)
    icon = "key"
    menu_label = _("Ladenlokale")
    copy_view_class = CopySnippetView
    unpublish_view_class = PremisesUnpublishView
    inspect_view_enabled = False
    filterset_class = PremisesFilterSet
    index_view_class = SearchedIndexView
    search_fields = ["title", "street", "offered_by"]
    list_per_page = 50
    list_display = [
        "title",
        Column("neighbourhood", label=_("Stadtteil"), sort_key="neighbourhood__name"),
        AmountColumn("size", label=_("m²"), sort_key="size"),
        AmountColumn("rent", label=_("Kaltmiete (Euro)"), sort_key="rent"),
        DateColumn("advertised_until", label=_("Anzeigen bis"), sort_key="advertised_until"),
        ScheduleStatusColumn(),
        UpdatedAtColumn(),
    ]

    def get_queryset(self, request):
        return with_schedule(Premises.objects.select_related("neighbourhood"))


class WordGroupViewSet(SnippetViewSet):
    model = WordGroup
    icon = "search"
    menu_label = _("Wortgruppen")
    copy_view_enabled = False
    search_fields = ["words"]
    list_display = ["words"]


class DirectoryGroup(SnippetViewSetGroup):
    items = (BusinessViewSet, PremisesViewSet, CategoryViewSet, WordGroupViewSet)
    menu_label = _("Branchenbuch")
    menu_icon = "home"
    menu_order = 220

    def get_submenu_items(self):
        return [*super().get_submenu_items(), *editing_items()]


def editing_items():
    """The pages beside the lists, for who may use them."""
    return [
        PermittedMenuItem(
            _("Tabelle einlesen"),
            reverse("directory-imports"),
            permission="directory.add_business",
            name="directory-imports",
            icon_name="download",
            order=900,
        )
    ]
