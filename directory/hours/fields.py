"""Opening hours in forms: one line of text per day, the same for visitors and in the admin."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.hours.german import exception_in_words, hours_in_words, read_exceptions, read_hours
from directory.hours.osm import NotOpeningHours, normal_form
from directory.hours.week import WEEKDAYS, WeekHours, from_osm, to_osm

DAY_NAMES = (
    gettext_lazy("Montag"),
    gettext_lazy("Dienstag"),
    gettext_lazy("Mittwoch"),
    gettext_lazy("Donnerstag"),
    gettext_lazy("Freitag"),
    gettext_lazy("Samstag"),
    gettext_lazy("Sonntag"),
)
AS_USUAL = gettext_lazy("wie sonst")
MAX_LINE = 100
MAX_TEXT = 5000

# The inputs in their order: seven days, holidays, exceptions, and the rule as OSM text.
PARTS = (*(weekday.lower() for weekday in WEEKDAYS), "holidays", "exceptions", "rule")
HINTED = ("holidays", "exceptions", "rule")
LABELS = (
    *DAY_NAMES,
    gettext_lazy("Feiertage"),
    gettext_lazy("Ausnahmen an einzelnen Tagen"),
    gettext_lazy("Regel in OSM-Schreibweise"),
)


class HoursWidget(forms.MultiWidget):
    """A line per day; what rows cannot say is kept and edited as OSM text."""

    template_name = "directory/widgets/hours.html"

    def __init__(self, attrs=None):
        line = forms.TextInput(attrs={"maxlength": MAX_LINE, "autocomplete": "off"})
        text = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
        super().__init__(dict.fromkeys(PARTS[:8], line) | {"exceptions": text, "rule": text}, attrs)

    def render(self, name, value, attrs=None, renderer=None):
        # The admin's own renderer looks for templates in packages only, not in the project's folder.
        return super().render(name, value, attrs, TemplatesSetting())

    def decompress(self, value):
        week = from_osm(value) if value else None
        if week is None:
            return [""] * 9 + [value or ""]
        holidays = str(AS_USUAL) if week.holidays is None else _in_words(week.holidays)
        exceptions = "\n".join(exception_in_words(special) for special in week.exceptions)
        return [*map(_in_words, week.days), holidays, exceptions, ""]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        rows = context["widget"]["subwidgets"]
        for part, row, label in zip(PARTS, rows, LABELS, strict=True):
            row["label"] = label
            if part in HINTED:
                row["attrs"]["aria-describedby"] = f"{row['attrs'].get('id', part)}_hint"
            if _is_readable(part, row["value"] or ""):
                row["attrs"].pop("aria-invalid", None)
        context["widget"]["days"], context["widget"]["texts"] = rows[:8], rows[8:]
        return context


def _is_readable(part, text):
    """Tell whether this row is none of those that an error speaks of."""
    reader = {"exceptions": read_exceptions, "rule": normal_form}.get(part, _read_line)
    try:
        reader(text)
    except NotOpeningHours:
        return not text
    return True


def _in_words(hours):
    return hours_in_words(hours) if hours else ""


class HoursFormField(forms.Field):
    """Reads the rows into an OSM text; every row that cannot be read is named in the errors."""

    widget = HoursWidget

    def __init__(self, *, max_length=None, **kwargs):
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, str) or not value:
            return self._checked(value or "")
        *lines, exceptions, rule = ((part or "").strip() for part in value)
        if rule:
            if any([*lines, exceptions]):
                raise ValidationError(
                    _("Bitte füllen Sie entweder die Zeilen oder die Regel aus, nicht beides.")
                )
            return self._checked(rule)
        return self._from_rows(lines, exceptions)

    def _checked(self, text):
        try:
            return normal_form(text) if text else ""
        except NotOpeningHours as error:
            raise ValidationError(str(error), code="invalid") from error

    def _from_rows(self, lines, exceptions):
        errors, rows = [], []
        for label, line in zip(LABELS, lines, strict=False):
            rows.append(_read(errors, label, _read_line, line[:MAX_TEXT]))
        specials = _read(errors, LABELS[8], read_exceptions, exceptions[:MAX_TEXT])
        if errors:
            raise ValidationError(errors)
        # A later rule counts: a single day stays an exception from the weeks around it.
        specials = sorted(specials, key=lambda special: special.first == special.last)
        week = WeekHours(tuple(rows[:7]), rows[7], tuple(specials))
        return self._checked(to_osm(week))

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != (initial or "")
        except ValidationError:
            typed = [data] if isinstance(data, str) else data or []
            stored = self.widget.decompress(initial or "")
            return [(part or "").split() for part in typed] != [part.split() for part in stored]

    def answer_text(self, value):
        """Return what was typed, for the page that shows an answer again."""
        parts = self.widget.decompress(value) if isinstance(value, str) else value or []
        return "; ".join(
            f"{label}: {part}" for label, part in zip(LABELS, parts, strict=False) if part
        )


def _read(errors, label, reader, text):
    try:
        return reader(text)
    except NotOpeningHours as error:
        errors.append(ValidationError(f"{label}: {error}", code="invalid"))
        return None


def _read_line(line):
    return None if line.lower() == str(AS_USUAL) else read_hours(line)


def validate_opening_hours(value):
    """Refuse what is no rule; for the model's own validation."""
    HoursFormField(required=False).clean(value)


class OpeningHoursField(models.TextField):
    """An OSM `opening_hours` text in its normal form; edited as rows, one per day."""

    default_validators = [validate_opening_hours]

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        try:
            return normal_form(value) if value else value
        except NotOpeningHours:
            return value

    def in_words(self, value):
        """Return the hours as rows of text; for who compares two entries."""
        return HoursFormField().answer_text(value) if value else ""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": HoursFormField, "widget": HoursWidget} | kwargs)
