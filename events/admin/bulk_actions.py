"""Cancelling a week: chosen events, one week, one reason."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from content.fields import LineField, LooseDateField
from events.models import Event
from events.occurrences import editing
from events.recurrence.local_time import today


class WeekForm(forms.Form):
    """Which week, named by any of its days, and why."""

    day = LooseDateField(
        label=gettext_lazy("Ein Tag der Woche, die ausfällt"),
        widget=AdminDateInput,
        help_text=gettext_lazy("Alle Termine von Montag bis Sonntag dieser Woche fallen aus."),
    )
    reason = LineField(
        label=gettext_lazy("Grund"),
        max_length=160,
        help_text=gettext_lazy("Steht öffentlich bei den Terminen."),
    )

    def clean_day(self):
        day = self.cleaned_data["day"]
        monday = day - timedelta(days=day.weekday())
        if monday + timedelta(days=6) < today(timezone.now()):
            raise forms.ValidationError(_("Diese Woche ist vorbei."))
        return monday


class CancelWeekAction(SnippetBulkAction):
    """Cancels all dates of the chosen events in one week; guests get a mail as for a single date."""

    display_name = gettext_lazy("Woche absagen")
    action_type = "cancel_week"
    aria_label = gettext_lazy("Eine Woche der ausgewählten Veranstaltungen absagen")
    template_name = "events/admin/cancel_week.html"
    action_priority = 20
    form_class = WeekForm
    models = [Event]

    def check_perm(self, event):
        return self.permission_policy.user_has_permission(self.request.user, "publish")

    def get_execution_context(self):
        return super().get_execution_context() | self.cleaned_form.cleaned_data

    @classmethod
    def execute_action(cls, objects, day=None, reason="", **kwargs):
        """Return how many dates of how many events fall out; say which events have to wait."""
        request, now = kwargs["self"].request, timezone.now()
        events = dates = 0
        for event in objects:
            if not event.live:
                continue
            try:
                cancelled = editing.cancel_week(event, day, reason, request.user, now)
            except editing.EditingError as error:
                messages.warning(request, str(error))
                continue
            events += bool(cancelled)
            dates += cancelled
        return events, dates

    def get_success_message(self, num_parent_objects, num_child_objects):
        if not num_child_objects:
            return _("In dieser Woche gab es nichts abzusagen.")
        dates = ngettext("%(n)s Termin", "%(n)s Termine", num_child_objects)
        events = ngettext("%(n)s Veranstaltung", "%(n)s Veranstaltungen", num_parent_objects)
        return _("%(dates)s von %(events)s abgesagt und veröffentlicht.") % {
            "dates": dates % {"n": num_child_objects},
            "events": events % {"n": num_parent_objects},
        }
