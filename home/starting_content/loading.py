"""Puts the starting content into an empty site, part by part, with Wagtail's own publishing.

A part is loaded only where nothing of its kind is there yet, so that a second run changes nothing
and never overwrites what an editor made of it.
"""

import datetime as dt

from django.db import transaction

from content import sections
from content.models import SiteSettings, WordGroup
from directory.models import Business, Premises
from events.models import Event
from home.models import HomePage, Partner
from home.starting_content import snippets, tree
from home.starting_content.partners import PARTNERS
from home.starting_content.word_groups import WORD_GROUPS
from teams.models import SuccessTeam


def load(today, report):
    """Load every part that is missing; `report` is called with a German line for each."""
    for words, is_there, part in PARTS:
        if is_there():
            report(f"{words}: schon vorhanden")
            continue
        with transaction.atomic():
            count = part(today)
        report(f"{words}: {count} angelegt")
    for section in sections.every():
        if section.load_examples:
            section.load_examples(today, report)


def partners(today):
    for entry in PARTNERS:
        Partner.objects.create(**vars(entry))
    return len(PARTNERS)


def word_groups(today):
    for words in WORD_GROUPS:
        WordGroup.objects.create(words=words)
    return len(WORD_GROUPS)


def settings(today):
    """Fill what the site says about itself; an operator's own data replace it in the admin."""
    row = SiteSettings.load()
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


# In this order: pages first, because a snippet's address hangs below its section's page.
PARTS = (
    ("Angaben zur Website", lambda: bool(SiteSettings.load().operator_name), settings),
    ("Partner", Partner.objects.exists, partners),
    ("Wortgruppen", WordGroup.objects.exists, word_groups),
    ("Seiten", HomePage.objects.exists, tree.plant),
    ("Geschäfte", Business.objects.exists, snippets.businesses),
    ("Ladenlokale", Premises.objects.exists, snippets.premises),
    ("Veranstaltungen", Event.objects.exists, snippets.events),
    ("Erfolgsteams", SuccessTeam.objects.exists, snippets.teams),
)
