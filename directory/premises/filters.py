"""The filters of the list of empty premises: one GET form, AND between all of them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.fields import AmountField
from content.forms import FilterForm
from content.models import Neighbourhood
from directory.search.filters import AreaField


class PremisesFilterForm(FilterForm):
    """What somebody looks for. A value that makes no sense filters nothing."""

    stadtteil = forms.ModelChoiceField(
        Neighbourhood.objects.all(),
        label=_("Stadtteil"),
        to_field_name="slug",
        required=False,
        empty_label=_("alle"),
    )
    groesse_von = AmountField(
        label=_("Fläche ab (m²)"), decimal_places=1, min_value=0, max_value=100_000, required=False
    )
    groesse_bis = AmountField(
        label=_("Fläche bis (m²)"), decimal_places=1, min_value=0, max_value=100_000, required=False
    )
    miete_bis = AmountField(
        label=_("Kaltmiete bis (Euro)"),
        decimal_places=2,
        min_value=0,
        max_value=1_000_000,
        required=False,
    )
    barrierefrei = forms.BooleanField(label=_("ohne Stufen"), required=False)
    ausschnitt = AreaField(required=False)

    def clean(self):
        least, most = (self.cleaned_data.get(name) for name in ("groesse_von", "groesse_bis"))
        if least and most and most < least:
            self.add_error("groesse_bis", _("Das ist kleiner als „Fläche ab“."))

    def narrow(self, premises):
        """Return those of a queryset that every filter in use lets through."""
        questions = {
            "stadtteil": "neighbourhood",
            "groesse_von": "size__gte",
            "groesse_bis": "size__lte",
            "miete_bis": "rent__lte",
            "barrierefrei": "is_step_free",
        }
        wanted = dict(self.wanted)
        if area := wanted.pop("ausschnitt", None):
            south, west, north, east = area
            premises = premises.filter(
                latitude__range=(south, north), longitude__range=(west, east)
            )
        return premises.filter(**{questions[name]: value for name, value in wanted.items()})
