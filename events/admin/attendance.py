"""Who comes, for editors: the dates that take registrations, and each one's list to print and tick."""

import uuid
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.coreutils import multigetattr

from content.admin.exports import safe_cell
from content.admin.inbox import Inbox
from content.admin.page import AdminPageMixin
from content.listing.paging import page_of
from events.models import Event, Occurrence, Registration
from events.recurrence.german import moment_in_digits
from events.recurrence.local_time import ONE_DAY
from events.registration import attendance, check_in, seats
from submissions.models import RetentionRules

State = Registration.State
DATES_PER_PAGE = 50
MOST_PEOPLE = 9999
NOT_COUNTED = _("Eine Zahl bekommt nur ein Termin, der stattfindet.")
# Before the name of a column that holds the answers to a question.
ANSWER = "answer:"


class RegistrationInbox(Inbox):
    """Everybody who registered, searchable; read-only."""

    model = Registration
    menu_label = _("Anmeldungen")
    menu_icon = "group"
    menu_order = 210
    add_to_admin_menu = False  # it stands in the calendar's own menu
    list_display = ("event_title", "date_link", "name", "email", "seats", "state", "created_at")
    list_filter = ("state", "occurrence__event")
    search_fields = ("name", "email", "telephone", "occurrence__event__title")
    list_select_related = ("occurrence__event",)
    list_export = (
        "event_title",
        "date",
        "name",
        "email",
        "telephone",
        "seats",
        "get_state_display",
        "created_at",
        "answers_in_words",
    )
    inspect_view_fields = (
        "occurrence",
        "name",
        "email",
        "telephone",
        "seats",
        "state",
        "created_at",
        "answers_in_words",
    )

    def event_title(self, registration):
        return registration.event_title

    event_title.short_description = _("Veranstaltung")

    def date_link(self, registration):
        url = reverse("events-attendance", args=[registration.occurrence_id])
        is_all_day = registration.occurrence.event.all_day
        words = moment_in_digits(registration.date, is_all_day)
        return render_to_string("events/admin/date_link.html", {"url": url, "words": words})

    date_link.short_description = _("Termin")
    date_link.admin_order_field = "occurrence__starts_at"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("occurrence__event")


TAKES_SOME = Q(event__registration="here", event__in=Event.objects.public())


def dates_with_guests(now):
    """Dates from yesterday on that take registrations or have some, with seats taken and waiting."""
    return _with_numbers(Occurrence.objects.upcoming(now - ONE_DAY), TAKES_SOME)


def past_dates_with_guests(now):
    """Dates that are over: while their names are kept, and for ever where it is known how many came."""
    kept = timedelta(days=RetentionRules.load().registration_days)
    lately = TAKES_SOME & Q(ends_at__gt=now - kept)
    counted = Q(attended_count__isnull=False)
    return _with_numbers(Occurrence.objects.past(now).with_attendance(), lately | counted)


def _with_numbers(dates, wanted):
    waiting = Sum("registrations__seats", filter=Q(registrations__state=State.WAITING))
    guests = Registration.objects.active().filter(occurrence=OuterRef("pk"))
    dates = dates.filter(wanted | Exists(guests)).select_related("event")
    return dates.annotate(waiting_seats=Coalesce(waiting, 0), is_announced=F("event__live"))


@method_decorator(permission_required("events.view_registration"), name="dispatch")
class DatesView(AdminPageMixin, View):
    """The dates that somebody can register for, the next one first; with ?vergangen=1 those before."""

    page_title = _("Teilnahmelisten")
    header_icon = "list-ul"
    template_name = "events/admin/dates.html"

    def get(self, request):
        is_past = "vergangen" in request.GET
        find = past_dates_with_guests if is_past else dates_with_guests
        dates = page_of(find(timezone.now()), request, DATES_PER_PAGE)
        return self.render_to_response(self.get_context_data(dates=dates, is_past=is_past))


@method_decorator(permission_required("events.view_registration"), name="dispatch")
class OneDateView(WagtailAdminTemplateMixin, View):
    """The base of what editors do with the guests of one date."""

    header_icon = "group"
    page_title = ""

    def setup(self, request, *args, pk):
        super().setup(request, *args, pk=pk)
        self.date = get_object_or_404(Occurrence.objects.select_related("event"), pk=pk)
        self.registrations = self.date.registrations.active().in_order()

    @cached_property
    def questions(self):
        """The questions that were answered, each once: those of now first, then former wordings."""
        asked = [question.question for question in self.date.event.questions.all()]
        answered = (question for guest in self.registrations for question, _text in guest.answers)
        return list(dict.fromkeys([*asked, *answered]))

    def may_be_counted(self):
        return not self.date.is_cancelled and self.date.starts_at <= timezone.now()

    def get_page_title(self):
        return self.page_title or self.date.event.title

    def get_page_subtitle(self):
        return moment_in_digits(self.date.local_start, self.date.event.all_day)

    def get_breadcrumbs_items(self):
        above = [{"url": reverse("events-attendance-dates"), "label": DatesView.page_title}]
        if self.page_title:
            url = reverse("events-attendance", args=[self.date.pk])
            above.append({"url": url, "label": self.date.event.title})
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_header_title()}]


class AttendanceView(SpreadsheetExportMixin, OneDateView):
    """The list of one date: to print, to tick, to export; an editor may cancel for somebody."""

    template_name = "events/admin/attendance.html"
    columns = ("name", "email", "telephone", "seats", "get_state_display", "created_at", "has_come")
    export_headings = {"get_state_display": _("Stand")}

    @property
    def list_export(self):
        return [*self.columns, *(ANSWER + question for question in self.questions)]

    def to_row_dict(self, item):
        """Return what stands in a row; a cell without text is empty."""
        answers = {ANSWER + question: answer for question, answer in item.answers}
        row = {name: multigetattr(item, name) for name in self.columns}
        row |= {ANSWER + question: answers.get(ANSWER + question) for question in self.questions}
        return {field: None if value == "" else value for field, value in row.items()}

    def get_heading(self, queryset, field):
        if field.startswith(ANSWER):
            return safe_cell(field.removeprefix(ANSWER))
        return super().get_heading(queryset, field)

    def get_filename(self):
        return slugify(f"{self.date.event.slug}-{self.date.local_start:%Y-%m-%d}-anmeldungen")

    def get(self, request, pk):
        if self.is_export:
            return self.as_spreadsheet(self.registrations, request.GET["export"])
        for guest in self.registrations:
            answers = dict(guest.answers)
            guest.answers_in_columns = [answers.get(question, "") for question in self.questions]
        waiting = [guest for guest in self.registrations if guest.is_waiting]
        guests = [guest for guest in self.registrations if not guest.is_waiting]
        there = attendance.people_there(self.date)
        written = self.date.attended_count
        context = {
            "date": self.date,
            "suspects": self.suspects(),
            "questions": self.questions,
            "groups": [(_("Mit Platz"), guests), (_("Warteliste"), waiting)],
            "walk_ins": self.date.walk_ins.count(),
            "walk_in_key": uuid.uuid4(),
            "people_there": there if written is None else written,
            "has_begun": self.date.starts_at <= timezone.now(),
            "to_call": [guest for guest in self.registrations if not guest.email],
            "kept_days": RetentionRules.load().registration_days,
        }
        return self.render_to_response(self.get_context_data(**context))

    @method_decorator(permission_required("events.change_registration"))
    def post(self, request, pk):
        """Store the ticks; a button may also cancel a registration, admit it, or close the list."""
        number = request.POST.get("cancel", "")
        came = {int(pk) for pk in request.POST.getlist("came") if pk.isdecimal()}
        attendance.tick(self.date, came - ({int(number)} if number.isdecimal() else set()))
        admitted = request.POST.get("admit", "")
        if admitted.isdecimal() and (found := self.suspects().filter(pk=int(admitted)).first()):
            seats.admit(found, timezone.now())
            text = _("%(name)s bekommt jetzt die E-Mail mit dem Link.")
            messages.success(request, text % {"name": found.name})
        elif number.isdecimal() and (found := self.registrations.filter(pk=int(number)).first()):
            seats.cancel(found, timezone.now())
            messages.success(request, _("%(name)s ist abgemeldet.") % {"name": found.name})
        elif "walk_in" in request.POST:
            self.walk_in(request)
        elif "walk_out" in request.POST:
            check_in.walk_out(self.date)
            messages.success(request, _("Eine Person weniger ohne Anmeldung."))
        elif "close" in request.POST:
            self.close(request)
        else:
            messages.success(request, _("Die Haken sind gespeichert."))
        return redirect("events-attendance", pk)

    def walk_in(self, request):
        """Count one person who has not registered; the same tap counts once."""
        try:
            key = uuid.UUID(request.POST["walk_in"])
        except ValueError:
            return
        check_in.walk_in(self.date, key)
        messages.success(request, _("Eine Person mehr ohne Anmeldung."))

    def close(self, request):
        """Write how many people came; the team may have counted others than the ticks say."""
        if not self.may_be_counted():
            messages.error(request, NOT_COUNTED)
            return
        counted = request.POST.get("people", "")
        if not counted.isdecimal() or int(counted) > MOST_PEOPLE:
            messages.error(request, _("Bitte geben Sie als Zahl an, wie viele da waren."))
            return
        attendance.write(self.date, int(counted))
        messages.success(
            request, _("Gespeichert: %(count)s Personen waren da.") % {"count": int(counted)}
        )

    def suspects(self):
        """Those whose form looked like advertising."""
        return self.date.registrations.filter(state=State.SPAM).in_order()
