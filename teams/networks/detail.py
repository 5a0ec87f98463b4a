"""What the page of one network prints; shared by the public page and the editors' preview."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.utils import timezone

from content.listing.addresses import section_page, section_url
from content.listing.paging import page_of
from teams.networks.models import NetworkEvent, NetworkMembership, NetworkNews
from teams.networks.models.network import HOUSES

PER_PAGE = 24
NEXT_DATES = 4
LATEST_NEWS = 3


def page_context(network, request, hidden=frozenset()):
    """Return what stands on a public network's page, for templates/networks/network.html.

    `hidden` names the apps of the sections that may not be told of.
    """
    members = page_of(network.members(hidden), request, PER_PAGE, count=network.member_count)
    events = NetworkEvent.objects.filter(network=network).values("event")
    news = NetworkNews.objects.filter(network=network).values("page")
    return _context(network, members, events, news, hidden)


def preview_context(network):
    """What a preview shows: what is chosen comes from the form, the members from what is stored."""
    businesses = network.members()
    network.member_count = businesses.count()
    events = [row.event_id for row in network.chosen_events.all()]
    news = [row.page_id for row in network.chosen_news.all()]
    members = Paginator(businesses, PER_PAGE).get_page(1)
    return _context(network, members, events, news) | {"page": section_page("networks")}


def _context(network, members, events, news, hidden=frozenset()):
    businesses = list(members)
    network.houses = businesses[:HOUSES]
    return {
        "network": network,
        "members": members,
        "businesses": businesses,
        "directory_url": section_url(NetworkMembership.businesses().model.section),
        "dates": next_dates(network, events, timezone.now(), hidden),
        "news": latest_news(news),
        "structured_data": organisation_data(network, businesses),
    }


def next_dates(network, events, now, hidden=frozenset()):
    """Return the next dates of the events chosen and of those that its businesses organise."""
    event = NetworkEvent._meta.get_field("event").related_model
    if event.section in hidden:
        return []
    dates = event._meta.get_field("occurrences").related_model.objects
    members = NetworkMembership.objects.filter(network=network.pk).shown(hidden)
    is_its_own = Q(event__in=events) | Q(event__organiser_business__in=members.values("business"))
    coming = dates.public().taking_place().upcoming(now).filter(is_its_own)
    return list(coming.for_cards()[:NEXT_DATES])


def latest_news(news):
    """Return the newest of these news pages that everybody may read."""
    pages = NetworkNews._meta.get_field("page").related_model.objects
    return list(pages.filter(pk__in=news).public().newest().for_cards()[:LATEST_NEWS])


def organisation_data(network, businesses) -> dict:
    """Return the JSON-LD (schema.org Organization); what is not known is left out."""
    data = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": network.full_url,
        "name": network.marked_name,
        "description": network.summary,
        "url": network.website or network.full_url,
        "telephone": network.telephone,
        "email": network.email,
        "areaServed": str(network.neighbourhood or ""),
        "member": [
            {"@type": "LocalBusiness", "@id": business.full_url, "name": business.marked_name}
            for business in businesses
        ],
    }
    return {key: value for key, value in data.items() if value}
