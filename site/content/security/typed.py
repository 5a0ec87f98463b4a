"""What a person typed into a form that could not be taken, to be given back: no hidden values."""

from functools import cache

from django import forms

from content.forms import PublicForm

TYPED = {"text", "email", "url", "tel", "number", "date", "time"}  # types of inputs
SECRETS = ("password", "passwort")


def typed_texts(post):
    """Return the texts that a person typed: no hidden values, no choices, no passwords."""
    return [
        text
        for name in post
        for text in post.getlist(name)
        if text.strip() and not is_secret(name) and _is_typed(name, text)
    ]


def is_secret(name):
    """Tell whether a field holds what people chose to keep secret; that is never printed again."""
    return any(word in name.lower() for word in SECRETS)


def _is_typed(name, text):
    """Tell whether a text was typed; of a field that no public form has, by its having several words."""
    known = _fields()
    field = name if name in known else name.rpartition("_")[0]
    if field in known:
        return known[field]
    return len(text.split()) > 1


@cache
def _fields():
    """Return of each field of the public forms whether people type into it: {name: bool}."""
    found = {}
    for form in _subclasses_of(PublicForm):
        for name, field in form.base_fields.items():
            parts = getattr(field.widget, "widgets", [field.widget])
            is_text = name not in form.TECHNICAL and all(
                isinstance(part, forms.Textarea) or getattr(part, "input_type", "") in TYPED
                for part in parts
            )
            found[name] = found.get(name, False) or is_text
    return found


def _subclasses_of(form_class):
    for below in form_class.__subclasses__():
        yield below
        yield from _subclasses_of(below)
