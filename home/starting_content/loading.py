"""Puts the starting content into an empty site: the pages, then what each section brings itself."""

import datetime as dt

from content import sections
from content.listing.examples import load_once
from content.models import Neighbourhood, SiteSettings
from home.models import HomePage, Partner
from home.starting_content import tree
from home.starting_content.partners import PARTNERS


def load(today, report):
    """Load every part that is missing; `report` is called with a German line for each."""
    filled = SiteSettings.objects.exclude(operator_name="")
    load_once("Angaben zur Website", filled, load_settings, report)
    load_once("Partner", Partner.objects, load_partners, report)
    # Before the sections, because an entry's address hangs below its section's page.
    load_once("Seiten", HomePage.objects, lambda: tree.plant(today), report)
    # In the order of INSTALLED_APPS: an event points at the business that organises it.
    for section in sections.every():
        if section.load_examples:
            section.load_examples(today, report)


def load_partners():
    for entry in PARTNERS:
        Partner.objects.create(**vars(entry))
    return len(PARTNERS)


def load_settings():
    """Fill what the site says about itself; an operator's own data replace it in the admin."""
    row = SiteSettings.load()
    row.places = "\n".join(Neighbourhood.objects.values_list("name", flat=True))
    row.programme_starts_on = dt.date(2015, 10, 1)
    row.programme_ends_on = dt.date(2018, 9, 30)
    row.funding_notice = (
        "Plan B wurde vom 1. Oktober 2015 bis zum 30. September 2018 im Programm BIWAQ gefördert: "
        "durch den Europäischen Sozialfonds und das Bundesministerium für Umwelt, Naturschutz, "
        "Bau und Reaktorsicherheit."
    )
    row.operator_name = "Trägerverein Plan B (Beispiel)"
    row.operator_address = "Stadtteilladen Schalke\nSchalker Straße 168\n45881 Gelsenkirchen"
    row.operator_represented_by = "Erika Beispiel"
    row.contact_email = "planb@example.org"
    row.contact_telephone = "0221 4710-900"
    row.save()
    return 1
