"""Only who said yes is invited, once to each date, and a no deletes the address."""

from datetime import timedelta

import pytest
from post_office.models import Email

from events.models import Invitee
from events.proposals.retention import erase_invitees, export_invitees
from events.registration import invitations, seats
from submissions.privacy import retention
from submissions.workflow import contact_people
from tests.factories.directory import make_business
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]


@pytest.fixture
def date():
    return make_event(registration="here", title="Abend", price="5 Euro", now=NOW).occurrences.get()


def invitee(email, **kw):
    """Somebody who said yes."""
    return Invitee.objects.create(**{"name": email, "email": email, "consented_at": NOW} | kw)


@pytest.mark.parametrize("wants", [True, False])
def test_the_yes_of_a_form_counts_when_the_address_is_confirmed(date, wants):
    guest = make_registration(
        date,
        email="Anna@example.org",
        state="held",
        confirmed_at=None,
        expires_at=NOW + timedelta(hours=1),
        wants_invitations=wants,
    )
    assert not Invitee.objects.exists()
    seats.confirm(guest, NOW)
    found = Invitee.objects.values_list("email", "consented_at")
    assert list(found) == ([("anna@example.org", NOW)] if wants else [])


def test_the_yes_is_kept_with_its_words_and_the_first_moment_counts(date):
    for moment in (NOW, NOW + timedelta(days=3)):
        invitations.consent(name="Anna", email="anna@example.org", now=moment)
    anna = Invitee.objects.get()
    assert anna.consented_at == NOW
    assert anna.consent_words.startswith("Laden Sie mich zu weiteren Abenden ein.")


def test_invited_are_those_who_said_yes_and_are_not_registered(date):
    anna = invitee("anna@example.org")
    invitee("gefragt@example.org", consented_at=None)
    for state in ("confirmed", "waiting", "cancelled", "held"):
        invitee(f"{state}@example.org")
        make_registration(date, email=f"{state.title()}@example.org", state=state)
    assert list(invitations.candidates(date)) == [anna]
    assert invitations.invite(date, invitations.candidates(date), "Es gibt Tee.", NOW) == 1
    assert list(invitations.candidates(date)) == []
    assert invitations.invite(date, [anna], "", NOW) == 0
    mail = Email.objects.get()
    assert (mail.to, mail.subject) == (["anna@example.org"], "Einladung: Abend")
    assert f"{date.full_url}anmelden/" in mail.message and anna.full_url in mail.message
    assert "Es gibt Tee." in mail.message and "Preis: 5 Euro" in mail.message


def test_an_invitation_without_words_of_its_own_is_whole(date):
    subject, text = invitations.preview(date, invitee("anna@example.org", name="Anna"), "")
    assert subject == "Einladung: Abend"
    assert text.startswith("Guten Tag Anna,") and "\n\n\n" not in text


def test_who_does_not_answer_is_deleted_and_who_said_yes_stays():
    invitee("anna@example.org", asked_at=NOW - timedelta(days=400))
    invitee("ben@example.org", asked_at=NOW - timedelta(days=7), consented_at=None)
    invitee("cem@example.org", asked_at=NOW - timedelta(days=6), consented_at=None)
    retention.purge(NOW)
    assert sorted(Invitee.objects.values_list("email", flat=True)) == [
        "anna@example.org",
        "cem@example.org",
    ]


def test_a_person_reads_and_loses_what_is_stored(date):
    anna = invitee("anna@example.org")
    invitee("ben@example.org")
    invitations.invite(date, [anna], "", NOW)
    (held,) = export_invitees("Anna@example.org")
    assert held["zugesagt"] == NOW.isoformat() and held["eingeladen zu"] == [str(date)]
    assert erase_invitees("Anna@example.org") == 1
    assert [row.email for row in Invitee.objects.all()] == ["ben@example.org"]


def test_who_has_said_since_that_they_want_to_be_left_alone_is_not_invited(date, admin_user):
    shop, salon = (
        make_business(name="Laden"),
        make_business(name="Salon", email="Salon@example.org"),
    )
    invitee("laden@example.org", business=shop)
    invitee("salon@example.org")
    anna = invitee("anna@example.org")
    for business in (shop, salon):
        contact_people.look_after(business, None, True, admin_user)
    assert list(invitations.candidates(date)) == [anna]
    assert invitations.wants_to_be_left_alone("SALON@example.org", None)
    assert invitations.wants_to_be_left_alone("neu@example.org", shop)
    assert not invitations.wants_to_be_left_alone("anna@example.org", None)
