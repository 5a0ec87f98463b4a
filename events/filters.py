"""The filters of the calendar: one GET form for the list, the month, the archive and the feeds."""

from datetime import timedelta
from functools import cache

from django import forms
from django.utils.translation import gettext_lazy as _

from content.fields import LineField, LooseDateField
from content.forms import PublicForm
from content.models import Neighbourhood
from content.search import search
from events.models.event import Event
from events.plan import LONGEST

# The words in the address; the language of the page does not change them.
KIND_WORDS = {
    "unternehmerabend": Event.Kind.EVENING,
    "businessdinner": Event.Kind.DINNER,
    "sprechstunde": Event.Kind.ADVICE,
    "workshop": Event.Kind.WORKSHOP,
    "markt": Event.Kind.MARKET,
    "treffen": Event.Kind.MEETING,
    "sonstiges": Event.Kind.OTHER,
}


def neighbourhood_choices():
    return [("", _("Alle")), *Neighbourhood.objects.values_list("slug", "name")]


def kind_choices():
    return [("", _("Alle")), *((word, kind.label) for word, kind in KIND_WORDS.items())]


class EventFilterForm(PublicForm):
    """What a reader narrows the calendar down to. A value that makes no sense filters nothing."""

    q = LineField(
        label=_("Suchwort"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    stadtteil = forms.ChoiceField(
        label=_("Stadtteil"), required=False, choices=neighbourhood_choices
    )
    art = forms.ChoiceField(label=_("Art"), required=False, choices=kind_choices)
    von = LooseDateField(label=_("Von"), required=False)
    bis = LooseDateField(label=_("Bis"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # asked for once and only when needed, not once for checking and once for printing
        self.fields["stadtteil"].choices = cache(neighbourhood_choices)

    def clean(self):
        von, bis = self.cleaned_data.get("von"), self.cleaned_data.get("bis")
        if von and bis and bis < von:
            self.add_error("bis", _("Dieser Tag liegt vor dem Tag bei „Von“."))

    def value(self, name):
        """A cleaned value, or None where nothing sensible was given."""
        self.is_valid()
        return self.cleaned_data.get(name)

    @property
    def is_active(self):
        return any(self.value(name) for name in self.fields)

    def apply(self, occurrences):
        """Narrow a queryset of occurrences down to what was asked for."""
        occurrences = self.apply_topic(occurrences)
        von, bis = self.value("von"), self.value("bis")
        if von:
            occurrences = occurrences.filter(last_day__gte=von, first_day__gte=von - LONGEST)
        if bis:
            occurrences = occurrences.filter(first_day__lte=bis)
        return occurrences

    def apply_topic(self, occurrences):
        """Narrow down by everything but the days: a month shows its own."""
        if query := self.value("q"):
            found = search(query, models=[Event]).of(Event)
            occurrences = occurrences.filter(event__in=Event.objects.filter(pk__among=found))
        if neighbourhood := self.value("stadtteil"):
            occurrences = occurrences.filter(event__neighbourhood__slug=neighbourhood)
        if kind := self.value("art"):
            occurrences = occurrences.filter(event__kind=KIND_WORDS[kind])
        return occurrences


def shortcuts(today):
    """The days that are asked for most: [(label, first, last)]."""
    monday = today - timedelta(days=today.weekday())
    saturday = monday + timedelta(days=5)
    return [
        (_("Heute"), today, today),
        (_("Dieses Wochenende"), max(saturday, today), monday + timedelta(days=6)),
        (_("Nächste Woche"), monday + timedelta(days=7), monday + timedelta(days=13)),
    ]
