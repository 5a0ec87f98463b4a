"""What a network and a membership know of themselves."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Revision

from directory.proposals.merging import merge
from submissions.privacy import persons
from teams.networks.models import Network, NetworkMembership
from tests.factories.directory import make_business
from tests.factories.networks import make_membership, make_network

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "typed"),
    [("telephone", "abc"), ("website", "javascript:alert(1)"), ("website", "ftp://example.org")],
)
def test_number_and_address_obey_the_rules_of_the_public_forms(field, typed):
    with pytest.raises(ValidationError) as error:
        make_network(**{field: typed})
    assert list(error.value.message_dict) == [field]


def test_networks_of_a_business_are_those_that_took_it_in():
    business, network = make_business(), make_network()
    make_membership(network, business)
    make_membership(make_network(), business, live=False)
    make_network(make_business())
    assert list(Network.objects.of_business(business)) == [network]


@pytest.mark.parametrize("hidden_row", ["membership", "network", "business"])
def test_a_membership_is_shown_while_itself_its_network_and_its_business_are(hidden_row):
    membership = make_membership(make_network(), make_business())
    assert membership.is_shown is True
    hidden = membership if hidden_row == "membership" else getattr(membership, hidden_row)
    hidden.live = False
    hidden.save()
    assert NetworkMembership.objects.get().is_shown is False


def test_going_back_to_an_older_version_of_a_network_loses_no_business():
    network = make_network()
    before = network.save_revision()
    make_membership(network, make_business())
    before.publish()
    assert network.memberships.shown().count() == 1


@pytest.mark.parametrize("live", [True, False])
def test_an_address_that_editors_typed_is_exported_and_erased_with_its_person(live):
    network = make_network(email="rosi@example.org", contact_name="Rosi Beispiel", live=live)
    network.save_revision()
    found = persons.export("rosi@example.org")
    assert {"was": "networks.Network", "nummer": network.pk} in found["entries"]
    persons.erase("rosi@example.org")
    network.refresh_from_db()
    assert "rosi" not in network.email
    assert "rosi@example.org" not in str(Revision.objects.get().content)


def test_of_two_entries_that_are_one_business_the_one_that_stays_belongs():
    kept, drop = make_business(name="Brot"), make_business(name="Brod")
    network = make_network(drop)
    merge(kept, drop, {})
    assert [row.business for row in network.memberships.shown()] == [kept]
