"""The pages by which somebody comes in: private link, code at the table, buttons of who leads."""

import uuid

import pytest
from django.core.signing import Signer
from post_office.models import Email

from teams.membership import joining, leaving
from teams.models import Member
from tests.factories.teams import make_member

State = Member.State
pytestmark = pytest.mark.django_db


@pytest.fixture
def invited(team, facilitator, now):
    return joining.invite(
        team,
        name="Dora Beispiel",
        email="dora@example.org",
        key=uuid.uuid4(),
        now=now,
        user=facilitator,
    )


@pytest.fixture
def leading(client, facilitator):
    client.force_login(facilitator)
    return client


def state_of(member):
    found = Member.objects.filter(pk=member.pk).first()
    return found and found.state


def filled(**fields):
    """Return a form at the table as somebody fills it in who takes their time."""
    started = Signer(salt="form-started").sign("1700000000")
    return {"homepage": "", "started": started, "key": str(uuid.uuid4())} | fields


def test_looking_at_an_invitation_changes_nothing_and_keeps_the_address_secret(client, invited):
    answer = client.get(invited.get_absolute_url())
    assert (answer.status_code, state_of(invited)) == (200, State.INVITED)
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    assert invited.token not in answer.content.decode()


def test_the_button_says_yes_and_leads_to_the_room(client, invited):
    answer = client.post(invited.get_absolute_url(), {"action": "yes"}, follow=True)
    assert state_of(invited) == State.ACTIVE
    assert "/mein-team/werkbank/" in answer.content.decode()


def test_saying_no_deletes_what_was_typed_and_tells_whoever_leads(
    client, invited, facilitator, mails
):
    answer = client.post(invited.get_absolute_url(), {"action": "no"})
    assert "Ihre Angaben sind gelöscht" in answer.content.decode()
    assert state_of(invited) is None
    assert mails(facilitator.email) == ["Kein neues Mitglied: Werkbank"]


@pytest.mark.parametrize("action", ["no", "erase"])
def test_the_link_of_a_letter_takes_nobody_out_of_the_team(client, alice, action):
    client.post(alice.get_absolute_url(), {"action": action})
    assert state_of(alice) == State.ACTIVE


def test_who_has_left_deletes_their_data_by_the_link(client, alice, now):
    leaving.leave(alice, now)
    client.post(alice.get_absolute_url(), {"action": "erase"})
    assert state_of(alice) is None


def test_somebody_at_the_table_is_in_after_one_form(client, team, facilitator, now):
    url = joining.open_table(team, now=now, user=facilitator).get_absolute_url()
    form = filled(name="Dora Beispiel", email="dora@example.org")
    answer = client.post(url, form)
    member = Member.objects.get(email="dora@example.org")
    assert (member.state, answer.url) == (State.ACTIVE, member.get_absolute_url())
    assert client.post(url, form).url == answer.url
    again = client.post(url, filled(name="Emil", email="emil@example.org"))
    assert (again.status_code, Member.objects.count()) == (404, 1)


def test_the_trap_for_programs_is_hidden_from_people(client, team, facilitator, now):
    url = joining.open_table(team, now=now, user=facilitator).get_absolute_url()
    fields = client.get(url).content.decode()
    before_trap, _trap, rest = fields.partition('class="trap" aria-hidden="true"')
    assert ('name="homepage"' in before_trap, 'name="homepage"' in rest) == (False, True)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": "Dora"}, "Bitte geben Sie eine E-Mail-Adresse oder Telefonnummer an."),
        ({"email": "dora@example.org"}, "Bitte geben Sie Ihren Namen an."),
        ({"name": "A", "email": "alice@example.org"}, "Diese Adresse gehört schon zum Team"),
    ],
)
def test_a_wrong_form_at_the_table_uses_the_code_up_for_nobody(
    client, team, alice, facilitator, now, fields, error
):
    url = joining.open_table(team, now=now, user=facilitator).get_absolute_url()
    answer = client.post(url, filled(**fields))
    assert error in answer.content.decode()
    assert client.get(url).status_code == 200


def test_the_facilitator_shows_a_code_by_a_button_only(leading, team):
    url = f"/mein-team/{team.slug}/begleiten/tisch/"
    assert 'class="table-code"' not in leading.get(url).content.decode()
    assert team.table_invitations.count() == 0
    assert 'class="table-code"' in leading.post(url).content.decode()
    assert team.table_invitations.count() == 1


def test_the_facilitator_reads_what_an_applicant_wrote_and_answers(leading, team, mails):
    member = make_member(team, name="Dora", state=State.APPLIED, trade="Blumenladen")
    url = f"/mein-team/{team.slug}/begleiten/"
    text = leading.get(url).content.decode()
    assert "Blumenladen" in text
    assert member.email in text
    leading.post(f"{url}mitglied/{member.pk}/aufnehmen/")
    assert state_of(member) == State.ACTIVE
    assert mails(member.email) == ["Willkommen: Werkbank"]


def test_declining_asks_for_the_reason(leading, team):
    member = make_member(team, state=State.APPLIED, has_account=False)
    url = f"/mein-team/{team.slug}/begleiten/mitglied/{member.pk}/absagen/"
    assert "Bitte schreiben Sie, warum." in leading.post(url, {"reason": ""}).content.decode()
    leading.post(url, {"reason": "Das Team sucht Handwerk."})
    assert state_of(member) is None
    assert "sucht Handwerk" in Email.objects.get(to=member.email).message


def test_inviting_says_what_stands_in_the_way_and_keeps_what_was_typed(leading, team, alice):
    url = f"/mein-team/{team.slug}/begleiten/einladen/"
    form = {"name": "A", "email": alice.email, "key": str(uuid.uuid4())}
    page = leading.post(url, form).content.decode()
    assert "Diese Adresse gehört schon zum Team" in page
    assert alice.email in page
    leading.post(url, form | {"email": "neu@example.org"})
    assert Member.objects.get(email="neu@example.org").state == State.INVITED


def test_by_telephone_nobody_is_stored_who_has_not_agreed(leading, team):
    url = f"/mein-team/{team.slug}/begleiten/telefon/"
    form = {"name": "Emil", "telephone": "0221 4710-123", "key": str(uuid.uuid4())}
    assert "Ohne Einverständnis" in leading.post(url, form).content.decode()
    assert team.members.count() == 0
    leading.post(url, form | {"has_agreed": "on"})
    assert team.members.get().name == "Emil"


def test_a_full_team_offers_no_button_that_takes_in(leading, team):
    member = make_member(team, state=State.APPLIED, has_account=False)
    for _number in range(team.seats):
        make_member(team)
    url = f"/mein-team/{team.slug}/begleiten/"
    assert "/aufnehmen/" not in leading.get(url).content.decode()
    page = leading.post(f"{url}mitglied/{member.pk}/aufnehmen/", follow=True).content.decode()
    assert "Im Team ist kein Platz frei." in page
    assert state_of(member) == State.APPLIED
