"""The base of every public form: one look, one way to say what is wrong."""

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.functional import cached_property


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
    """A GET form that narrows a list down; a value that makes no sense filters nothing."""

    @cached_property
    def wanted(self):
        """The cleaned values that ask for something: {name: value}."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def named(bound, message):
    """Return a message as it stands far from its field: one that says nothing of it gets its name."""
    if message == forms.Field.default_error_messages["required"]:
        return f"{bound.label}: {message}"
    return message
