"""Puts the starting content into an empty site: the pages, then what each section brings itself."""

import datetime as dt

from content import sections
from content.listing.examples import load_once
from content.models import AccessibilityStatement, Neighbourhood, NeighbourhoodShop, SiteSettings
from home.models import Partner
from home.starting_content import tree
from home.starting_content.partners import PARTNERS
from home.starting_content.shops import SHOPS


def load(today, report):
    """Load every part that was never loaded; `report` is called with a German line for each."""
    load_once("home.settings", "Angaben zur Website", load_settings, report)
    load_once("home.partners", "Partner", load_partners, report)
    load_once("home.shops", "Stadtteilläden", load_shops, report)
    # Before the sections, because an entry's address hangs below its section's page.
    load_once("home.pages", "Seiten", lambda: tree.plant(today), report)
    # In the order of INSTALLED_APPS: an event points at the business that organises it.
    for section in sections.every():
        if section.load_examples:
            section.load_examples(today, report)


def load_partners():
    for entry in PARTNERS:
        Partner.objects.create(**vars(entry))
    return len(PARTNERS)


def load_shops():
    for entry in SHOPS:
        neighbourhood = Neighbourhood.objects.get(slug=entry.neighbourhood)
        NeighbourhoodShop.objects.create(**vars(entry) | {"neighbourhood": neighbourhood})
    return len(SHOPS)


def load_settings():
    """Fill what the site says about itself; an operator's own data replace it in the admin."""
    row = SiteSettings.load()
    row.places = "\n".join(Neighbourhood.objects.values_list("name", flat=True))
    row.programme_starts_on = dt.date(2015, 10, 1)
    row.programme_ends_on = dt.date(2018, 9, 30)
    row.funding_notice = (
        "Plan B wurde vom 1. Oktober 2015 bis zum 30. September 2018 im Programm BIWAQ gefördert: "
        "durch den Europäischen Sozialfonds und das Bundesministerium für Umwelt, Naturschutz, "
        "Bau und Reaktorsicherheit. Kalender, Branchenbuch und Erfolgsteams gehen weiter."
    )
    row.operator_name = "Trägerverein Plan B (Beispiel)"
    row.operator_address = "Stadtteilladen Schalke\nSchalker Straße 168\n45881 Gelsenkirchen"
    row.operator_represented_by = "Erika Beispiel"
    row.contact_email = "planb@example.org"
    row.contact_telephone = "0221 4710-900"
    row.save()
    statement = AccessibilityStatement.load()
    statement.checked_on = dt.date(2026, 11, 29)
    statement.method = (
        "Selbstbewertung: mit der Tastatur, mit automatischen Prüfungen und bei starker "
        "Vergrößerung. Eine unabhängige Stelle hat noch nicht geprüft."
    )
    statement.save()
    return 1
