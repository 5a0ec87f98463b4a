"""Loads the examples of the directory; the businesses come in through the editors' own table import."""

import csv
import datetime as dt
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from content.listing.examples import INVENTED, load_once, marked, publish
from content.models import Neighbourhood, WordGroup
from content.sections import ExampleKind, StartingPage
from directory.models import Business, Category, ImportTable, Premises
from directory.models.premises import HALF_A_YEAR
from directory.starting_content.premises import PREMISES
from directory.tables import apply
from directory.tables.reader import read

FOLDER = Path(__file__).parent
# The rows are in no order, so that the newest entries are of every kind.
BUSINESSES = FOLDER / "businesses.csv"
CATEGORIES = FOLDER / "categories.csv"
WORD_GROUPS = FOLDER / "word_groups.txt"
CHECKED_AGO = dt.timedelta(days=20)

STARTING_PAGE = StartingPage(
    order=20,
    slug="branchenbuch",
    title="Branchenbuch",
    summary="Betriebe mit Öffnungszeiten, Sprachen und Zugang.",
)

EXAMPLES = (
    ExampleKind(_("Ladenlokale"), lambda: marked(Premises.objects.all(), "title")),
    ExampleKind(_("Betriebe"), lambda: marked(Business.objects.all(), "name")),
)


def load_examples(today, report):
    """Load each part once; `report` is called with a German line for each."""
    load_once("directory.word_groups", "Wortgruppen", load_word_groups, report)
    load_once("directory.businesses", "Betriebe", lambda: load_businesses(today), report)
    load_once("directory.premises", "Ladenlokale", lambda: load_premises(today), report)


def load_word_groups():
    groups = WORD_GROUPS.read_text(encoding="utf-8").splitlines()
    for words in groups:
        WordGroup.objects.create(words=words)
    return len(groups)


def load_categories():
    with CATEGORIES.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter=";")):
            Category.objects.get_or_create(slug=row["slug"], defaults=row | {"sort_order": number})


def load_businesses(today):
    load_categories()
    sheet = read(BUSINESSES.read_bytes())
    table = ImportTable(name=BUSINESSES.name, headings=sheet.headings, rows=sheet.rows)
    preview = apply.preview(table, keeps_slugs=True)
    for line in preview.lines:
        line.values["description"] += INVENTED.format("Dieser Betrieb")
        line.values["checked_on"] = today - CHECKED_AGO
    apply.write(preview, table, user=None, is_published=True)
    return len(preview.lines)


def load_premises(today):
    neighbourhoods = Neighbourhood.objects.in_bulk(field_name="slug")
    for row in PREMISES:
        row = row | {"neighbourhood": neighbourhoods[row["neighbourhood"]]}
        premises = Premises(**row, offered_by="Vermietung Beispiel", telephone="0221 4710-950")
        premises.description = f"<p>{row['description']}</p>" + INVENTED.format("Dieses Ladenlokal")
        premises.advertised_until = today + HALF_A_YEAR
        publish(premises)
    return len(PREMISES)
