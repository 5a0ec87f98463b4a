"""Which places are offered while somebody types."""

import pytest

from content.models import Neighbourhood, NeighbourhoodShop
from events.proposals import places
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
HALL = {"place_name": "Halle (Beispiel)", "street": "Ringstraße 1", "postcode": "45879"}


@pytest.fixture(autouse=True)
def _no_shops():
    NeighbourhoodShop.objects.all().delete()


def test_a_place_is_offered_once_with_the_address_it_has_most_often():
    make_event(**HALL | {"street": "Falsche Straße 9"})
    for _ in range(2):
        make_event(**HALL)
    assert [(place.name, str(place)) for place in places.known()] == [
        ("Halle (Beispiel)", "Ringstraße 1, 45879, Schalke")
    ]


def test_what_is_not_public_or_has_no_address_is_not_offered():
    make_event(**HALL, live=False)
    make_event(place_name="Irgendwo", street="")
    assert places.known() == []


def test_the_shops_of_the_neighbourhoods_are_known_without_any_event():
    schalke = Neighbourhood.objects.get(slug="schalke")
    NeighbourhoodShop.objects.create(name="Stadtteilladen", neighbourhood=schalke, street="Platz 1")
    assert places.find("STADTTEILLADEN ").address == {
        "street": "Platz 1",
        "postcode": "",
        "neighbourhood": schalke,
    }
    assert places.find("") is None
    assert places.find("Rathaus") is None


def test_the_form_offers_them(client, calendar):
    make_event(**HALL)
    page = client.get("/veranstaltungen/vorschlagen/").content.decode()
    assert 'list="place_name_known"' in page
    assert '<option value="Halle (Beispiel)" data-known-street="Ringstraße 1"' in page
