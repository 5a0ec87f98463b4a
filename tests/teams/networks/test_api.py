"""What the interface tells of networks."""

import pytest

from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_directory_page
from tests.factories.home import make_home
from tests.factories.networks import make_membership, make_network, make_networks_page

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v2/networks/"


@pytest.fixture(autouse=True)
def home():
    home = make_home()
    make_directory_page(home)
    make_networks_page(home)
    return home


def test_it_tells_public_networks_with_their_public_businesses(client):
    shown = make_business(slug="baeckerei")
    network = make_network(shown, make_business(live=False), name="Straße", slug="strasse")
    make_membership(network, make_business(), live=False)
    make_network(name="Entwurf", live=False)
    (item,) = client.get(ADDRESS).json()["items"]
    assert (item["name"], item["businesses"]) == ("Straße", ["baeckerei"])
    assert item["meta"]["html_url"].endswith("/netzwerke/strasse/")


def test_it_tells_nothing_of_how_to_reach_persons(client):
    make_network(contact_name="Rosi Beispiel", telephone="0221 4710-960", email="r@example.org")
    text = client.get(ADDRESS).content.decode()
    assert [word for word in ("Rosi", "4710", "r@example.org") if word in text] == []


def test_it_obeys_the_filters_of_the_page_and_refuses_others(client):
    make_network(name="Handwerk", kind="trade")
    make_network(name="Straße", kind="street")
    items = client.get(f"{ADDRESS}?art=trade").json()["items"]
    assert [item["name"] for item in items] == ["Handwerk"]
    assert client.get(f"{ADDRESS}?farbe=rot").status_code == 400


def test_it_costs_the_same_for_3_and_for_20_networks(client):
    def add(number):
        for _number in range(number):
            make_network(make_business())

    add(3)
    few = query_count(client, ADDRESS)
    add(17)
    assert query_count(client, ADDRESS) == few
