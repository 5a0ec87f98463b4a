"""The base of every public form: one look, one way to say what is wrong."""

from copy import deepcopy

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.functional import cached_property

from content import sections


class PublicRenderer(TemplatesSetting):
    """Renders fields with our templates; the admin's forms keep their own."""

    field_template_name = "forms/field.html"
    form_template_name = "forms/form.html"


class PublicForm(forms.Form):
    """A form for visitors: a browser never blocks sending, the server says in German what is missing."""

    default_renderer = PublicRenderer
    use_required_attribute = False
    required_css_class = "required"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def summary_errors(self):
        """Return (id of the field or "", message) for each error, in the order of the fields."""
        rows = [("", message) for message in self.non_field_errors()]
        for bound in self:
            target = bound.id_for_label or bound.auto_id
            rows += [(target, named(bound, message)) for message in bound.errors]
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
    def added_fields(self):
        """The fields of those filters, to be printed."""
        return [self[added.name] for added in sections.filters_added_to(self.section)]


def named(bound, message):
    """Return a message as it stands far from its field: one that says nothing of it gets its name."""
    if message == forms.Field.default_error_messages["required"]:
        return f"{bound.label}: {message}"
    return message
