"""The first question of a change: what shall be different. Each answer leads to just these fields."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

ALL = "alles"
# Of what stands there now; a shorter answer says too little without its question.
MOST_SHOWN, SELF_EVIDENT = 100, 5


class Choice(NamedTuple):
    """One thing that may be different, where it is changed, and how it stands now."""

    label: str
    address: str
    now: str = ""


def is_asked(form_class, word):
    """Whether somebody still has to say what shall be different; `word` is what the address names."""
    return bool(form_class.parts) and word not in form_class.parts and word != ALL


def parts_of(form, address):
    """Return a choice for each part of a filled form; the page at the address shows that part alone."""
    return [
        Choice(label, f"{address}?nur={word}", _now(form, names))
        for word, (label, names) in form.parts.items()
    ]


def told_to_the_team(form, entry):
    """Return the choices for what a stranger can not change in the form, but write to the team."""
    page = {"seite": entry.get_absolute_url()}
    rows = [
        (form.max_pictures, _("Bilder"), page | {"anlass": "bilder"}),
        (form.gone, form.gone, page | {"anlass": "ende"}),
        (True, _("Etwas anderes"), page),
    ]
    return [
        Choice(label, reverse("report-mistake", query=query))
        for is_offered, label, query in rows
        if is_offered
    ]


def _now(form, names):
    """Return in a line what was answered to these fields."""
    texts = [_in_words(str(label), text) for label, text in form.answers(names)]
    return Truncator(" ".join(" · ".join(texts).split())).chars(MOST_SHOWN)


def _in_words(label, text):
    if len(text) >= SELF_EVIDENT:
        return text
    return label.removesuffix(".") if label.endswith(".") else f"{label} {text}"
