"""What editors do with networks in the admin, and what moderators may."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from submissions.workflow.roles import EDITORS, MODERATORS
from teams.networks.models import Network, NetworkMembership
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event
from tests.factories.home import make_home, make_news, make_news_index
from tests.factories.networks import make_membership, make_network, make_networks_page

pytestmark = pytest.mark.django_db


def address(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


@pytest.fixture
def signed_in(client, django_user_model):
    def sign_in(role):
        user = django_user_model.objects.create_user(role, f"{role}@example.org", "x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def editor(signed_in):
    return signed_in(EDITORS)


def network_form(**changes):
    return nested_form_data(
        {
            "name": "Schalker Straße",
            "kind": "street",
            "summary": "Eine Straße",
            "description": rich_text("<p>Lichter</p>"),
            "neighbourhood": "",
            "picture": "",
            "accepts_members": "on",
            "contact_name": "",
            "telephone": "",
            "email": "",
            "website": "",
            "slug": "",
            "chosen_events": inline_formset([]),
            "chosen_news": inline_formset([]),
            "action-publish": "1",
        }
        | changes
    )


def test_an_editor_publishes_a_network_with_chosen_events_and_news(editor):
    event, news = make_event(), make_news(make_news_index(make_home()))
    form = network_form(
        chosen_events=inline_formset([{"event": event.pk}]),
        chosen_news=inline_formset([{"page": news.pk}]),
    )
    editor.post(address(Network, "add"), form)
    network = Network.objects.public().get()
    assert network.slug == "schalker-strasse"
    assert [row.event for row in network.chosen_events.all()] == [event]
    assert [row.page for row in network.chosen_news.all()] == [news]


def test_a_wrong_number_is_refused(editor):
    page = editor.post(address(Network, "add"), network_form(telephone="abc"))
    assert list(page.context["form"].errors) == ["telephone"]
    assert Network.objects.count() == 0


def test_the_form_of_a_network_lists_its_businesses_and_leads_to_one_more(editor):
    network = make_network(make_business(name="Bäckerei"))
    make_membership(network, make_business(name="Wartet"), live=False)
    text = editor.get(address(Network, "edit", network.pk)).content.decode()
    for membership in network.memberships.all():
        assert f'href="{address(NetworkMembership, "edit", membership.pk)}"' in text
    assert "Wartet</a>\n    (nicht öffentlich)" in text
    assert f'href="{address(NetworkMembership, "add")}?network={network.pk}"' in text


def test_that_way_fills_in_the_network(editor):
    network = make_network()
    form = editor.get(f"{address(NetworkMembership, 'add')}?network={network.pk}").context["form"]
    assert form["network"].value() == network.pk


@pytest.mark.parametrize("number", ["", "x", "²", "0", "9" * 30])
def test_a_wrong_number_of_a_network_fills_in_none(editor, number):
    page = editor.get(address(NetworkMembership, "add"), {"network": number})
    assert page.context["form"]["network"].value() is None


def test_an_editor_takes_a_business_in_and_lets_it_go(editor, client):
    home = make_home()
    make_directory_page(home)
    make_networks_page(home)
    network, business = make_network(), make_business(name="Bäckerei")
    editor.post(
        address(NetworkMembership, "add"),
        {"network": network.pk, "business": business.pk, "action-publish": "1"},
    )
    page = network.get_absolute_url()
    assert client.get(page).context["businesses"] == [business]
    membership = network.memberships.get()
    editor.post(address(NetworkMembership, "delete", membership.pk))
    assert client.get(page).context["businesses"] == []


def test_the_lists_are_filtered_and_searched(editor):
    network = make_network(make_business(name="Bäckerei"), name="Straße")
    make_network(make_business(name="Uhrmacher"), name="Handwerk")
    shown = editor.get(address(NetworkMembership, "list"), {"network": network.pk})
    assert [row.business.name for row in shown.context["object_list"]] == ["Bäckerei"]
    found = editor.get(address(NetworkMembership, "list"), {"q": "uhrm"})
    assert [row.business.name for row in found.context["object_list"]] == ["Uhrmacher"]
    networks = editor.get(address(Network, "list"), {"q": "handw"})
    assert [(row.name, row.member_count) for row in networks.context["object_list"]] == [
        ("Handwerk", 1)
    ]


def test_a_copy_of_a_network_begins_without_businesses(editor):
    network = make_network(make_business(), name="Straße")
    page = editor.get(address(Network, "copy", network.pk))
    assert page.context["form"]["name"].value() == "Kopie von Straße"
    assert page.context["form"].instance.pk is None


def test_moderators_decide_who_joins_and_change_no_network(signed_in):
    network = make_network(make_business())
    moderator = signed_in(MODERATORS)
    membership = address(NetworkMembership, "edit", network.memberships.get().pk)
    assert moderator.get(membership).status_code == 200
    assert moderator.get(address(Network, "edit", network.pk)).status_code == 302
