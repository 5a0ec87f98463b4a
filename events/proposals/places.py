"""Places where something took place before, offered while somebody types, with their address."""

from typing import NamedTuple

from django import forms
from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from content.models import Neighbourhood, NeighbourhoodShop
from events.models.event import Event

MOST = 200


class Place(NamedTuple):
    """A place by its name, and where it is."""

    name: str
    street: str
    postcode: str
    neighbourhood: Neighbourhood | None

    def __str__(self):
        parts = self.street, self.postcode, str(self.neighbourhood or "")
        return ", ".join(part for part in parts if part)

    @property
    def address(self):
        """Return the address by the names of an event's fields."""
        return {name: getattr(self, name) for name in ("street", "postcode", "neighbourhood")}


def known():
    """Return the places, each name once: the shops of the neighbourhoods, then the most used first."""
    shops = NeighbourhoodShop.objects.select_related("neighbourhood")
    found = {
        _key(shop.name): Place(shop.name, shop.street, "", shop.neighbourhood) for shop in shops
    }
    neighbourhoods = Neighbourhood.objects.in_bulk()
    used = Event.objects.public().exclude(place_name="").exclude(street="")
    columns = "place_name", "street", "postcode", "neighbourhood"
    rows = used.order_by().values_list(*columns).annotate(number=Count("pk"))
    for name, street, postcode, neighbourhood, _number in rows.order_by("-number", *columns)[:MOST]:
        place = Place(name, street, postcode, neighbourhoods.get(neighbourhood))
        found.setdefault(_key(name), place)
    return list(found.values())


def find(name):
    """Return the known place of this name, however it is written, or None."""
    key = _key(name or "")
    return next((place for place in known() if _key(place.name) == key), None) if key else None


def _key(name):
    return " ".join(name.casefold().split())


class KnownPlaceInput(forms.TextInput):
    """A line that offers the known places; a script then shows their address in its fields."""

    template_name = "events/widgets/known_place.html"

    class Media:
        js = [forms.Script("js/form/known-place.js", type="module")]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["places"] = known()
        context["widget"]["attrs"]["list"] = f"{name}_known"
        return context

    def _render(self, template_name, context, renderer=None):
        # The form renderers look for templates in apps only; ours stand in one folder.
        return mark_safe(render_to_string(template_name, context))  # noqa: S308
