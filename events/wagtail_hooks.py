"""The editors' side of the calendar: events with their next date, and who registered."""

from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from content.admin.menu import SnippetSearchArea
from content.admin.offline.views import urls_below
from events.admin.attendance import AttendanceView, DatesView, RegistrationInbox
from events.admin.bulk_actions import CancelWeekAction
from events.admin.door_list import DoorListView
from events.admin.group import EventsGroup
from events.admin.guest_mail import GuestMailView
from events.admin.guests import AddGuestView
from events.admin.invitations import InviteeViewSet, InviteView
from events.admin.prints import DoorView, ReceiptView, TablesView, TagsView
from events.ical_import.views import PreviewView, SourcesView, SubscriptionView
from events.models import Event
from events.recurrence.german import moment_in_digits

register_snippet(EventsGroup)
modeladmin_register(RegistrationInbox)
hooks.register("register_bulk_action", CancelWeekAction)


@hooks.register("register_snippet_listing_buttons")
def offer_dates(event, user, next_url=None):
    """Lead from the list of events to the dates of one."""
    if isinstance(event, Event):
        url = reverse("wagtailsnippets_events_event:dates", args=[event.pk])
        yield Button(_("Termine"), url=url, icon_name="calendar-alt", priority=5)


@hooks.register("register_admin_search_area")
def search_events():
    return SnippetSearchArea(Event, order=120)


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
        messages.warning(
            request, text % {"day": moment_in_digits(date.local_start, date.event.all_day)}
        )


hooks.register("register_admin_viewset", lambda: InviteeViewSet())


@hooks.register("register_admin_urls")
def register_calendar_urls():
    return [
        path("teilnahmelisten/", DatesView.as_view(), name="events-attendance-dates"),
        path("teilnahmelisten/<int:pk>/", AttendanceView.as_view(), name="events-attendance"),
        path(
            "teilnahmelisten/<int:pk>/tuerliste/", DoorListView.as_view(), name="events-door-list"
        ),
        *urls_below("teilnahmelisten/<int:pk>/tuerliste/", "events-door-list"),
        path("teilnahmelisten/<int:pk>/gast/", AddGuestView.as_view(), name="events-add-guest"),
        path(
            "teilnahmelisten/<int:pk>/gast/<int:guest>/beleg/",
            ReceiptView.as_view(),
            name="events-guest-receipt",
        ),
        path("teilnahmelisten/<int:pk>/e-mail/", GuestMailView.as_view(), name="events-guest-mail"),
        path("teilnahmelisten/<int:pk>/einladen/", InviteView.as_view(), name="events-invite"),
        path("teilnahmelisten/<int:pk>/tische/", TablesView.as_view(), name="events-tables"),
        path("teilnahmelisten/<int:pk>/tuer/", DoorView.as_view(), name="events-door"),
        path("teilnahmelisten/<int:pk>/namensschilder/", TagsView.as_view(), name="events-tags"),
        path("kalender-einlesen/", SourcesView.as_view(), name="events-imports"),
        path("kalender-einlesen/<int:pk>/", PreviewView.as_view(), name="events-import"),
        path(
            "kalender-einlesen/<int:pk>/abonnement/",
            SubscriptionView.as_view(),
            name="events-subscription",
        ),
    ]
