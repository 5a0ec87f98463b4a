"""The editors' side of the calendar: events with their next date, and who registered."""

from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from content.admin.menu import PermittedMenuItem
from events.admin.attendance import AttendanceView, DatesView, RegistrationInbox
from events.admin.bulk_actions import CancelWeekAction
from events.admin.viewset import EventViewSet
from events.ical_import.views import PreviewView, SourcesView
from events.models import Event
from events.recurrence.german import moment_in_digits

register_snippet(EventViewSet)
modeladmin_register(RegistrationInbox)
hooks.register("register_bulk_action", CancelWeekAction)


@hooks.register("register_snippet_listing_buttons")
def offer_dates(event, user, next_url=None):
    """Lead from the list of events to the dates of one."""
    if isinstance(event, Event):
        url = reverse("wagtailsnippets_events_event:dates", args=[event.pk])
        yield Button(_("Termine"), url=url, icon_name="calendar-alt", priority=5)


@hooks.register("after_publish")
def tell_about_registered_dates(request, instance):
    """Tell the editor which dates left the series although somebody is registered for them."""
    if not isinstance(instance, Event):
        return
    for date in instance.occurrences.upcoming(timezone.now()).filter(is_detached=True):
        text = _(
            "Für den Termin am %(day)s gibt es Anmeldungen, er gehört aber nicht mehr zur Reihe. Er "
            "steht jetzt als „fällt aus“ im Kalender. Die Angemeldeten bekommen eine E-Mail."
        )
        messages.warning(request, text % {"day": moment_in_digits(date.local_start)})


@hooks.register("register_admin_urls")
def register_calendar_urls():
    return [
        path("teilnahmelisten/", DatesView.as_view(), name="events-attendance-dates"),
        path("teilnahmelisten/<int:pk>/", AttendanceView.as_view(), name="events-attendance"),
        path("kalender-einlesen/", SourcesView.as_view(), name="events-imports"),
        path("kalender-einlesen/<int:pk>/", PreviewView.as_view(), name="events-import"),
    ]


@hooks.register("register_admin_menu_item")
def register_attendance_menu_item():
    return PermittedMenuItem(
        _("Teilnahmelisten"),
        reverse("events-attendance-dates"),
        permission="events.view_registration",
        icon_name="list-ul",
        order=205,
    )


@hooks.register("register_admin_menu_item")
def register_import_menu_item():
    return PermittedMenuItem(
        _("Kalender einlesen"),
        reverse("events-imports"),
        permission="events.add_importsource",
        icon_name="download",
        order=206,
    )
