"""Who of the team is named beside what was sent in, and who wants to be left alone."""

import pytest

from submissions.mails import calls
from submissions.models import Call
from submissions.workflow import contact_people
from tests.factories.directory import make_business
from tests.factories.submissions import filed_business
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db


def named(name):
    user = make_editor(name.lower())
    user.first_name, user.last_name = name, "Beispiel"
    user.save()
    return user


def test_whoever_cares_for_a_proposal_is_named_before_whoever_looks_after_the_entry():
    erika, emre = named("Erika"), named("Emre")
    submission = filed_business("Bäckerei (Beispiel)")
    assert contact_people.contact_of(submission) is None
    contact_people.look_after(submission.draft, emre, False, erika)
    assert contact_people.contact_of(submission).name == "Emre Beispiel"
    submission.assigned_to = erika
    assert contact_people.contact_of(submission).name == "Erika Beispiel"


def test_who_has_left_the_team_is_named_no_more():
    erika = named("Erika")
    submission = filed_business("Bäckerei (Beispiel)")
    contact_people.look_after(submission.draft, erika, False, erika)
    type(erika).objects.update(is_active=False)
    assert contact_people.contact_of(submission) is None


def test_the_addresses_of_an_entry_are_its_own_and_those_of_who_sent_it_in(editor):
    quiet = filed_business("Bäckerei (Beispiel)", contact_email="Ayse@example.org")
    filed_business("Salon (Beispiel)", contact_email="guel@example.org")
    type(quiet.draft).objects.filter(pk=quiet.draft.pk).update(email="Laden@example.org")
    contact_people.look_after(quiet.draft, None, True, editor)
    assert contact_people.addresses_left_alone() == {"ayse@example.org", "laden@example.org"}


def test_a_call_that_nobody_asked_for_is_not_made_any_more(editor):
    business = make_business()
    calls.note(business, "Stimmt der Eintrag noch?", "Guten Tag")
    contact_people.look_after(business, editor, False, editor)
    assert Call.objects.get().is_open
    contact_people.look_after(business, None, True, editor)
    assert Call.objects.get().result == "settled"
