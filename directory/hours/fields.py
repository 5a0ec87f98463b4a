"""Opening hours in forms: one line of text per day, the same for visitors and in the admin."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.renderers import TemplatesSetting
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.fields import PartError
from content.place.time_zone import BERLIN
from directory.hours.german import hours_in_words, read_hours
from directory.hours.one_line import read_week, row_it_repeats
from directory.hours.rules import NotOpeningHours, normal_form, refuse_long
from directory.hours.special_days import exception_in_words, read_exceptions
from directory.hours.table import rule_rows
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
    reader = {"exceptions": _read_exceptions, "rule": read_rule}.get(part, _read_line)
    try:
        if row_it_repeats(text) is None:
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
        self.max_length = max_length or MAX_TEXT

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
            return read_rule(text) if text else ""
        except NotOpeningHours as error:
            raise ValidationError(str(error), code="invalid") from error

    def _from_rows(self, lines, exceptions):
        errors, rows = [], []
        for part, line in zip(PARTS, lines, strict=False):
            rows.append(_read(errors, part, lambda line: _read_row(line, lines), line))
        specials = _read(errors, "exceptions", _read_exceptions, exceptions[:MAX_TEXT])
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

    def text_of(self, value):
        """Return the OSM text of what was typed or stored; empty where it cannot be read."""
        try:
            return self.to_python(value)
        except ValidationError:
            return ""

    def answer_text(self, value):
        """Return the hours as pages write them, for the page that shows an answer again.

        What cannot be read is shown as it was typed.
        """
        try:
            text = self.to_python(value)
        except ValidationError:
            parts = [value] if isinstance(value, str) else value
        else:
            if text and from_osm(text) is None:
                return _rules_in_words(text)
            parts = self.widget.decompress(text)
        return "; ".join(
            f"{label}: {part}" for label, part in zip(LABELS, parts, strict=False) if part
        )


def _rules_in_words(text):
    rows = [f"{row.label}: {row.hours}" for row in rule_rows(text)]
    return "; ".join(rows) or _("Eine besondere Regel: siehe die nächsten Tage")


def _read(errors, part, reader, text):
    try:
        return reader(text)
    except NotOpeningHours as error:
        label = LABELS[PARTS.index(part)]
        errors.append(PartError(f"{label}: {error}", part, code="invalid"))
        return None


def _read_line(line):
    return None if line.lower() == str(AS_USUAL) else read_hours(line[:MAX_TEXT])


def _read_row(line, lines):
    """Read a row; "wie Montag" means what stands in that row."""
    for _hop in lines:
        row = row_it_repeats(line)
        if row is None:
            return _read_line(line)
        line = lines[row]
    raise NotOpeningHours(_("Diese Zeilen verweisen aufeinander. Bitte schreiben Sie die Zeiten."))


def _read_exceptions(text):
    return read_exceptions(text, localdate(timezone=BERLIN))


def read_rule(text):
    """Return the OSM text of one line: a rule, or a week as people write it.

    Raises NotOpeningHours.
    """
    refuse_long(text)
    try:
        return normal_form(text)
    except NotOpeningHours as error:
        try:
            return normal_form(to_osm(read_week(text, localdate(timezone=BERLIN))))
        except NotOpeningHours:
            raise error from None


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
