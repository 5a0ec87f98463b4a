"""The filters of the networks, and the one that they add to the directory."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.forms import FilterForm
from content.models import Neighbourhood
from teams.networks.models import Network, NetworkMembership


class NetworkFilterForm(FilterForm):
    """What somebody narrows the list down to. A value that makes no sense filters nothing."""

    section = "networks"

    stadtteil = forms.ModelChoiceField(
        Neighbourhood.objects.all(),
        label=_("Stadtteil"),
        to_field_name="slug",
        required=False,
        empty_label=_("alle"),
    )
    art = forms.ChoiceField(
        label=_("Was die Betriebe verbindet"),
        choices=[("", _("alles")), *Network.Kind.choices],
        required=False,
    )

    def narrow(self, networks):
        """Return those of a queryset that every filter in use lets through."""
        questions = {"stadtteil": "neighbourhood", "art": "kind"}
        return networks.filter(**{questions[name]: value for name, value in self.wanted.items()})


class NetworkField(forms.ChoiceField):
    """The networks that may be told of when the form is made; a form copies the field for itself."""

    def __deepcopy__(self, memo):
        field = super().__deepcopy__(memo)
        networks = Network.objects.for_everybody().values_list("slug", "name")
        field.choices = [("", _("alle")), *networks]
        return field


def businesses_in(slug):
    """Return the ids of the businesses in a public network."""
    members = NetworkMembership.objects.filter(live=True, network__slug=slug, network__live=True)
    return members.values_list("business_id", flat=True)


def networks_of_business(business, now):
    """Return the public networks that a business belongs to, for its page."""
    if business.pk is None:
        return []
    return list(Network.objects.public().of_business(business))
