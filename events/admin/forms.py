"""The editors' form of an event."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from content.forms import ScheduleSnippetForm
from content.place.time_zone import BERLIN
from events.admin.preview import look_ahead
from events.fields import RepetitionField
from events.recurrence.german import complaint
from events.recurrence.local_time import ONE_DAY, GapError, end_of, local, moment, start_of
from events.recurrence.patterns import OWN, Repetition, choice_for, rule_for
from events.recurrence.rrule import RuleError
from events.recurrence.validation import change_errors, gap_message


class LocalDateTimeField(forms.DateTimeField):
    """A local date and time. Explains the spring gap, and takes the first of two equal hours."""

    widget = AdminDateTimeInput

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, str):
            value = self._read(value.strip())
        return moment(value) if timezone.is_naive(value) else value

    def _read(self, text):
        """Read the text without Django's zone, which refuses both hours of a clock change."""
        for pattern in self.input_formats:
            try:
                naive = self.strptime(text, pattern)
            except ValueError:
                continue
            try:
                return moment(naive)
            except GapError as error:
                raise ValidationError(gap_message(naive), code="gap") from error
        naive = parse_datetime(text)
        if naive is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return naive


class EventAdminForm(ScheduleSnippetForm):
    """Turns the chosen repetition into a rule, whole days into midnights, and checks exceptions."""

    starts_at = LocalDateTimeField(label=_("Beginn"))
    ends_at = LocalDateTimeField(
        label=_("Ende"),
        required=False,
        help_text=_("Leer lassen, wenn das Ende offen ist. Dann steht dort „ab 18 Uhr“."),
    )
    recurrences = RepetitionField(label=_("Wiederholung"), with_weekdays=True)
    confirms_changes = forms.BooleanField(
        label=_("Ja, so veröffentlichen. Die Angemeldeten bekommen eine E-Mail."), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recurrences"].widget.group_name = self.fields["recurrences"].label
        event = self.instance
        if event.starts_at:
            first = local(event.starts_at).date()
            self.initial["recurrences"] = choice_for(event.rule, first, BERLIN)
            if event.has_broken_rule:
                self._show_broken_rule(event.rule_text)
            if event.all_day:
                # people name the last day, the database holds the midnight after it
                self.initial["ends_at"] = event.ends_at - ONE_DAY
            elif event.has_open_end:
                self.initial["ends_at"] = None

    def _show_broken_rule(self, text):
        """Show the stored text as an own rule, which is refused until somebody mends it."""
        self.initial["recurrences"] = Repetition(pattern=OWN, own=text)
        self.fields["recurrences"].help_text = _(
            "Die gespeicherte Wiederholung ist nicht lesbar. Bitte wählen Sie sie neu. Bis dahin bleiben "
            "die Termine, wie sie sind."
        )

    def clean(self):
        super().clean()
        self._clean_open_end()
        self._clean_whole_days()
        self._clean_rule()
        return self.cleaned_data

    def _clean_open_end(self):
        """Let an event without an end count until the end of its day."""
        data = self.cleaned_data
        is_open = (
            bool(data.get("starts_at"))
            and not data.get("ends_at")
            and not self.errors.get("ends_at")
        )
        self.instance.has_open_end = is_open and not data.get("all_day")
        if is_open:
            day = local(data["starts_at"]).date()
            data["ends_at"] = start_of(day) if data.get("all_day") else end_of(day)

    def _clean_whole_days(self):
        data = self.cleaned_data
        if data.get("all_day") and data.get("starts_at") and data.get("ends_at"):
            data["starts_at"] = start_of(local(data["starts_at"]).date())
            data["ends_at"] = start_of(local(data["ends_at"]).date() + ONE_DAY)

    def _clean_rule(self):
        choice = self.cleaned_data.pop("recurrences", None)
        starts_at = self.cleaned_data.get("starts_at")
        if choice is None or starts_at is None:
            return
        try:
            rule = rule_for(choice, local(starts_at).date(), BERLIN)
        except RuleError as error:
            self.add_error("recurrences", complaint(error.code))
        else:
            self.instance.rule = rule

    def is_valid(self):
        """Check across the forms: an exception must name a day on which the series has a date.

        Editors who publish a change of dates with registrations must have confirmed its effect.
        """
        if not super().is_valid():
            return False
        forms_of_changes = self._forms_of_changes
        changes = [form.instance for form in forms_of_changes]
        found = change_errors(self.instance, changes, timezone.now())
        for number, message in found:
            forms_of_changes[number].add_error(None, message)
        if not found and self._is_publishing and not self.cleaned_data.get("confirms_changes"):
            self._ask_for_confirmation()
        return not found and not self.errors

    @property
    def _forms_of_changes(self):
        return [form for form in self.formsets.get("changes", []) if _is_kept(form)]

    @property
    def _is_publishing(self):
        """Whether what is sent becomes public at once: published, or accepted in moderation."""
        is_accepting = self.data.get("workflow-action-name") == "approve"
        return "action-publish" in self.data or (
            "action-workflow-action" in self.data and is_accepting
        )

    def _ask_for_confirmation(self):
        if self.preview and self.preview.touched:
            text = _(
                "Für Termine, die sich ändern, gibt es Anmeldungen. Bitte lesen Sie, was mit ihnen "
                "geschieht, und bestätigen Sie es."
            )
            self.add_error("confirms_changes", text)

    @cached_property
    def preview(self):
        """What publishing the form as it stands would do; None while its times are not right."""
        event = self.instance
        if not self.is_bound:
            return look_ahead(event, event.changes.all(), timezone.now()) if event.ends_at else None
        if self.errors.keys() & {"starts_at", "ends_at", "recurrences"} or not event.ends_at:
            return None
        changes = [form.instance for form in self._forms_of_changes if not form.errors]
        return look_ahead(event, changes, timezone.now())


def _is_kept(form):
    cleaned = getattr(form, "cleaned_data", {})
    return (form.has_changed() or form.instance.pk) and not cleaned.get("DELETE")
