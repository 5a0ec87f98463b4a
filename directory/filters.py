"""The filters of the directory: one GET form; OR within a group, AND between groups."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from content.fields import LineField
from content.forms import PublicForm

# Group -> how a business holds what its values name.
GROUPS = {
    "branche": "categories__slug",
    "stadtteil": "neighbourhood__slug",
    "sprache": "languages__code",
}


class ValuesField(forms.MultipleChoiceField):
    """Any number of values; one that names nothing selects nothing."""

    def valid_value(self, value):
        return len(value) <= 80 and value.isprintable()


class DirectoryFilterForm(PublicForm):
    """What a reader narrows the directory down to. A value that makes no sense filters nothing."""

    q = LineField(
        label=_("Was suchen Sie?"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    branche = ValuesField(label=_("Branche"), required=False)
    stadtteil = ValuesField(label=_("Stadtteil"), required=False)
    sprache = ValuesField(label=_("Sprache"), required=False)
    # The widget hands on the text, of which 0 means no; a checkbox would take any text for yes.
    geoeffnet = forms.BooleanField(
        label=_("jetzt geöffnet"), required=False, widget=forms.HiddenInput
    )
    barrierefrei = forms.BooleanField(
        label=_("ohne Stufen"), required=False, widget=forms.HiddenInput
    )

    @cached_property
    def wanted(self):
        """The cleaned values that ask for something: {name: value}."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self):
        return self.wanted.get("q", "")

    @cached_property
    def is_narrowed(self):
        """Whether anything but words is asked for."""
        return bool(self.wanted.keys() - {"q"})

    def narrow(self, businesses, open_hours, without=""):
        """Return those of the businesses that every group but `without` lets through.

        `open_hours` are the opening-hours texts that are open now.
        """
        for name, path in GROUPS.items():
            if name != without and name in self.wanted:
                condition = {f"{path}__in": self.wanted[name]}
                # A subquery: two joins to many rows would count a business twice.
                chosen = businesses.model.objects.filter(**condition).values("pk")
                businesses = businesses.filter(pk__in=chosen)
        if "geoeffnet" in self.wanted and without != "geoeffnet":
            businesses = businesses.filter(opening_hours__among=open_hours)
        if "barrierefrei" in self.wanted and without != "barrierefrei":
            businesses = businesses.filter(is_step_free=True)
        return businesses
