"""A business asks to join a network: asked in public, decided at the desk, left by the private link."""

import datetime as dt

import pytest
from django.utils import timezone
from post_office.models import Email
from wagtail.models import Revision, Site

from submissions.models import Submission
from submissions.privacy import persons, retention
from submissions.workflow import submitter
from teams.networks.models import NetworkMembership
from tests.factories.directory import make_business, make_category, make_directory_page
from tests.factories.networks import make_membership, make_network, make_networks_page
from tests.factories.submissions import proposal
from tests.factories.walking import walk
from tests.submissions.conftest import make_editor

State = Submission.State
pytestmark = pytest.mark.django_db
PAGE = "/netzwerke/schalker-strasse/"


@pytest.fixture
def network():
    home = Site.objects.get().root_page
    make_directory_page(home)
    make_networks_page(home)
    return make_network(name="Schalker Straße")


@pytest.fixture
def bakery():
    trade = make_category(name="Bäckerei")
    return make_business(name="Brot & Butter", street="Schalker Straße 1", categories=[trade])


@pytest.fixture
def editor():
    return make_editor("erika")


def answers(network, business):
    names = ("contact_name", "contact_email", "consent", "started", "key")
    contact = {name: value for name, value in proposal().items() if name in names}
    return contact | {"network": str(network.pk), "business": str(business.pk)}


def asked(client, network, business):
    """Send the form, and press the button behind the mailed link."""
    walk(client, f"{PAGE}mitmachen/", "network", answers(network, business))
    submission = Submission.objects.get()
    client.post(f"{submission.get_absolute_url()}bestaetigen/")
    return Submission.objects.get()


def decide(editor, action, **words):
    task_state = NetworkMembership.objects.get().current_workflow_task_state
    task_state.task.specific.on_action(task_state, editor, action, **words)


def members(client):
    return [business.name for business in client.get(PAGE).context["businesses"]]


def test_the_form_knows_the_network_of_its_address_and_says_what_becomes_public(client, network):
    page = client.get(f"{PAGE}mitmachen/")
    assert page.context["form"]["network"].value() == network.pk
    assert "Öffentlich wird nur, dass Ihr Betrieb dazugehört" in page.content.decode()


def test_the_form_offers_public_businesses_with_their_street(client, network, bakery):
    make_business(name="Entwurf", live=False)
    field = client.get(f"{PAGE}mitmachen/").context["form"].fields["business"]
    assert [label for _value, label in field.choices] == ["Brot & Butter, Schalker Straße 1"]


def test_a_network_that_takes_nobody_has_no_form(client, network):
    network.accepts_members = False
    network.save()
    assert client.get(f"{PAGE}mitmachen/").status_code == 404
    assert "mitmachen/" not in client.get(PAGE).content.decode()


def test_before_it_is_sent_the_last_page_says_what_becomes_public(client, network, bakery):
    fields = answers(network, bakery)
    del fields["consent"]
    page = walk(client, f"{PAGE}mitmachen/", "network", fields)
    rows = dict(row for _number, _legend, part in page.context["parts"] for row in part)
    assert rows["Das wird öffentlich"] == (
        "Dass „Brot & Butter“ zu „Schalker Straße“ gehört. Sonst nichts."
    )


def test_who_belongs_already_is_told_so(client, network, bakery):
    make_membership(network, bakery)
    page = walk(client, f"{PAGE}mitmachen/", "network", answers(network, bakery))
    assert page.context["form"].errors["business"] == ["Dieser Betrieb gehört schon zum Netzwerk."]
    assert Submission.objects.count() == 0


def test_a_request_waits_for_a_decision_and_nothing_of_it_is_public(client, network, bakery):
    submission = asked(client, network, bakery)
    assert submission.state == State.IN_MODERATION
    assert submission.subject == "Brot & Butter: Schalker Straße"
    assert NetworkMembership.objects.get().live is False
    assert members(client) == []
    assert "Ayşe" not in str(Revision.objects.get().content)


def test_accepting_shows_the_business_and_tells_who_asked(client, network, bakery, editor):
    submission = asked(client, network, bakery)
    assert members(client) == []
    decide(editor, "approve")
    assert members(client) == ["Brot & Butter"]
    mail = Email.objects.order_by("pk").last()
    assert mail.subject == "Willkommen im Netzwerk"
    assert PAGE in mail.message
    text = client.get(submission.get_absolute_url()).content.decode()
    assert f'href="{PAGE}"' in text


def test_declining_gives_the_reason_and_shows_nothing(client, network, bakery, editor):
    asked(client, network, bakery)
    decide(editor, "decline", comment="Der Betrieb liegt nicht an der Straße.")
    assert "Der Betrieb liegt nicht an der Straße." in Email.objects.order_by("pk").last().message
    assert members(client) == []


def test_by_the_private_link_a_business_leaves_and_comes_back(client, network, bakery, editor):
    submission = asked(client, network, bakery)
    decide(editor, "approve")
    link = submission.get_absolute_url()
    assert (
        "Brot &amp; Butter: Schalker Straße" in client.get(f"{link}zurueckziehen/").content.decode()
    )
    client.post(f"{link}zurueckziehen/")
    assert Submission.objects.get().state == State.WITHDRAWN
    assert members(client) == []
    form = client.get(f"{link}aendern/").context["form"]
    assert form["business"].value() == bakery.pk
    client.post(f"{link}aendern/", answers(network, bakery))
    decide(editor, "approve")
    assert members(client) == ["Brot & Butter"]


def test_a_member_may_move_to_another_network_once_the_team_agrees(client, network, bakery, editor):
    other = make_network(name="Handwerk", slug="handwerk")
    submission = asked(client, network, bakery)
    decide(editor, "approve")
    client.post(f"{submission.get_absolute_url()}aendern/", answers(other, bakery))
    assert members(client) == ["Brot & Butter"]
    decide(editor, "approve")
    assert members(client) == []
    assert NetworkMembership.objects.get().network == other


def test_contact_data_stay_while_the_business_belongs_and_go_after(client, network, bakery, editor):
    asked(client, network, bakery)
    decide(editor, "approve")
    later = timezone.now() + dt.timedelta(days=4000)
    retention.purge(later)
    assert Submission.objects.count() == 1
    submitter.withdraw(Submission.objects.get())
    retention.purge(later)
    assert Submission.objects.count() == 0


@pytest.mark.parametrize(("withdraws", "left"), [(False, ["Brot & Butter"]), (True, [])])
def test_forgetting_the_person_keeps_the_business_unless_it_is_withdrawn(
    client, network, bakery, editor, withdraws, left
):
    asked(client, network, bakery)
    decide(editor, "approve")
    persons.forget_submission(Submission.objects.get(), withdraws=withdraws)
    assert members(client) == left
    assert Email.objects.filter(message__contains="Ayşe").count() == 0


def test_deleting_the_business_closes_what_was_asked_for_it(client, network, bakery):
    asked(client, network, bakery)
    bakery.delete()
    assert NetworkMembership.objects.count() == 0
    assert Submission.objects.get().state == State.DECLINED
