"""Words of a question that are filters of the directory."""

import re

from django.conf import settings

from content.search import filter_words
from content.search.filter_words import NEAR, STEP_FREE, phrases
from content.text import normalise
from directory.models.business import Business

TRAINING = (
    "Ausbildung",
    "Ausbildungsplatz",
    "Ausbildungsplätze",
    "Ausbildungsstelle",
    "Lehrstelle",
    "Azubi",
    "apprenticeship",
    "çıraklık",
    "تدريب مهني",
)
INTERNSHIP = (
    "Praktikum",
    "Praktika",
    "Praktikumsplatz",
    "Praktikumsplätze",
    "Schülerpraktikum",
    "internship",
    "staj",
    "staż",
)
# How somebody says that a language is spoken there.
SPOKEN = ("{}", "auf {}", "spricht {}", "{} sprechen", "man spricht {}")
POSTCODE = re.compile(r"\b\d{5}\b")


def asks_for_near(query):
    """Whether a question is for what is near: where somebody is, only their device knows."""
    return bool(filter_words.read(query, phrases(NEAR, {})).words != query)


def read_words(data, facets, today, with_facts=True):
    """Return the data of the list's form with its words read as filters.

    Without facts only what the clock decides is read so, and what is near.
    """
    known = filter_words.filters_of_time(today)
    if with_facts:
        known |= phrases(STEP_FREE, {"barrierefrei": "1"})
        known |= phrases(TRAINING, {"ausbildung": "1"}) | phrases(INTERNSHIP, {"praktikum": "1"})
        known |= _places(facets, data.get("q", "")) | _languages(facets)
    return filter_words.applied(data, known, Business)


def _places(facets, query):
    """Return the phrases for parts of town and postcodes; the town says nothing, all are in it."""
    town = normalise(settings.TOWN)
    known = {town: {}, f"in {town}": {}}
    for choice in facets.groups["stadtteil"].values():
        name = normalise(choice.label)
        known |= {key: {"stadtteil": choice.value} for key in (name, f"in {name}")}
    return known | {code: {"plz": code} for code in POSTCODE.findall(query)}


def _languages(facets):
    return {
        how.format(normalise(choice.label)): {"sprache": choice.value}
        for choice in facets.groups["sprache"].values()
        for how in SPOKEN
    }
