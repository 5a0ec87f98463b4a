"""Searches: which businesses a visitor's words mean, best first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Business
from tests.factories.directory import make_business, make_category

pytestmark = pytest.mark.django_db

BIKE_REPAIR = "Fahrradreparatur Meyer"
BIKES = "Zweirad Kaya"
HAIR = "Salon Gül"
BARBER = "Barbershop Nord"
KIOSK = "Büdchen Ecke Nordring"
BAKER = "Bäckerei Öztürk"
TRAVEL = "Reisebüro Paradies"
FLOWERS = "Blumen Ilse"
TAILOR = "Nadel und Faden"
CAFE = "Café Lichtblick"


@pytest.fixture(scope="module")
def street(rows_of_the_file):
    """A street of businesses, and a draft that no search may show."""
    hair = make_category(
        name="Friseur", synonyms="Frisör, Haare, Haarschnitt, berber, kuaför, حلاق"
    )
    bikes = make_category(name="Fahrrad", synonyms="Rad, Reparatur, bisiklet")
    kiosk = make_category(name="Kiosk", synonyms="Trinkhalle, Bude, Büdchen")
    bakery = make_category(name="Bäckerei", synonyms="Brot, Brötchen, fırın")
    flowers = make_category(name="Blumen und Garten", synonyms="Strauß, Floristik")
    tailor = make_category(name="Schneiderei", synonyms="Änderung, nähen, terzi")
    cafe = make_category(name="Café und Eis", synonyms="Kaffee, Eisdiele")
    make_business(name=BIKE_REPAIR, categories=[bikes], neighbourhood="Hassel")
    make_business(name=BIKES, categories=[bikes], languages=["de", "tr"])
    make_business(name=HAIR, categories=[hair], languages=["tr"], neighbourhood="Hassel")
    make_business(name=BARBER, categories=[hair], languages=["ar"])
    make_business(name=KIOSK, categories=[kiosk], summary="Eis und Zeitung")
    make_business(name=BAKER, categories=[bakery], offers_training=True)
    make_business(name=TRAVEL, summary="Flüge und Fähren, auch nach Izmir")
    make_business(name=FLOWERS, categories=[flowers], description="<p>Kränze</p><p>Gestecke</p>")
    make_business(name=TAILOR, categories=[tailor], summary="Reparatur von Kleidung")
    make_business(name=CAFE, categories=[cafe])
    make_business(name="Friseur Entwurf", categories=[hair, bikes], live=False)


SEARCHES = [
    # inside compounds, and compounds that nobody wrote down
    ("reparatur", [BIKE_REPAIR, BIKES, TAILOR]),
    ("fahrradreparatur", [BIKE_REPAIR]),
    ("Zweiradreparatur", [BIKES]),
    ("Fahrrad Reparatur", [BIKE_REPAIR, BIKES]),
    ("rad", [BIKE_REPAIR, BIKES]),
    ("barber", [BARBER, HAIR]),
    # other words of the category, in several languages and scripts
    ("Frisör", [BARBER, HAIR]),
    ("Haare", [BARBER, HAIR]),
    ("Trinkhalle", [KIOSK]),
    ("kuaför", [BARBER, HAIR]),
    ("kuafor", [BARBER, HAIR]),
    ("حلاق", [BARBER, HAIR]),
    ("fırın", [BAKER]),
    ("firin", [BAKER]),
    ("terzi", [TAILOR]),
    # umlauts and how people type them
    ("Bäckerei", [BAKER]),
    ("Baeckerei", [BAKER]),
    ("Backerei", [BAKER]),
    ("BÄCKEREI", [BAKER]),
    ("ozturk", [BAKER]),
    ("gul", [HAIR]),
    ("Cafe", [CAFE]),
    ("strauss", [FLOWERS]),
    ("Budchen", [KIOSK]),
    # slips of the finger
    ("fahrad", [BIKE_REPAIR, BIKES]),
    ("firseur", [BARBER, HAIR]),
    ("frisur", [BARBER, HAIR]),
    ("Kisok", [KIOSK]),
    ("Blumne", [FLOWERS]),
    ("fahradreparatur", [BIKE_REPAIR]),
    # several words must all be found; fillers count for nothing
    ("Friseur Hassel", [HAIR]),
    ("wer repariert Fahrräder", [BIKE_REPAIR, BIKES]),
    ("wo ist ein Friseur in Hassel", [HAIR]),
    ("türkisch friseur", [HAIR]),
    ("arabisch friseur", [BARBER]),
    ("Friseur Zeitung", []),
    ("Ausbildung", [BAKER]),
    # the name counts more than the category, the category more than the text
    ("kaya", [BIKES]),
    ("Eis", [CAFE, KIOSK]),
    ("Kränze", [FLOWERS]),
    ("izmir", [TRAVEL]),
    # short words stand at an edge: neither Paradies nor Reisebüro
    ("par", [TRAVEL]),
    ("ise", []),
    # nothing
    ("Zahnarzt", []),
    ("%", []),
    ("_", []),
    ("' OR 1=1", []),
]


@pytest.mark.parametrize(("query", "names"), SEARCHES)
def test_a_search(street, query, names):
    assert [b.name for b in Business.objects.public().matching(query)] == names


def test_a_search_is_three_queries_however_much_it_finds(street):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        list(Business.objects.public().matching("friseur"))
    assert len(queries) == 3
