"""The form field for a repetition: plain selects that a keyboard and a screen reader can use.

It takes the place of the recurrence library's own widget, which sends midnight in the browser's
zone (its last day is lost) and is built of script links that no keyboard reaches.
"""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from content.fields import LooseDateField
from events.recurrence import patterns as recurrence_patterns
from events.recurrence.patterns import Repetition
from events.recurrence.rrule import MAX_COUNT, MAX_TEXT

PATTERN_LABELS = {
    recurrence_patterns.ONCE: _("einmalig"),
    recurrence_patterns.DAILY: _("jeden Tag"),
    recurrence_patterns.WEEKLY: _("jede Woche"),
    recurrence_patterns.FORTNIGHTLY: _("alle 2 Wochen"),
    recurrence_patterns.MONTHLY_WEEKDAY: _("jeden Monat am gleichen Wochentag"),
    recurrence_patterns.MONTHLY_LAST: _("jeden Monat am letzten dieser Wochentage"),
    recurrence_patterns.MONTHLY_DAY: _("jeden Monat am gleichen Datum"),
    recurrence_patterns.YEARLY: _("jedes Jahr"),
    recurrence_patterns.OWN: _("eigene Regel"),
}
# The same once the first date is known; a script of the form fills them in as `label_on` does.
LABELS_WITH_DAY = {
    recurrence_patterns.WEEKLY: _("jeden {weekday}"),
    recurrence_patterns.FORTNIGHTLY: _("alle 2 Wochen am {weekday}"),
    recurrence_patterns.MONTHLY_WEEKDAY: _("jeden {nth}. {weekday} im Monat"),
    recurrence_patterns.MONTHLY_LAST: _("jeden letzten {weekday} im Monat"),
    recurrence_patterns.MONTHLY_DAY: _("jeden Monat am {day}."),
    recurrence_patterns.YEARLY: _("jedes Jahr am {day}. {month}"),
}
END_LABELS = {
    recurrence_patterns.NEVER: _("nie"),
    recurrence_patterns.ON_DAY: _("an einem bestimmten Tag"),
    recurrence_patterns.AFTER_COUNT: _("nach einer bestimmten Zahl von Terminen"),
}
SIMPLE = tuple(
    p
    for p in recurrence_patterns.PATTERNS
    if p not in (recurrence_patterns.DAILY, recurrence_patterns.OWN)
)


def label_on(pattern, day):
    """Return how a repetition is called that begins on this day: `jeden 2. Dienstag im Monat`.

    Where the day's weekday is the fifth of its month, only the last one comes every month.
    """
    nth = recurrence_patterns.ordinal(day) if day else 0
    if pattern == recurrence_patterns.MONTHLY_WEEKDAY and nth < 0:
        pattern = recurrence_patterns.MONTHLY_LAST
    if day is None or pattern not in LABELS_WITH_DAY:
        return PATTERN_LABELS.get(pattern, pattern)
    names = {"weekday": WEEKDAYS[day.weekday()], "month": MONTHS[day.month]}
    return LABELS_WITH_DAY[pattern].format(nth=nth, day=day.day, **names)


class PatternSelect(forms.Select):
    """How often; each repetition is named after the first date, as soon as that is known."""

    day = None

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        option["attrs"]["data-general"] = label
        if value in LABELS_WITH_DAY:
            option["attrs"]["data-with-day"] = LABELS_WITH_DAY[value]
        option["label"] = label_on(value, self.day)
        return option


class RepetitionWidget(forms.MultiWidget):
    """The parts of a repetition, each with its own label."""

    template_name = "events/widgets/repetition.html"
    use_fieldset = True
    # What a screen reader calls the parts together, where no fieldset says it.
    group_name = ""

    class Media:
        css = {"all": ["css/components/repetition.css"]}
        js = [forms.Script("js/form/repetition.js", type="module")]

    def __init__(self, fields):
        super().__init__({name: field.widget for name, field in fields.items()})
        self.labels = [field.label for field in fields.values()]

    def decompress(self, value):
        value = value or Repetition()
        names = [name.removeprefix("_") for name in self.widgets_names]
        parts = {name: getattr(value, name) for name in names}
        parts["pattern"], parts["end"] = value.pattern, value.end
        return [parts[name] for name in names]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["group_name"] = self.group_name
        parts = zip(context["widget"]["subwidgets"], self.widgets, self.labels, strict=True)
        for part, widget, label in parts:
            part["label"], part["is_group"] = label, widget.use_fieldset
        return context

    def _render(self, template_name, context, renderer=None):
        # The form renderers look for templates in apps only; ours stand in one folder.
        return mark_safe(render_to_string(template_name, context))  # noqa: S308


class RepetitionField(forms.MultiValueField):
    """Cleans to a Repetition, which the form turns into a rule once it knows the first date."""

    def __init__(self, *, patterns=recurrence_patterns.PATTERNS, with_weekdays=False, **kwargs):
        fields = _part_fields(patterns, with_weekdays)
        self.names = list(fields)
        kwargs.setdefault("required", False)
        super().__init__(
            fields=list(fields.values()),
            widget=RepetitionWidget(fields),
            require_all_fields=False,
            **kwargs,
        )

    def compress(self, data_list):
        parts = dict(zip(self.names, data_list, strict=False))
        return Repetition(
            pattern=parts.get("pattern") or recurrence_patterns.ONCE,
            weekdays=tuple(int(day) for day in parts.get("weekdays") or ()),
            end=parts.get("end") or recurrence_patterns.NEVER,
            until=parts.get("until"),
            count=parts.get("count"),
            own=parts.get("own") or "",
        )

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError as error:
            # Several parts may complain of the same thing; say each thing once.
            raise ValidationError(list(dict.fromkeys(error.messages))) from error

    def begin_on(self, day):
        """Name the repetitions after the first date; None where it is not known."""
        self.widget.widgets[0].day = day

    def answer_text(self, value):
        """What was chosen, for the page that shows a submission again."""
        data = value if isinstance(value, list) else self.widget.decompress(value)
        choice = self.compress(data)
        text = str(label_on(choice.pattern, self.widget.widgets[0].day))
        if choice.pattern == recurrence_patterns.ONCE or choice.end == recurrence_patterns.NEVER:
            return text
        if choice.end == recurrence_patterns.ON_DAY:
            day = choice.until if isinstance(choice.until, date) else day_of(choice.until)
            return _("%(rule)s, bis %(day)s") % {
                "rule": text,
                "day": date_format(day, "j. F Y") if day else choice.until,
            }
        return _("%(rule)s, Zahl der Termine: %(count)s") % {"rule": text, "count": choice.count}


def day_of(text):
    """Return the day that somebody typed; None where it is none."""
    try:
        return LooseDateField(required=False).clean(text or "")
    except ValidationError:
        return None


def _part_fields(patterns, with_weekdays):
    fields = {
        "pattern": forms.ChoiceField(
            label=_("Wie oft?"),
            choices=[(p, PATTERN_LABELS[p]) for p in patterns],
            required=False,
            widget=PatternSelect,
        ),
        "weekdays": forms.MultipleChoiceField(
            label=_("An welchen Tagen der Woche? (leer: am Wochentag des ersten Termins)"),
            choices=WEEKDAYS.items(),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        ),
        "end": forms.ChoiceField(
            label=_("Wann endet die Reihe?"), choices=END_LABELS.items(), required=False
        ),
        "until": LooseDateField(label=_("Letzter Tag der Reihe"), required=False),
        "count": forms.IntegerField(
            label=_("Zahl der Termine"),
            required=False,
            min_value=1,
            max_value=MAX_COUNT,
            error_messages={
                "invalid": _("Bitte geben Sie die Zahl der Termine an, zum Beispiel 4.")
            },
        ),
        "own": forms.CharField(
            label=_("Eigene Regel nach RFC 5545, zum Beispiel FREQ=MONTHLY;BYDAY=2TU,4TU"),
            required=False,
            max_length=MAX_TEXT,
        ),
    }
    if not with_weekdays:
        del fields["weekdays"]
    if recurrence_patterns.OWN not in patterns:
        del fields["own"]
    return fields
