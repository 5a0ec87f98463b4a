"""Whose entry it is that the team typed, who looks after it, and who wants to be left alone."""

import pytest
from django.utils import timezone

from accounts.models import TelephoneHours
from directory.models import Business
from submissions.desk import queue
from submissions.models import EntryCare, Submission
from tests.factories.directory import make_business
from tests.submissions.desk.cast import DESK
from tests.submissions.desk.without_email.cast import NUMBER

State = Submission.State
pytestmark = pytest.mark.django_db
OWNER = {
    "name": "Gül Beispiel",
    "telephone": NUMBER,
    "email": "",
    "channel": "visit",
    "consent_how": "spoken",
}


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def business():
    business = make_business(name="Salon Gül (Beispiel)")
    business.save_revision().publish()
    return business


@pytest.fixture
def owner_page(business):
    return f"{DESK}einverstaendnis/business/{business.pk}/"


@pytest.fixture
def care_page(business):
    return f"{DESK}ansprechperson/business/{business.pk}/"


def test_the_consent_to_what_the_team_typed_is_noted(desk, editor, business, owner_page):
    answer = desk.post(owner_page, OWNER)
    row = Submission.objects.get()
    assert answer.url == f"{DESK}{row.pk}/beleg/"
    assert (row.state, row.consent_how, row.channel) == (State.ACCEPTED, "spoken", "visit")
    assert (row.taken_by, bool(row.consent_version)) == (editor, True)
    assert Submission.objects.behind(business) == row
    assert not queue.can_be_undone(row, timezone.now())


def test_its_owner_changes_the_entry_by_the_link_on_the_receipt(desk, client, owner_page):
    desk.post(owner_page, OWNER)
    client.logout()
    page = client.get(Submission.objects.get().get_absolute_url()).content.decode()
    assert ("Angaben ändern" in page, "Ja, ich bin einverstanden" in page) == (True, True)


def test_who_agrees_on_their_own_phone_takes_the_entry_over_there(desk, client, owner_page):
    desk.post(owner_page, OWNER | {"consent_how": "link"})
    row = Submission.objects.get()
    assert (row.state, row.consent_at) == (State.INVITED, None)
    client.logout()
    client.post(f"{row.get_absolute_url()}bestaetigen/")
    row.refresh_from_db()
    assert (row.state, row.consent_how) == (State.ACCEPTED, "link")


def test_the_named_person_stands_on_the_private_page_with_telephone_hours(
    desk, client, editor, owner_page, care_page
):
    editor.first_name, editor.last_name = "Erika", "Beispiel"
    editor.save()
    TelephoneHours.objects.create(user=editor, telephone="0221 4710-777", hours="Mo bis Do, 9 Uhr")
    desk.post(care_page, {"person": editor.pk})
    desk.post(owner_page, OWNER)
    row = Submission.objects.get()
    receipt = desk.get(f"{DESK}{row.pk}/beleg/").content.decode()
    client.logout()
    page = client.get(row.get_absolute_url()).content.decode()
    for text in (receipt, page):
        assert [
            part
            for part in ("Erika Beispiel", "0221 4710-777", "Mo bis Do, 9 Uhr")
            if part not in text
        ] == []


def test_a_user_name_is_no_name_for_the_outside(desk, client, editor, owner_page, care_page):
    desk.post(care_page, {"person": editor.pk})
    desk.post(owner_page, OWNER)
    client.logout()
    page = client.get(Submission.objects.get().get_absolute_url()).content.decode()
    assert "Ihre Ansprechperson" not in page


def test_the_wish_to_be_left_alone_is_kept_until_it_is_taken_back(
    desk, editor, business, care_page
):
    desk.post(care_page, {"is_left_alone": "on"})
    since = EntryCare.objects.get().left_alone_since
    assert since == timezone.localdate()
    business.save_revision().publish()
    desk.post(care_page, {"person": editor.pk, "is_left_alone": "on"})
    assert (EntryCare.objects.get().left_alone_since, EntryCare.objects.get().person) == (
        since,
        editor,
    )
    desk.post(care_page, {"person": editor.pk})
    assert EntryCare.objects.get().left_alone_since is None


def test_nobody_invites_who_wants_to_be_left_alone(desk, business, care_page):
    desk.post(care_page, {"is_left_alone": "on"})
    address = f"{DESK}einladen/business/{business.pk}/"
    page = desk.post(address, {"name": "Gül", "email": "guel@example.org"}).content.decode()
    assert "möchte jemand nicht mehr angesprochen werden" in page
    assert not Submission.objects.exists()


def test_what_is_kept_about_an_entry_goes_with_it(desk, business, care_page):
    desk.post(care_page, {"is_left_alone": "on"})
    Business.objects.get().delete()
    assert not EntryCare.objects.exists()


def test_only_the_team_and_only_public_entries(
    client, business, owner_page, care_page, django_user_model
):
    client.force_login(django_user_model.objects.create_user("fremd"))
    client.post(owner_page, OWNER)
    client.post(care_page, {"is_left_alone": "on"})
    assert not Submission.objects.exists()
    assert not EntryCare.objects.exists()


def test_the_list_of_entries_leads_there(desk, owner_page, care_page):
    page = desk.get("/admin/snippets/directory/business/").content.decode()
    assert (owner_page in page, care_page in page) == (True, True)
