"""The dates of one event for editors: a list, and a form to change one date and those after it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.listing.paging import page_of
from events.admin.occurrence_form import ALL, CANCEL, EDIT, FOLLOWING, MOVE, RESTORE, THIS, DateForm
from events.admin.preview import NEXT
from events.models import Event
from events.occurrences import editing
from events.occurrences.rebuild import AHEAD
from events.recurrence import splitting
from events.recurrence.expansion import Span
from events.recurrence.german import complaint, moment_in_digits
from events.recurrence.local_time import end_of_its_day, local
from events.recurrence.plan import plan
from events.recurrence.rrule import RuleError

PER_PAGE = 50


class OneEventView(WagtailAdminTemplateMixin, View):
    """What both views know: the event, and that its dates are public when they change."""

    header_icon = "date"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, pk=pk, **kwargs)
        self.event = get_object_or_404(Event, pk=pk)
        policy = Event.snippet_viewset.permission_policy
        self.may_publish = policy.user_has_permission(request.user, "publish")
        if not policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        self.now = timezone.now()

    def address(self, name, *args):
        return reverse(f"wagtailsnippets_events_event:{name}", args=[self.event.pk, *args])

    def get_breadcrumbs_items(self):
        events = reverse("wagtailsnippets_events_event:list")
        return [
            *self.breadcrumbs_items,
            {"url": events, "label": _("Veranstaltungen")},
            {"url": self.address("edit"), "label": self.event.title},
            *self.last_breadcrumbs(),
        ]

    def dates(self):
        guests = Count("registrations", filter=~Q(registrations__state="cancelled"))
        return self.event.occurrences.with_attendance().annotate(registered=guests)


class EventDatesView(OneEventView):
    """The dates of an event: the coming ones, or with ?vergangen=1 those that are over."""

    page_title = gettext_lazy("Termine")
    template_name = "events/admin/event_dates.html"

    def last_breadcrumbs(self):
        return [{"url": "", "label": self.page_title}]

    def get(self, request, pk):
        is_past = "vergangen" in request.GET
        dates = self.dates().past(self.now) if is_past else self.dates().upcoming(self.now)
        context = self.get_context_data(
            event=self.event,
            dates=page_of(dates, request, PER_PAGE),
            is_past=is_past,
            may_change=self.may_publish and self.event.live,
        )
        return self.render_to_response(context)


class ChangeDateView(OneEventView):
    """Cancel, move or restore a date, or it and all that follow, or all that still come."""

    template_name = "events/admin/change_date.html"

    def setup(self, request, *args, pk, date):
        super().setup(request, *args, pk=pk, date=date)
        if not self.may_publish:
            raise PermissionDenied
        self.date = get_object_or_404(self.dates().upcoming(self.now), pk=date)
        if not self.event.live:
            raise Http404
        self.date.event = self.event

    def get_page_title(self):
        return _("Termin ändern")

    def get_page_subtitle(self):
        return moment_in_digits(self.date.local_start, self.date.event.all_day)

    def last_breadcrumbs(self):
        return [
            {"url": self.address("dates"), "label": _("Termine")},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get(self, request, **kwargs):
        return self.show(self.form())

    def post(self, request, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            if "look" in request.POST:
                return self.show(form, self.next_dates(**form.cleaned_data))
            target = self.carry_out(**form.cleaned_data)
        except RuleError as error:
            form.add_error("starts_at", complaint(error.code))
        except editing.EditingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Gespeichert und veröffentlicht."))
            return redirect(target)
        return self.show(form)

    def form(self, data=None):
        event, start = self.event, self.date.original_start
        in_series = event.is_series and splitting.is_date_of(event.rule, event.first_span, start)
        return DateForm(
            data, occurrence=self.date, in_series=in_series, guests=self.guests(), now=self.now
        )

    def guests(self):
        """How many registrations each scope touches."""
        coming = self.dates().upcoming(self.now)
        numbers = list(coming.values_list("original_start", "registered"))
        start = self.date.original_start
        return {
            THIS: self.date.registered,
            FOLLOWING: sum(number for begin, number in numbers if begin >= start),
            ALL: sum(number for _begin, number in numbers),
        }

    def show(self, form, dates=()):
        context = self.get_context_data(event=self.event, date=self.date, form=form, dates=dates)
        return self.render_to_response(context)

    def next_dates(self, action, scope, starts_at, ends_at, **_others):
        """The next dates if this one and others moved as the form says. Raises RuleError."""
        if action != MOVE or scope == THIS:
            return []
        event, times = self.event, self.new_first(scope, starts_at, ends_at)
        if self.is_whole_series(scope):
            rule = splitting.moved(event.rule, event.first_span, times)
        else:
            start = self.date.original_start
            rule = splitting.rest_of(event.rule, event.first_span, start, times)
        since = max(self.now, times.start)
        dates = plan(rule, times, [], (since, since + AHEAD))
        has_open_end = event.has_open_end and ends_at is None
        return [date._replace(has_open_end=has_open_end) for date in dates[:NEXT]]

    def is_whole_series(self, scope):
        return scope == ALL or self.date.original_start == self.event.starts_at

    def new_first(self, scope, starts_at, ends_at):
        """The first date of what moves: of the whole series, or of the part from this date on."""
        times = Span(starts_at, ends_at or end_of_its_day(starts_at))
        if scope != ALL:
            return times
        return splitting.at_the_same_time(local(self.event.starts_at).date(), times)

    def carry_out(self, action, scope, starts_at, ends_at, place, reason, confirms=False):
        """Do what the form says; return the address to go on to."""
        if action == EDIT:
            return self.edit(scope)
        if scope == THIS or not self.event.is_series:
            self.change_this(action, starts_at, ends_at, place, reason)
        elif action == CANCEL:
            start = self.date.original_start if scope == FOLLOWING else self.next_start()
            editing.end_series(self.event, start, reason, self.request.user)
        elif action == MOVE:
            self.move_several(scope, self.new_first(scope, starts_at, ends_at), place)
        return self.address("dates")

    def change_this(self, action, starts_at, ends_at, place, reason):
        date, user = self.date, self.request.user
        if action == CANCEL:
            named = date.original_day, date.original_time
            editing.cancel_dates(self.event, [named], reason, user)
        elif action == RESTORE:
            editing.restore_date(date, user)
        else:
            times = starts_at, ends_at
            has_new_times = times != (date.starts_at, date.known_end)
            times = times if has_new_times or date.has_new_time else None
            editing.move_date(date, times, place or date.place, reason, user)

    def move_several(self, scope, times, place):
        event, user, start = self.event, self.request.user, self.date.original_start
        if self.is_whole_series(scope):
            editing.move_series(event, times, place, user, self.now)
        else:
            self.event = editing.split(event, start, times, place, user)

    def edit(self, scope):
        """Open the form of the event, or of the series that begins with this date."""
        start = self.date.original_start
        if scope == FOLLOWING and start != self.event.starts_at:
            times = splitting.at_the_same_time(self.date.original_day, self.event.first_span)
            self.event = editing.split(self.event, start, times, "", self.request.user)
        return self.address("edit")

    def next_start(self):
        """The start of the first date of the rule that is not over."""
        starts = self.dates().upcoming(self.now).values_list("original_start", flat=True)
        first = self.event.first_span
        own = (start for start in starts if splitting.is_date_of(self.event.rule, first, start))
        return next(own, self.date.original_start)
