"""What each address of the networks answers."""

from django.shortcuts import get_object_or_404

from content.caching.site_frame import site_frame_of
from content.listing.paging import page_of
from submissions.front_door.views import propose
from teams.networks import detail
from teams.networks.filters import NetworkFilterForm
from teams.networks.models import Network

PER_PAGE = 24


def listing(request, page):
    """All networks, narrowed down by the filters."""
    filters = NetworkFilterForm(request.GET)
    hidden = site_frame_of(request).hidden_sections
    networks = filters.narrow(Network.objects.public()).for_cards()
    networks = networks.with_member_count(hidden).with_houses(hidden)
    results = page_of(networks, request, PER_PAGE)
    context = {"filters": filters, "results": results, "networks": results.object_list}
    return page.render(request, context_overrides=context)


def network(request, page, slug):
    """One network: what it is for, its businesses, its next dates and its news."""
    hidden = site_frame_of(request).hidden_sections
    networks = Network.objects.public().for_cards().with_member_count(hidden)
    context = detail.page_context(get_object_or_404(networks, slug=slug), request, hidden)
    return page.render(request, context_overrides=context, template="teams/networks/network.html")


def join(request, page, slug):
    """The form by which a business asks to belong to this network."""
    network = get_object_or_404(Network.objects.public().accepting(), slug=slug)
    return propose(request, kind="network", page=page, initial={"network": network})
