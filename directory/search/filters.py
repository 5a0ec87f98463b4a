"""The filters of the directory: one GET form; OR within a group, AND between groups."""

import datetime as dt
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from content.fields import LineField, LooseDateField, LooseTimeField
from content.forms import FilterForm

GROUPS = ("branche", "stadtteil", "plz", "sprache")
SWITCHES, OFFERS = ("geoeffnet", "barrierefrei"), ("ausbildung", "praktikum")
NARROWING = {*GROUPS, *SWITCHES, *OFFERS, "am", "um", "ausschnitt"}
# What a shop does on a day further away nobody knows; and after 9999-12-31 Python has no tomorrow.
LONGEST_AGO, LONGEST_AHEAD = dt.timedelta(days=366), dt.timedelta(days=731)


class ValuesField(forms.MultipleChoiceField):
    """Any number of values; one that names nothing selects nothing."""

    def valid_value(self, value):
        return len(value) <= 80 and value.isprintable()


class PointField(forms.CharField):
    """`51.522,7.089`: where the reader is, as their device said after a click; never stored."""

    def to_python(self, value):
        match = re.fullmatch(r"(\d{1,2}(?:\.\d{1,6})?),(\d{1,3}(?:\.\d{1,6})?)", value or "")
        return match and (float(match[1]), float(match[2]))


class AreaField(forms.CharField):
    """`51.52,7.08,51.53,7.09`: the south, west, north and east end of what a map shows, in degrees."""

    widget = forms.HiddenInput

    def to_python(self, value):
        degrees = r"\d{1,3}(?:\.\d{1,6})?"
        is_area = re.fullmatch(rf"{degrees}(?:,{degrees}){{3}}", value or "")
        return tuple(map(float, value.split(","))) if is_area else None


class DirectoryFilterForm(FilterForm):
    """What a reader narrows the directory down to. A value that makes no sense filters nothing."""

    section = "directory"

    q = LineField(
        label=_("Was suchen Sie?"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    branche = ValuesField(label=_("Branche"), required=False)
    stadtteil = ValuesField(label=_("Stadtteil"), required=False)
    plz = ValuesField(label=_("Postleitzahl"), required=False)
    sprache = ValuesField(label=_("Sprache"), required=False)
    # The widget hands on the text, of which 0 means no; a checkbox would take any text for yes.
    geoeffnet = forms.BooleanField(
        label=_("jetzt geöffnet"), required=False, widget=forms.HiddenInput
    )
    barrierefrei = forms.BooleanField(
        label=_("ohne Stufen"), required=False, widget=forms.HiddenInput
    )
    ausbildung = forms.BooleanField(
        label=_("bietet Ausbildungsplätze"), required=False, widget=forms.HiddenInput
    )
    praktikum = forms.BooleanField(
        label=_("bietet Praktika"), required=False, widget=forms.HiddenInput
    )
    am = LooseDateField(label=_("Geöffnet am"), required=False)
    um = LooseTimeField(label=_("um"), required=False)
    sortierung = forms.ChoiceField(
        label=_("Sortieren"),
        required=False,
        choices=[
            ("", _("Passendes zuerst")),
            ("name", _("Name")),
            ("geoeffnet", _("Jetzt geöffnet zuerst")),
            ("geprueft", _("Zuletzt geprüft zuerst")),
            ("naehe", _("In meiner Nähe")),
        ],
    )
    nah = PointField(required=False)
    ausschnitt = AreaField(required=False)

    def __init__(self, data, today):
        super().__init__(data)
        self.today = today

    def clean_am(self):
        day = self.cleaned_data["am"]
        if day and not self.today - LONGEST_AGO <= day <= self.today + LONGEST_AHEAD:
            raise ValidationError(_("Dieser Tag ist zu weit von heute entfernt."), code="far")
        return day

    def clean(self):
        # The time was meant for that day; alone it would be asked of today.
        if "am" in self.errors:
            self.cleaned_data.pop("um", None)

    @property
    def query(self):
        return self.wanted.get("q", "")

    @cached_property
    def is_narrowed(self):
        """Whether anything but words is asked for."""
        return bool(self.wanted.keys() & NARROWING or self.added)

    @property
    def moment(self):
        """The (day, time) that `am` and `um` ask for, each None where it is left out."""
        return self.wanted.get("am"), self.wanted.get("um")
