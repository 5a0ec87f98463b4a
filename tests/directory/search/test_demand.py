"""Where an answer is made that shows nothing: trades are noted, and whoever asks next is noted too."""

import datetime as dt

import pytest

from evidence import demand
from evidence.models import Evidence
from tests.factories.counting import stored_pages
from tests.factories.directory import make_business, make_category, make_directory_page
from tests.factories.home import make_home

pytestmark = pytest.mark.django_db
DIRECTORY, SITE = "/branchenbuch/", "/suche/"
NOW = dt.datetime(2026, 5, 5, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def site(settings, tmp_path, stop_clock):
    """A directory with a hairdresser, and no cobbler."""
    settings.VAR = tmp_path
    demand._noted.clear()
    stop_clock(NOW)
    make_directory_page(make_home())
    make_business(name="Salon Quorx", categories=[make_category(name="Friseur")])


def counted():
    demand.take_in(NOW + dt.timedelta(days=1))
    rows = Evidence.objects.filter(kind=Evidence.Kind.UNMET_DEMAND)
    return dict(rows.values_list("category", "number"))


@pytest.mark.parametrize("address", [DIRECTORY, SITE])
def test_a_search_in_vain_counts_for_its_trade_once_a_network(client, address):
    for network in ("203.0.113.1", "203.0.113.1", "203.0.113.2"):
        answer = client.get(address, {"q": "schuhmacher"}, REMOTE_ADDR=network)
        assert answer.status_code == 200
    assert counted() == {"Schuster": 2}


@pytest.mark.parametrize("address", [DIRECTORY, SITE])
@pytest.mark.parametrize("query", ["Friseur", "Salon Quorx", "xyzzy", "", "Anna Müller"])
def test_what_finds_something_or_is_no_trade_counts_nothing(client, address, query):
    client.get(address, {"q": query})
    assert counted() == {}


@pytest.mark.parametrize("address", [DIRECTORY, SITE])
def test_only_an_answer_that_was_counted_is_kept_nowhere(client, address):
    assert client.get(address, {"q": "schuhmacher"})["Cache-Control"] == "no-store"
    assert stored_pages() == 0
    client.get(address, {"q": "xyzzy"})
    assert stored_pages() == 1


def test_what_the_box_offers_while_somebody_types_counts_nothing(client):
    client.get(f"{DIRECTORY}vorschlaege/", {"q": "schuhmacher"})
    assert counted() == {}
