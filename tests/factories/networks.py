"""Networks with valid defaults, published and findable, and the businesses in them."""

from itertools import count

from content.models import Neighbourhood
from content.search.index import index_object
from teams.networks.models import Network, NetworkMembership, NetworksPage

numbers = count(1)


def make_network(*members, neighbourhood="Schalke", **kw):
    """Return a stored, public network of these businesses; `neighbourhood` is a name."""
    network = Network(
        **{
            "name": f"Netzwerk {next(numbers)}",
            "summary": "Betriebe, die zusammenhalten",
            "description": "<p>Wir beleuchten unsere Straße.</p>",
            "neighbourhood": Neighbourhood.objects.get(name=neighbourhood),
            "live": True,
        }
        | kw
    )
    network.full_clean()
    network.save()
    for business in members:
        make_membership(network, business)
    index_object(network)
    return network


def make_membership(network, business, **kw):
    return NetworkMembership.objects.create(network=network, business=business, **kw)


def make_networks_page(parent, **kw):
    """Return the networks' page as a published child of `parent`."""
    page = NetworksPage(**{"title": "Netzwerke", "slug": "netzwerke"} | kw)
    return parent.add_child(instance=page)
