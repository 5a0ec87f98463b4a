"""The public holidays of the state that this installation is in."""

from datetime import date
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import holidays
from django.conf import settings
from django.utils.translation import gettext, gettext_noop

# The library's names of all states, so that the catalogues have them.
NAMES = (
    gettext_noop("Neujahr"),
    gettext_noop("Heilige Drei Könige"),
    gettext_noop("Frauentag"),
    gettext_noop("Karfreitag"),
    gettext_noop("Ostersonntag"),
    gettext_noop("Ostermontag"),
    gettext_noop("Erster Mai"),
    gettext_noop("Christi Himmelfahrt"),
    gettext_noop("Pfingstsonntag"),
    gettext_noop("Pfingstmontag"),
    gettext_noop("Fronleichnam"),
    gettext_noop("Mariä Himmelfahrt"),
    gettext_noop("Weltkindertag"),
    gettext_noop("Augsburger Hohes Friedensfest"),
    gettext_noop("Tag der Deutschen Einheit"),
    gettext_noop("Reformationstag"),
    gettext_noop("Allerheiligen"),
    gettext_noop("Buß- und Bettag"),
    gettext_noop("Erster Weihnachtstag"),
    gettext_noop("Zweiter Weihnachtstag"),
)


def class_of_germany():
    """Load the rules of this one country: by its name `holidays` loads those of 250 (6 MiB, 0.2 s)."""
    path = Path(holidays.__file__).with_name("countries") / "germany.py"
    spec = spec_from_file_location("holidays_of_germany", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Germany


Germany = class_of_germany()


@cache
def holidays_of(year: int) -> dict[date, str]:
    """Return the days of one year with their German names."""
    return dict(Germany(subdiv=settings.STATE, years=year, language="de"))


def holiday_name(day: date) -> str:
    """Return what public holiday a day is, in the reader's language; empty where it is none."""
    name = holidays_of(day.year).get(day)
    return gettext(name) if name else ""


def holidays_between(first: date, last: date) -> tuple[date, ...]:
    """Return the holidays from first to last, both included, in order."""
    days = (day for year in range(first.year, last.year + 1) for day in holidays_of(year))
    return tuple(sorted(day for day in days if first <= day <= last))
