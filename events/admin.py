"""What the admin lists of events."""

import django_filters
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from events.clock import local
from events.models import Event, Occurrence
from events.panels import EDIT_HANDLER


class EventFilterSet(WagtailFilterSet):
    live = django_filters.BooleanFilter(label=_("Veröffentlicht"))
    takes_place = django_filters.BooleanFilter(
        label=_("Findet noch statt"), method="filter_takes_place"
    )

    class Meta:
        model = Event
        fields = ["kind", "neighbourhood", "live", "registration"]

    def filter_takes_place(self, events, name, value):
        coming = Event.objects.with_coming_date(timezone.now())
        return events.filter(pk__in=coming) if value else events.exclude(pk__in=coming)


class NextDateColumn(Column):
    """The next date in local time, or a dash."""

    def get_value(self, instance):
        return f"{local(instance.next_date):%d.%m.%Y, %H:%M}" if instance.next_date else "–"


class EventViewSet(SnippetViewSet):
    model = Event
    icon = "date"
    menu_label = _("Veranstaltungen")
    menu_order = 200
    add_to_admin_menu = True
    copy_view_enabled = True
    inspect_view_enabled = False
    edit_handler = EDIT_HANDLER
    filterset_class = EventFilterSet
    search_fields = ["title", "summary", "place_name", "organiser_name"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "title",
        NextDateColumn("next_date", label=_("Nächster Termin"), sort_key="next_date"),
        Column("get_kind_display", label=_("Art"), sort_key="kind"),
        Column("neighbourhood", label=_("Stadtteil"), sort_key="neighbourhood__name"),
        Column("registered", label=_("Anmeldungen")),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]

    def get_queryset(self, request):
        """Events with their next date and the seats taken from now on, in one query."""
        coming = Occurrence.objects.upcoming(timezone.now()).filter(event=OuterRef("pk"))
        seats = coming.order_by().values("event").annotate(seats=Sum("seats_taken"))
        return Event.objects.select_related("neighbourhood").annotate(
            next_date=Subquery(coming.taking_place().values("starts_at")[:1]),
            registered=Coalesce(Subquery(seats.values("seats")), 0),
        )
