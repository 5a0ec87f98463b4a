"""What the admin lists of events."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet

from content.admin.schedule import ScheduleStatusColumn, with_schedule
from content.admin.search import SearchedIndexView
from events.admin.occurrence_views import ChangeDateView, EventDatesView
from events.admin.panels import EDIT_HANDLER
from events.admin.preview_panel import preview_view
from events.models import Event, Occurrence
from events.occurrences.copying import copied
from events.recurrence.german import moment_in_digits
from events.recurrence.local_time import local
from submissions.workflow.edit_view import SentInEditView


class EventFilterSet(WagtailFilterSet):
    live = django_filters.BooleanFilter(label=_("Veröffentlicht"))
    takes_place = django_filters.BooleanFilter(
        label=_("Findet noch statt"), method="filter_takes_place"
    )

    is_series = django_filters.BooleanFilter(label=_("Reihe"), method="filter_is_series")
    has_guests = django_filters.BooleanFilter(
        label=_("Hat Anmeldungen"), method="filter_has_guests"
    )
    next_state = django_filters.ChoiceFilter(
        label=_("Nächster Termin"), choices=Occurrence.State.choices
    )

    class Meta:
        model = Event
        fields = ["kind", "neighbourhood", "live", "registration"]

    def filter_is_series(self, events, name, value):
        return events.exclude(recurrences="") if value else events.filter(recurrences="")

    def filter_has_guests(self, events, name, value):
        return events.filter(registered__gt=0) if value else events.filter(registered=0)

    def filter_takes_place(self, events, name, value):
        coming = Event.objects.with_coming_date(timezone.now())
        return events.filter(pk__in=coming) if value else events.exclude(pk__in=coming)


class NextDateColumn(Column):
    """The very next date in local time, also if it is cancelled, or a dash."""

    def get_value(self, instance):
        if not instance.next_date:
            return "–"
        return moment_in_digits(local(instance.next_date), instance.all_day)


class NextStateColumn(Column):
    """The state of the same date."""

    def get_value(self, instance):
        if instance.next_state is None:
            return _("kein Termin")
        if instance.next_state == Occurrence.State.SCHEDULED and instance.next_is_full:
            return _("ausgebucht")
        return dict(Occurrence.State.choices).get(instance.next_state, instance.next_state)


class EventEditView(SentInEditView):
    @cached_property
    def header_more_buttons(self):
        """Besides copying and deleting: the list of dates, where one date is changed."""
        url = reverse("wagtailsnippets_events_event:dates", args=[self.object.pk])
        button = Button(_("Termine"), url=url, icon_name="calendar-alt", priority=5)
        return [button, *super().header_more_buttons]


class EventCopyView(CopyView):
    def get_initial_form_instance(self):
        return copied(self.get_object(), timezone.now())


class EventViewSet(SnippetViewSet):
    model = Event
    edit_view_class = EventEditView
    copy_view_class = EventCopyView
    icon = "date"
    menu_label = _("Veranstaltungen")
    inspect_view_enabled = False
    edit_handler = EDIT_HANDLER
    filterset_class = EventFilterSet
    index_view_class = SearchedIndexView
    search_fields = ["title", "place_name", "organiser_name"]
    list_per_page = 50
    list_display = [
        "title",
        NextDateColumn("next_date", label=_("Nächster Termin"), sort_key="next_date"),
        NextStateColumn("next_state", label=_("Stand"), sort_key="next_state"),
        Column("get_kind_display", label=_("Art"), sort_key="kind"),
        Column("neighbourhood", label=_("Stadtteil"), sort_key="neighbourhood__name"),
        Column("registered", label=_("Anmeldungen")),
        ScheduleStatusColumn(),
    ]

    def get_urlpatterns(self):
        return [
            # first, because the menu leads to the first of them
            *super().get_urlpatterns(),
            path("termine/vorschau/", preview_view(self), name="outlook"),
            path("termine/vorschau/<int:pk>/", preview_view(self), name="outlook_of"),
            path("termine/<int:pk>/", EventDatesView.as_view(), name="dates"),
            path("termine/<int:pk>/<int:date>/", ChangeDateView.as_view(), name="change_date"),
        ]

    def require(self, user, action, event):
        """Stop whoever may not do this with the event; moderators may change what they decide on."""
        if action == "add":
            may = self.permission_policy.user_has_permission(user, "add")
        else:
            task = event.current_workflow_task
            may = self.permission_policy.user_has_permission_for_instance(user, action, event) or (
                action == "change" and task and task.user_can_access_editor(event, user)
            )
        if not may:
            raise PermissionDenied

    def get_queryset(self, request):
        """Events with their next date, its state, and the seats taken from now on, in one query."""
        coming = Occurrence.objects.upcoming(timezone.now()).filter(event=OuterRef("pk"))
        seats = coming.order_by().values("event").annotate(seats=Sum("seats_taken"))
        no_seat = Q(seats_taken__gte=F("event__places")) | Q(is_queued=True)
        full = Q(no_seat, event__registration="here", event__places__isnull=False)
        is_full = Case(When(full, then=Value(True)), default=Value(False))
        events = with_schedule(Event.objects.select_related("neighbourhood"))
        return events.annotate(
            next_state=Subquery(coming.values("state")[:1]),
            next_is_full=Subquery(coming.values(is_full=is_full)[:1]),
            next_date=Subquery(coming.values("starts_at")[:1]),
            registered=Coalesce(Subquery(seats.values("seats")), 0),
        )
