"""Who comes, for editors: the dates that take registrations, and each one's list to print and tick."""

from django.db.models import Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from content.admin.exports import SafeExportMixin
from content.admin.inbox import Inbox
from content.listing.paging import page_of
from events.models import Event, Occurrence, Registration
from events.recurrence.german import moment_in_digits
from events.recurrence.local_time import ONE_DAY
from events.registration import seats

State = Registration.State
DATES_PER_PAGE = 50


class RegistrationInbox(Inbox):
    """Everybody who registered, searchable; read-only."""

    model = Registration
    menu_label = _("Anmeldungen")
    menu_icon = "group"
    menu_order = 210
    list_display = ("event_title", "date_link", "name", "email", "seats", "state", "created_at")
    list_filter = ("state", "occurrence__event")
    search_fields = ("name", "email", "occurrence__event__title")
    list_select_related = ("occurrence__event",)
    list_export = (
        "event_title",
        "date",
        "name",
        "email",
        "seats",
        "get_state_display",
        "created_at",
    )
    inspect_view_fields = ("occurrence", "name", "email", "seats", "state", "created_at")

    def event_title(self, registration):
        return registration.event_title

    event_title.short_description = _("Veranstaltung")

    def date_link(self, registration):
        url = reverse("events-attendance", args=[registration.occurrence_id])
        words = moment_in_digits(registration.date)
        return render_to_string("events/admin/date_link.html", {"url": url, "words": words})

    date_link.short_description = _("Termin")
    date_link.admin_order_field = "occurrence__starts_at"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("occurrence__event")


def dates_with_guests(now):
    """Dates from yesterday on that take registrations or have some, with seats taken and waiting."""
    waiting = Sum("registrations__seats", filter=Q(registrations__state=State.WAITING))
    guests = Registration.objects.active().filter(occurrence=OuterRef("pk"))
    wanted = Q(event__registration="here", event__in=Event.objects.public()) | Exists(guests)
    dates = Occurrence.objects.upcoming(now - ONE_DAY).filter(wanted).select_related("event")
    return dates.annotate(waiting_seats=Coalesce(waiting, 0), is_announced=F("event__live"))


@method_decorator(permission_required("events.view_registration"), name="dispatch")
class DatesView(WagtailAdminTemplateMixin, View):
    """The dates that somebody can register for, the next one first."""

    page_title = _("Teilnahmelisten")
    header_icon = "list-ul"
    template_name = "events/admin/dates.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request):
        dates = page_of(dates_with_guests(timezone.now()), request, DATES_PER_PAGE)
        return self.render_to_response(self.get_context_data(dates=dates))


@method_decorator(permission_required("events.view_registration"), name="dispatch")
class AttendanceView(SafeExportMixin, SpreadsheetExportMixin, WagtailAdminTemplateMixin, View):
    """The list of one date: to print, to tick, to export; an editor may cancel for somebody."""

    header_icon = "group"
    template_name = "events/admin/attendance.html"
    list_export = ("name", "email", "seats", "get_state_display", "created_at", "has_come")
    export_headings = {"get_state_display": _("Stand")}

    def setup(self, request, *args, pk):
        super().setup(request, *args, pk=pk)
        self.date = get_object_or_404(Occurrence.objects.select_related("event"), pk=pk)
        self.registrations = self.date.registrations.active().in_order()

    def get_page_title(self):
        return self.date.event.title

    def get_page_subtitle(self):
        return moment_in_digits(self.date.local_start)

    def get_breadcrumbs_items(self):
        above = {"url": reverse("events-attendance-dates"), "label": DatesView.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_header_title()}]

    def get_filename(self):
        return slugify(f"{self.date.event.slug}-{self.date.local_start:%Y-%m-%d}-anmeldungen")

    def get(self, request, pk):
        if self.is_export:
            return self.as_spreadsheet(self.registrations, request.GET["export"])
        waiting = [guest for guest in self.registrations if guest.is_waiting]
        guests = [guest for guest in self.registrations if not guest.is_waiting]
        context = {
            "date": self.date,
            "groups": [(_("Mit Platz"), guests), (_("Warteliste"), waiting)],
        }
        return self.render_to_response(self.get_context_data(**context))

    @method_decorator(permission_required("events.change_registration"))
    def post(self, request, pk):
        """Store the ticks; the button of a row also cancels that registration."""
        came = [int(number) for number in request.POST.getlist("came") if number.isdecimal()]
        self.registrations.exclude(pk__in=came).update(has_come=False)
        self.registrations.filter(pk__in=came).update(has_come=True)
        number = request.POST.get("cancel", "")
        if number.isdecimal() and (found := self.registrations.filter(pk=int(number)).first()):
            seats.cancel(found, timezone.now())
            messages.success(request, _("%(name)s ist abgemeldet.") % {"name": found.name})
        else:
            messages.success(request, _("Die Haken sind gespeichert."))
        return redirect("events-attendance", pk)
