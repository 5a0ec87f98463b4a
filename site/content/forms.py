"""The bases of forms: every public one, with one look, and the editors' of what has a schedule."""

from copy import deepcopy

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.forms.pages import WagtailAdminPageForm

from content import sections

TOO_LONG = _(
    "Hier stehen %(show_value)s Zeichen. Bitte kürzen Sie den Text auf höchstens %(limit_value)s."
)

# What a form says that asks who somebody is; each other field says in its own words what is missing.
NAME_MISSING = {"required": _("Bitte geben Sie Ihren Namen an.")}
EMAIL_MISSING = {"required": _("Bitte geben Sie Ihre E-Mail-Adresse an.")}
CHOICE_GONE = _("Diese Auswahl gibt es nicht mehr. Bitte wählen Sie noch einmal.")

# What the script of the counter says; it fills in the number.
COUNTER_LEFT = _("Noch {number} Zeichen")
COUNTER_OVER = _("{number} Zeichen zu viel")


class PublicRenderer(TemplatesSetting):
    """Renders fields with our templates; the admin's forms keep their own."""

    field_template_name = "forms/field.html"
    form_template_name = "forms/form.html"


class PublicForm(forms.Form):
    """A form for visitors: a browser never blocks sending, the server says in German what is missing."""

    class Media:
        js = [forms.Script("js/form/counter.js", type="module")]

    default_renderer = PublicRenderer
    use_required_attribute = False
    required_css_class = "required"
    # Fields that no person fills in.
    TECHNICAL = ()

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _say_what_is_required(field)
            _say_how_to_choose(field)
            _count_instead_of_cutting(field)

    def summary_errors(self):
        """Return (id of the input or "", message) for each error, in the order of the fields."""
        rows = [("", message) for message in self.non_field_errors()]
        for bound in self:
            rows += [
                (input_of(bound, error), named(bound, error, message))
                for error in bound.errors.as_data()
                for message in error.messages
            ]
        return rows


class FilterForm(PublicForm):
    """A GET form that narrows a list down; a value that makes no sense filters nothing.

    `section` is the app whose list it narrows: other sections may add filters to that.
    """

    section = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for added in sections.filters_added_to(self.section):
            self.fields[added.name] = deepcopy(added.field)
        for field in self.fields.values():
            field.hide_optional = True  # nobody has to filter

    @cached_property
    def wanted(self):
        """The cleaned values that ask for something: {name: value}."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @cached_property
    def added(self):
        """The filters in use that other sections added: {name: set of the ids it lets through}."""
        return {
            added.name: set(added.find(self.wanted[added.name]))
            for added in sections.filters_added_to(self.section)
            if added.name in self.wanted
        }

    @property
    def added_in_words(self):
        """What was chosen in those filters, by name: the label of the choice, else of the field."""
        fields = {name: self.fields[name] for name in self.added}
        return {
            name: dict(getattr(field, "choices", ())).get(self.wanted[name], field.label)
            for name, field in fields.items()
        }

    @property
    def added_fields(self):
        """The fields of those filters, to be printed; a choice between nothing is none."""
        names = [added.name for added in sections.filters_added_to(self.section)]
        return [self[name] for name in names if _asks_something(self.fields[name])]


def _asks_something(field):
    """Whether a filter has more to choose from than "all"; a box to tick always has."""
    return not isinstance(field, forms.ChoiceField) or len(field.choices) > 1


def named(bound, error, message):
    """Return a message as it stands far from its field: one that says nothing of it gets its name."""
    nameless = (forms.Field.default_error_messages["required"], CHOICE_GONE)
    if message not in nameless and error.code != "max_length":
        return message
    label = str(bound.label)
    return f"{label} {message}" if label.endswith(("?", ".")) else f"{label}: {message}"


def input_of(bound, error):
    """Return the id of the input that an error is about; of a group of boxes the first."""
    widget = bound.field.widget
    if isinstance(widget, forms.MultiWidget):
        part = f"_{getattr(error, 'part', '')}"
        names = widget.widgets_names
        return f"{bound.auto_id}_{names.index(part) if part in names else 0}"
    if isinstance(widget, forms.RadioSelect):
        return widget.id_for_label(bound.auto_id, "0")
    return bound.id_for_label or bound.auto_id


def _say_what_is_required(field):
    """Tell machines which answers are needed; `required` itself would let the browser complain."""
    if field.required and not field.widget.use_fieldset:
        field.widget.attrs["aria-required"] = "true"


def _say_how_to_choose(field):
    """Let a choice that is no longer there ask for another; Django's words only call it invalid."""
    for part in (field, *getattr(field, "fields", ())):
        for code in ("invalid_choice", "invalid_pk_value"):
            default = part.default_error_messages.get(code)
            if default and part.error_messages[code] == default:
                part.error_messages[code] = CHOICE_GONE


def _count_instead_of_cutting(field):
    """Let a text that is too long come whole: browsers cut what is pasted, and nobody notices."""
    if getattr(field, "max_length", None) and field.widget.attrs.pop("maxlength", None):
        field.widget.attrs |= {
            "data-most-characters": field.max_length,
            "data-counter-left": COUNTER_LEFT,
            "data-counter-over": COUNTER_OVER,
        }
        field.error_messages.setdefault("max_length", TOO_LONG)


class ScheduleFormMixin:
    """For the editors' forms of what has a schedule: an expiry that is over blocks no saving.

    Wagtail refuses every expiry in the past, also the one by which the entry has just expired. Left
    as it is it has done its work and is taken out; a new one still has to lie in the future.
    """

    def clean_expire_at(self):
        expire_at, before = self.cleaned_data["expire_at"], self.instance.expire_at
        is_over = expire_at is not None and expire_at <= timezone.now()
        # The field shows no seconds.
        is_unchanged = before is not None and before.replace(second=0, microsecond=0) == expire_at
        return None if is_over and is_unchanged else expire_at


class SchedulePageForm(ScheduleFormMixin, WagtailAdminPageForm):
    """The editors' form of every page of this site."""


class ScheduleSnippetForm(ScheduleFormMixin, WagtailAdminModelForm):
    """The editors' form of every listed snippet."""
