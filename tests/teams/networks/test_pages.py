"""What readers see of networks: the list, a page of one, and what others say of it."""

import json
import re

import pytest
from wagtail.models import PageViewRestriction

from content.models import ContentVersion
from home.models import HomePage
from teams.networks.models import Network, NetworkEvent, NetworkNews
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_category, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_news, make_news_index
from tests.factories.networks import make_membership, make_network, make_networks_page

pytestmark = pytest.mark.django_db
ADDRESS = "/netzwerke/schalker-strasse/"


@pytest.fixture(scope="module")
def pages(rows_of_the_file):
    home = make_home()
    make_directory_page(home)
    make_events_page(home)
    make_networks_page(home)


@pytest.fixture
def home(pages, db):
    return HomePage.objects.get()


@pytest.fixture
def bakery(home):
    return make_business(name="Bäckerei", slug="baeckerei")


def street(*members, **kw):
    return make_network(*members, **{"name": "Schalker Straße", "kind": "street"} | kw)


def members_at(client, address=ADDRESS):
    return [business.name for business in client.get(address).context["businesses"]]


def test_the_list_shows_public_networks_with_the_number_of_public_businesses(client, bakery):
    shown = street(bakery, make_business(), make_business(live=False))
    make_membership(shown, make_business(), live=False)
    make_network(name="Entwurf", live=False)
    networks = client.get("/netzwerke/").context["networks"]
    assert [(network.name, network.member_count) for network in networks] == [
        ("Schalker Straße", 2)
    ]


def test_a_card_draws_the_houses_of_three_businesses_at_most(client, home):
    street(*(make_business() for _number in range(4)))
    text = client.get("/netzwerke/").content.decode()
    assert (text.count('<svg class="shopfront'), text.count('<svg class="bunting"')) == (3, 1)


def test_filters_narrow_the_list_and_nonsense_narrows_nothing(client, home):
    street()
    make_network(name="Handwerk", kind="trade", neighbourhood="Hassel")

    def found(query):
        return [network.name for network in client.get(f"/netzwerke/?{query}").context["networks"]]

    assert found("art=trade") == found("stadtteil=hassel") == ["Handwerk"]
    assert found("art=trade&stadtteil=schalke") == []
    assert found("art=xyz") == ["Handwerk", "Schalker Straße"]


def test_an_empty_list_says_what_to_do(client, home):
    assert "Noch gibt es kein Netzwerk" in client.get("/netzwerke/").content.decode()


@pytest.mark.parametrize("slug", ["entwurf", "gibt-es-nicht"])
@pytest.mark.parametrize("below", ["", "mitmachen/"])
def test_a_draft_or_unknown_network_is_not_found(client, bakery, slug, below):
    make_network(bakery, name="Entwurf", live=False)
    assert client.get(f"/netzwerke/{slug}/{below}").status_code == 404


def test_a_network_shows_its_public_businesses_alone(client, bakery):
    network = street(bakery, make_business(name="Versteckt", live=False))
    make_membership(network, make_business(name="Wartet"), live=False)
    make_network(make_business(name="Anderswo"), name="Anderes")
    assert members_at(client) == ["Bäckerei"]


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_a_business_that_leaves_the_site_leaves_the_cached_page_at_once(client, bakery, end):
    street(bakery)
    assert members_at(client) == ["Bäckerei"]
    getattr(bakery, end)()
    assert "Bäckerei" not in client.get(ADDRESS).content.decode()


def test_a_business_that_leaves_the_network_leaves_the_page_at_once(client, bakery):
    network = street(bakery)
    assert members_at(client) == ["Bäckerei"]
    network.memberships.get().delete()
    assert "Bäckerei" not in client.get(ADDRESS).content.decode()


def test_how_to_reach_it_stands_on_the_page(client, home):
    street(
        contact_name="Rosi Beispiel",
        telephone="0221 4710-960",
        email="strasse@example.org",
        website="www.example.org",
    )
    text = client.get(ADDRESS).content.decode()
    assert "Rosi Beispiel" in text
    assert 'href="tel:02214710960"' in text
    assert 'href="mailto:strasse@example.org"' in text
    assert 'href="https://www.example.org"' in text


def test_the_next_dates_are_those_of_its_businesses_and_the_chosen_ones(client, bakery):
    network = street(bakery)
    make_event(title="Brotabend", organiser_business=bakery)
    NetworkEvent.objects.create(network=network, event=make_event(title="Straßenfest"))
    NetworkEvent.objects.create(network=network, event=make_event(title="Entwurf", live=False))
    make_event(title="Anderes")
    make_event(title="Fremdes", organiser_business=make_business())
    dates = client.get(ADDRESS).context["dates"]
    assert {date.event.title for date in dates} == {"Brotabend", "Straßenfest"}


def test_the_news_are_the_chosen_ones_that_everybody_may_read(client, home):
    network, index = street(), make_news_index(home)
    shown, draft, private = (make_news(index, slug=slug) for slug in ("neu", "entwurf", "intern"))
    make_news(index, slug="anderes")
    for page in (shown, draft, private):
        NetworkNews.objects.create(network=network, page=page)
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert client.get(ADDRESS).context["news"] == [shown]


def test_machines_read_an_organisation_with_its_members(client, bakery):
    street(bakery, telephone="0221 4710-960")
    text = client.get(ADDRESS).content.decode()
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', text, re.S)[1])
    assert (data["@type"], data["name"], data["telephone"]) == (
        "Organization",
        "Schalker Straße",
        "0221 4710-960",
    )
    assert [member["name"] for member in data["member"]] == ["Bäckerei"]
    assert "email" not in data


def test_a_name_with_markup_is_shown_as_text(client, home):
    street(name="</script><svg onload=alert(1)>", slug="schalker-strasse")
    assert "<svg onload" not in client.get(ADDRESS).content.decode()


def test_a_business_says_which_networks_it_belongs_to(client, bakery):
    street(bakery)
    make_network(bakery, name="Entwurf", live=False)
    make_network(name="Ohne sie")
    page = client.get(bakery.get_absolute_url())
    ((_template, networks),) = page.context["mentions"]["facts"]
    assert [network.name for network in networks] == ["Schalker Straße"]
    assert f'href="{ADDRESS}"' in page.content.decode()


def test_the_directory_can_be_narrowed_down_to_a_network(client, bakery):
    make_business(name="Uhrmacher")
    street(bakery)
    page = client.get("/branchenbuch/?netzwerk=schalker-strasse")
    assert [business.name for business in page.context["businesses"]] == ["Bäckerei"]
    (option,) = page.context["listing"].active
    assert (option.label, option.query_without) == ("Schalker Straße", "")
    links = client.get(ADDRESS).content.decode()
    assert 'href="/branchenbuch/?netzwerk=schalker-strasse"' in links


def test_an_unpublished_network_leaves_no_filter_and_no_mention(client, bakery):
    network = street(bakery)
    page = client.get("/branchenbuch/").content.decode()
    assert 'name="netzwerk"' in page
    assert "freiwillig" not in page  # nobody has to filter
    network.unpublish()
    page = client.get("/branchenbuch/?netzwerk=schalker-strasse")
    assert (len(page.context["businesses"]), 'name="netzwerk"' in page.content.decode()) == (
        1,
        False,
    )
    assert client.get(bakery.get_absolute_url()).context["mentions"] == {}


def test_a_private_page_of_networks_leaves_no_filter_and_no_mention(client, home, bakery):
    street(bakery)
    page = home.get_children().get(slug="netzwerke")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert 'name="netzwerk"' not in client.get("/branchenbuch/").content.decode()
    assert client.get(bakery.get_absolute_url()).context["mentions"] == {}


def test_a_private_directory_leaves_no_business_on_the_networks(client, home, bakery):
    street(bakery)
    page = home.get_children().get(slug="branchenbuch")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert members_at(client) == []
    assert "Bäckerei" not in client.get(f"{ADDRESS}mitmachen/").content.decode()


def test_the_files_and_the_interface_obey_the_filter_too(client, bakery):
    make_business(name="Uhrmacher")
    street(bakery)
    asked = "?netzwerk=schalker-strasse"
    items = client.get(f"/api/v2/businesses/{asked}").json()["items"]
    assert [item["name"] for item in items] == ["Bäckerei"]
    table = b"".join(client.get(f"/branchenbuch/eintraege.csv{asked}", follow=True))
    assert (b"B\xc3\xa4ckerei" in table, b"Uhrmacher" in table) == (True, False)


def test_the_sitemap_and_the_search_know_public_networks_only(client, home):
    street()
    make_network(name="Schalker Entwurf", slug="entwurf", live=False)
    sitemap = client.get("/sitemap.xml").content.decode()
    assert (ADDRESS in sitemap, "/netzwerke/entwurf/" in sitemap) == (True, False)
    groups = client.get("/suche/?q=schalker").context["results"].groups
    hits = {group.kind.key: [hit.name for hit in group.hits] for group in groups}
    assert hits["netzwerke"] == ["Schalker Straße"]


def test_a_renamed_network_leaves_a_redirect(client, home):
    network = street()
    network.save_revision().publish()
    network.slug = "neu"
    network.save_revision().publish()
    response = client.get(ADDRESS)
    assert (response.status_code, response["Location"]) == (301, "/netzwerke/neu/")


def test_saving_a_membership_renews_the_pages(bakery):
    network, before = street(), ContentVersion.current()
    make_membership(network, bakery)
    assert ContentVersion.current() > before


def test_the_preview_shows_what_is_chosen_in_the_form_and_who_belongs_to_it(home, bakery):
    network = street(bakery)
    network.chosen_events = [NetworkEvent(event=make_event(title="Straßenfest"))]
    text = network.make_preview_request().content.decode()
    assert ("Straßenfest" in text, "Bäckerei" in text) == (True, True)


def test_a_new_network_can_be_previewed_before_it_is_saved(home):
    network = Network(name="Neu", slug="neu", summary="Neu", description="<p>Neu</p>")
    assert "Noch hat sich kein Betrieb" in network.make_preview_request().content.decode()


def test_the_pages_cost_the_same_with_3_and_with_30_rows(client, home):
    trade = make_category()
    index = make_news_index(home)
    network = street()

    def add(number):
        for _number in range(number):
            business = make_business(categories=[trade])
            make_membership(network, business)
            make_event(organiser_business=business)
            make_network(business, make_business(categories=[trade]))
            NetworkNews.objects.create(network=network, page=make_news(index))

    def costs():
        return [query_count(client, address, "/suche/") for address in ("/netzwerke/", ADDRESS)]

    add(3)
    few = costs()
    add(20)
    assert costs() == few
    assert (few[0] <= 14, few[1] <= 10) == (True, True), few
