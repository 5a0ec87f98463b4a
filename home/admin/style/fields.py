"""A form that shows a field in each of its kinds and states."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.forms import PublicForm

CHOICES = [("a", _("Erste Wahl")), ("b", _("Zweite Wahl"))]
HINT = _("Ein Hinweis: Zum Beispiel so.")
# What somebody has filled in; the rest is empty, and the address is none.
ANSWERS = {
    "filled": _("Beispiel"),
    "needed": _("Beispiel"),
    "faulty": "beispiel.example.org",
    "one_of": "b",
    "radio": "a",
    "several": ["b"],
}


class ExampleForm(PublicForm):
    """Each field is named after the state that it shows; nobody reads what is sent."""

    empty = forms.CharField(label=_("Leer"), required=False)
    filled = forms.CharField(label=_("Ausgefüllt"), required=False)
    hinted = forms.CharField(label=_("Mit Hinweis"), required=False, help_text=HINT)
    needed = forms.CharField(
        label=_("Nötig"), error_messages={"required": _("Bitte füllen Sie das Beispiel aus.")}
    )
    faulty = forms.EmailField(label=_("Mit Fehler"), required=False, help_text=HINT)
    disabled = forms.CharField(
        label=_("Gesperrt"), required=False, disabled=True, initial=_("Beispiel")
    )
    long = forms.CharField(
        label=_("Mehrere Zeilen"), required=False, max_length=200, widget=forms.Textarea
    )
    day = forms.DateField(
        label=_("Ein Tag"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    one_of = forms.ChoiceField(label=_("Auswahl"), required=False, choices=CHOICES)
    radio = forms.ChoiceField(
        label=_("Eines von mehreren"), required=False, choices=CHOICES, widget=forms.RadioSelect
    )
    several = forms.MultipleChoiceField(
        label=_("Mehrere"), required=False, choices=CHOICES, widget=forms.CheckboxSelectMultiple
    )
    box = forms.BooleanField(label=_("Ein Satz, dem man zustimmt."), required=False)
    file = forms.FileField(label=_("Datei"), required=False)


def example_form():
    """Return the form as somebody sent it with one mistake."""
    return ExampleForm(ANSWERS, auto_id="stil-%s")
