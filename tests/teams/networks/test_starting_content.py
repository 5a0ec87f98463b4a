"""The two example networks: of example businesses, loaded once, and gone with them."""

import pytest
from django.utils import timezone

from content.listing.examples import INVENTED
from content.models import LoadedContent
from home.starting_content import removal
from teams.networks.models import Network, NetworkMembership, NetworksPage
from teams.networks.starting_content import EXAMPLES, NETWORKS, load_examples
from tests.factories.directory import make_business
from tests.factories.home import make_home
from tests.factories.networks import make_membership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wagtail_indexes")]


def silent(line):
    """A report that nobody reads."""


def load():
    load_examples(timezone.localdate(), silent)


@pytest.fixture
def examples():
    """The example businesses that the networks are made of."""
    slugs = {slug for row in NETWORKS for slug in row["members"]}
    return [make_business(name=slug, slug=slug, description=INVENTED) for slug in slugs]


def test_both_networks_are_loaded_once_and_say_that_they_are_examples(examples):
    make_home()
    load()
    load()
    assert {network.name for network in Network.objects.public()} == {
        "Unternehmen Hassel",
        "Werbegemeinschaft Schalker Straße",
    }
    assert NetworkMembership.objects.shown().count() == len(examples)
    members, networks = (set(kind.rows()) for kind in EXAMPLES)
    assert members == set(NetworkMembership.objects.all())
    assert networks == set(Network.objects.all())
    assert all(network.is_example for network in networks)


def test_a_site_from_before_there_were_networks_gets_their_page():
    home = make_home()
    load()
    assert [page.url for page in NetworksPage.objects.child_of(home).live()] == ["/netzwerke/"]


def test_a_site_without_example_businesses_gets_no_example_networks():
    make_home()
    make_business(name="Echte Bäckerei")
    load()
    assert Network.objects.count() == 0
    assert LoadedContent.objects.filter(part="networks.networks").exists()


def test_with_the_examples_go_the_networks_but_one_that_a_real_business_has_joined(examples):
    make_home()
    load()
    joined = Network.objects.first()
    real = make_membership(joined, make_business(name="Echte Bäckerei"))
    real.save_revision().publish()
    removal.remove()
    assert list(Network.objects.all()) == [joined]
    assert list(NetworkMembership.objects.all()) == [real]
