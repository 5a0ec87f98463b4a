"""The editors' form of an event."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateTimeInput

from events.checks import change_errors, gap_message
from events.clock import BERLIN, ONE_DAY, GapError, local, moment, start_of
from events.repetition import choice_for, rule_for
from events.repetition_field import RepetitionField
from events.rules import RuleError
from events.wording import complaint


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


class EventAdminForm(WagtailAdminModelForm):
    """Turns the chosen repetition into a rule, whole days into midnights, and checks exceptions."""

    starts_at = LocalDateTimeField(label=_("Beginn"))
    ends_at = LocalDateTimeField(label=_("Ende"))
    recurrences = RepetitionField(label=_("Wiederholung"), with_weekdays=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        event = self.instance
        if event.starts_at:
            first = local(event.starts_at).date()
            self.initial["recurrences"] = choice_for(event.rule, first, BERLIN)
            if event.all_day:
                # people name the last day, the database holds the midnight after it
                self.initial["ends_at"] = event.ends_at - ONE_DAY

    def clean(self):
        super().clean()
        self._clean_whole_days()
        self._clean_rule()
        return self.cleaned_data

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
            self.cleaned_data["recurrences"] = f"RRULE:{rule}" if rule else ""

    def is_valid(self):
        """Besides each form: an exception has to name a day on which the series has a date."""
        if not super().is_valid():
            return False
        forms_of_changes = [f for f in self.formsets.get("changes", []) if _is_kept(f)]
        changes = [form.instance for form in forms_of_changes]
        found = change_errors(self.instance, changes, timezone.now())
        for number, message in found:
            forms_of_changes[number].add_error(None, message)
        return not found


def _is_kept(form):
    return (form.has_changed() or form.instance.pk) and not form.cleaned_data.get("DELETE")
