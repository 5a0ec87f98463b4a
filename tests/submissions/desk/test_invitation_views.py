"""Whose entry the team typed is invited by mail to take it over, and gets a private link."""

import datetime as dt

import pytest
from django.utils import timezone
from post_office.models import Email

from directory.models import Business
from submissions.desk import queue
from submissions.models import Submission
from submissions.models.submission import CONSENT_VERSION
from submissions.privacy import persons, retention
from tests.factories.directory import make_business
from tests.factories.typing import fields_in
from tests.submissions.desk.cast import DESK

State = Submission.State
pytestmark = pytest.mark.django_db
OWNER = "guel@example.org"


@pytest.fixture
def business():
    business = make_business(name="Salon Gül (Beispiel)")
    business.save_revision().publish()
    return business


@pytest.fixture
def address(business):
    return f"{DESK}einladen/business/{business.pk}/"


@pytest.fixture
def invited(client, address, editor):
    client.force_login(editor)
    client.post(address, {"name": "Gül Beispiel", "email": OWNER})
    client.logout()
    return Submission.objects.get()


def test_the_invitation_brings_the_private_link_and_changes_nothing(invited, business):
    (mail,) = [mail for mail in Email.objects.all() if mail.to == [OWNER]]
    assert mail.subject == "Ihr Eintrag: Salon Gül (Beispiel)"
    assert (invited.full_url in mail.message, business.full_url in mail.message) == (True, True)
    assert (invited.state, invited.confirmed_at, invited.consent_version) == ("invited", None, "")
    assert not Submission.objects.all_behind(business).exists()


def test_opening_the_link_takes_nothing_over_and_shows_what_is_public_only(
    client, invited, business
):
    draft = Business.objects.get()
    draft.summary = "Noch geheim"
    draft.save_revision(clean=False)
    page = client.get(invited.get_absolute_url()).content.decode()
    assert ("Ja, ich übernehme den Eintrag" in page, "Noch geheim" in page) == (True, False)
    assert Submission.objects.get().state == State.INVITED
    assert client.get(f"{invited.get_absolute_url()}aendern/").status_code == 302


def test_who_takes_it_over_stands_behind_the_entry_and_changes_it(client, invited, business):
    client.post(f"{invited.get_absolute_url()}bestaetigen/")
    row = Submission.objects.get()
    assert (row.state, row.consent_version) == (State.ACCEPTED, CONSENT_VERSION)
    assert row.confirmed_at is not None
    assert not queue.can_be_undone(row, timezone.now())
    assert Submission.objects.behind(business) == row
    change = f"{row.get_absolute_url()}aendern/?nur=alles"
    client.post(change, fields_in(client.get(change)) | {"summary": "Haare und Bärte"})
    assert Submission.objects.get().state == State.IN_MODERATION
    assert Business.objects.get().live


def test_who_does_not_want_it_is_forgotten_and_the_entry_stays(client, invited, business):
    client.post(f"{invited.get_absolute_url()}meine-daten/")
    assert not Submission.objects.exists()
    assert Business.objects.get().live


def test_forgetting_an_invited_person_keeps_an_entry_that_left_the_site(invited, business):
    business.unpublish()
    persons.forget_submission(invited)
    assert Business.objects.get().pk == business.pk


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_an_invitation_without_an_answer_is_forgotten(invited, days, left):
    retention.purge(timezone.now() + dt.timedelta(days=days))
    assert Submission.objects.count() == left


def test_only_public_entries_are_handed_out_and_only_by_the_team(
    client, address, editor, django_user_model
):
    client.force_login(django_user_model.objects.create_user("fremd"))
    assert client.post(address, {"name": "X", "email": OWNER}).status_code in (302, 403)
    client.force_login(editor)
    Business.objects.update(live=False)
    assert client.post(address, {"name": "X", "email": OWNER}).status_code == 404
    assert not Submission.objects.exists()


def test_the_list_of_entries_leads_there(client, address, editor):
    client.force_login(editor)
    assert address in client.get("/admin/snippets/directory/business/").content.decode()
