"""The filters of the calendar: one GET form for lists, months, weeks and feeds."""

from datetime import timedelta
from functools import cache as cache_once
from functools import partial

from django import forms
from django.core.cache import cache
from django.db.models import Exists, F, OuterRef, Q
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from content.caching.query_keys import without_marks
from content.fields import LineField, LooseDateField
from content.forms import FilterForm
from content.models import Language, Neighbourhood
from content.search import filter_words
from content.search.engine import search
from events.models.event import Event

# The words in the address; the language of the page does not change them.
KIND_WORDS = {
    "unternehmerabend": Event.Kind.EVENING,
    "businessdinner": Event.Kind.DINNER,
    "sprechstunde": Event.Kind.ADVICE,
    "workshop": Event.Kind.WORKSHOP,
    "markt": Event.Kind.MARKET,
    "treffen": Event.Kind.MEETING,
    "erfolgsteam": Event.Kind.TEAM,
    "sonstiges": Event.Kind.OTHER,
}
DAYS = ("von", "bis")
# Up to this many events are named by id: the database then reads their dates and no others.
FEW = 100
CHOICES_SECONDS = 60


def kind_choices():
    return [("", _("Alle")), *((word, kind.label) for word, kind in KIND_WORDS.items())]


def neighbourhood_choices():
    return list(Neighbourhood.objects.values_list("slug", "name"))


def language_choices():
    """The languages that a published event is held in."""
    spoken = Event.objects.public().filter(languages=OuterRef("pk"))
    return list(Language.objects.filter(Exists(spoken)).values_list("code", "name"))


FREE = ("kostenlos", "gratis", "umsonst", "free", "ücretsiz", "مجاني", "bezpłatnie")


def _phrases(today):
    """Return the words of a question that are filters of the calendar."""
    known = filter_words.phrases(FREE, {"kostenlos": "1"})
    known |= filter_words.phrases(filter_words.STEP_FREE, {"barrierefrei": "1"})
    for phrase, day in filter_words.days(today).items():
        known[phrase] = {"von": day.isoformat(), "bis": day.isoformat()}
    return known


# What is offered comes from the database: [(value, name)].
OFFERED = {"stadtteil": neighbourhood_choices, "sprache": language_choices}


def _choices(name, offered, version):
    if version is not None:
        key = f"calendar-choices:{name}:{version}"
        return [("", _("Alle")), *cache.get_or_set(key, offered, CHOICES_SECONDS)]
    return [("", _("Alle")), *offered()]


class EventFilterForm(FilterForm):
    """What a reader narrows the calendar down to. A value that makes no sense filters nothing."""

    section = "events"

    q = LineField(
        label=_("Was suchen Sie?"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    stadtteil = forms.ChoiceField(label=_("Stadtteil"), required=False)
    art = forms.ChoiceField(label=_("Art"), required=False, choices=kind_choices)
    sprache = forms.ChoiceField(label=_("Sprache"), required=False)
    von = LooseDateField(label=_("Von"), required=False)
    bis = LooseDateField(label=_("Bis"), required=False)
    # The widget hands on the text, of which 0 means no; a checkbox would take any text for yes.
    barrierefrei = forms.BooleanField(
        label=_("ohne Stufen erreichbar"), required=False, widget=forms.HiddenInput
    )
    kostenlos = forms.BooleanField(label=_("kostenlos"), required=False, widget=forms.HiddenInput)

    def __init__(self, data, version=None, today=None):
        """With the content version the choices are kept until it changes.

        With `today` words such as "heute" and "kostenlos" are read as the filters that they are.
        """
        super().__init__(
            data if today is None else filter_words.applied(data, _phrases(today), Event)
        )
        for name, offered in OFFERED.items():
            # looked up only where they are printed or compared, and then once
            self.fields[name].choices = cache_once(partial(_choices, name, offered, version))

    def clean(self):
        since, until = self.cleaned_data.get("von"), self.cleaned_data.get("bis")
        if since and until and until < since:
            self.add_error("bis", _("Dieser Tag liegt vor dem Tag bei „Von“."))

    def value(self, name):
        """A cleaned value, or None where nothing sensible was given."""
        return self.wanted.get(name)

    @property
    def is_active(self):
        return bool(self.wanted)

    @property
    def selects(self):
        """The lists to choose from: name, label, choices and the chosen value of each."""
        return [
            {
                "name": name,
                "label": self.fields[name].label,
                "choices": self.fields[name].choices,
                "value": self.value(name),
            }
            for name in ("stadtteil", "art", "sprache")
        ]

    @property
    def in_words(self):
        """What is asked for, as the title of the page says it."""
        return [*self._topic_in_words.values(), *self._days_in_words]

    @cached_property
    def _topic_in_words(self):
        """What is asked for but days, by the name of its field."""
        chosen = {"q": self.value("q")}
        chosen |= {s["name"]: dict(s["choices"]).get(s["value"]) for s in self.selects}
        chosen |= {
            name: self.value(name) and self.fields[name].label
            for name in ("barrierefrei", "kostenlos")
        }
        chosen |= self.added_in_words
        return {name: words for name, words in chosen.items() if words}

    @property
    def _days_in_words(self):
        chosen = [(self._day("von"), _("ab %(value)s")), (self._day("bis"), _("bis %(value)s"))]
        return [text % {"value": value} for value, text in chosen if value]

    def chips(self, today, with_days):
        """What is asked for, each with the query that leaves it out: [(words, query)].

        The two days are one: whoever takes away "Wochenende" wants none of both.
        """
        chips = [(words, self._without(name)) for name, words in self._topic_in_words.items()]
        if with_days and self._days_in_words:
            days = (self.value("von"), self.value("bis"))
            named = {(first, last): label for label, first, last in shortcuts(today)}
            chips.append((named.get(days, " ".join(self._days_in_words)), self._without(*DAYS)))
        return chips

    def shortcuts(self, today):
        """The days that are asked for most, with the other filters: [(words, query, is chosen)]."""
        for words, first, last in shortcuts(today):
            query = without_marks(self.data, "seite", *DAYS)
            query["von"], query["bis"] = str(first), str(last)
            yield words, query.urlencode(), (self.value("von"), self.value("bis")) == (first, last)

    def _without(self, *names):
        return without_marks(self.data, "seite", *names).urlencode()

    def _day(self, name):
        return self.value(name) and date_format(self.value(name), "j. F Y")

    @cached_property
    def facts(self):
        """What an event must be, as lookups of Event; the words of a search are not among them."""
        facts = {
            "neighbourhood__slug": self.value("stadtteil"),
            "kind": KIND_WORDS.get(self.value("art")),
            "languages__code": self.value("sprache"),
            "is_step_free": self.value("barrierefrei"),
        }
        facts = {name: value for name, value in facts.items() if value}
        if self.added:
            facts["pk__among"] = list(set.intersection(*self.added.values()))
        return facts | ({"price": ""} if self.value("kostenlos") else {})

    @cached_property
    def found(self):
        """The ids of the events that match the words, or None if there are no words."""
        query = self.value("q")
        return list(search(query, models=[Event]).of(Event)) if query else None

    @property
    def has_topic(self):
        """Whether anything but days is asked for."""
        return bool(self.facts) or self.found is not None

    def events(self):
        """The public events that are asked for, whenever they take place."""
        return Event.objects.public().filter(self.topic())

    def topic(self, prefix=""):
        """The condition on an event, or with a prefix such as `event__` on what belongs to one."""
        condition = Q(**{prefix + name: value for name, value in self.facts.items()})
        return (
            condition if self.found is None else condition & Q(**{f"{prefix}pk__among": self.found})
        )

    def apply(self, occurrences):
        """Narrow public dates down to what was asked for."""
        return self.apply_days(self.apply_topic(occurrences))

    def apply_days(self, occurrences):
        if since := self.value("von"):
            occurrences = occurrences.from_day(since)
        if until := self.value("bis"):
            occurrences = occurrences.until_day(until)
        return occurrences

    def apply_topic(self, occurrences):
        """Narrow public dates down by everything but the days, for reading the first few of many.

        Few events are named by their ids. The dates of many are read in order and each event is
        looked at, which finds enough of them soon; the sum keeps the database from another way.
        """
        if not self.has_topic:
            return occurrences.public()
        few = self.found if self.facts == {} else None
        if few is None:
            few = list(self.events().values_list("pk", flat=True)[: FEW + 1])
        if len(few) <= FEW:
            return occurrences.public().filter(event__in=few)
        if self.found is not None:
            occurrences = occurrences.alias(number=F("event_id") + 0)
            occurrences = occurrences.filter(number__among=self.found)
        return occurrences.public().filter(**{f"event__{k}": v for k, v in self.facts.items()})

    def leave_out(self, occurrences):
        """Narrow down by exclusion, for counting: the excluded events are usually the shorter list."""
        return occurrences.exclude(event__in=Event.objects.exclude(self.topic(), live=True))


def shortcuts(today):
    """The days that are asked for most: [(label, first, last)]."""
    monday = today - timedelta(days=today.weekday())
    saturday = monday + timedelta(days=5)
    return [
        (_("Heute"), today, today),
        (_("Wochenende"), max(saturday, today), monday + timedelta(days=6)),
        (_("Nächste Woche"), monday + timedelta(days=7), monday + timedelta(days=13)),
    ]
