"""The yearly question: who answers for an entry, also after it was merged; changing and leaving."""

import pytest
from post_office.models import Email

from directory.freshness import answers
from directory.models import Business, FreshnessCheck
from directory.proposals.merging import merge
from submissions.models import Submission
from submissions.privacy import persons
from tests.factories.freshness import (
    DAY,
    LONG_AGO,
    START,
    accepted,
    fresh,
    night,
    nights,
    open_check,
    press,
)
from tests.factories.submissions import filed_business

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(directory):
    """An entry of "a", asked before one of "b" that was sent in later became part of it."""
    first = accepted("a@example.org", name="Bäckerei (Beispiel)")
    Business.objects.update(checked_on=LONG_AGO)
    night(0)
    second = accepted("b@example.org", name="Backwaren (Beispiel)")
    Business.objects.filter(pk=second.object_id).update(checked_on=LONG_AGO)
    night(1)
    merge(first.draft, second.draft, {})
    return first, second


def test_the_contact_of_the_submission_is_asked_before_the_public_address(directory):
    submission = filed_business("Bäckerei (Beispiel)")
    submission.draft.get_latest_revision().publish()
    Business.objects.update(checked_on=LONG_AGO, email="laden@example.org")
    Email.objects.all().delete()
    night(0)
    assert Email.objects.get().to == [submission.contact_email]


def test_change_leads_to_the_form_and_the_question_stays_open(business, client):
    night(0)
    assert press(client, "aendern")["Location"] == "/branchenbuch/laden/aendern/"
    assert FreshnessCheck.objects.open().count() == 1


def test_an_accepted_correction_answers_the_question(directory, client):
    submission = filed_business("Bäckerei (Beispiel)")
    submission.draft.get_latest_revision().publish()
    Business.objects.update(checked_on=LONG_AGO)
    night(0)
    assert press(client, "aendern")["Location"] == f"{submission.get_absolute_url()}aendern/"
    Submission.objects.update(decided_at=START + 3 * DAY)
    assert night(4) == {"answered": 1}
    assert FreshnessCheck.objects.get().answer == "changed"
    assert Business.objects.get().checked_on == (START + 3 * DAY).date()


def test_two_entries_with_open_questions_are_merged_and_one_question_stays(merged):
    first, _second = merged
    assert open_check().business == first.draft
    assert FreshnessCheck.objects.get(answer="team").business == first.draft


def test_who_was_asked_gets_the_own_private_link_and_nobody_elses(merged, client):
    first, second = merged
    assert Submission.objects.behind(first.draft) == second
    response = client.post(open_check().url("aendern"))
    assert response["Location"] == f"{first.get_absolute_url()}aendern/"


def test_who_was_asked_at_the_public_address_gets_no_private_link(business, client):
    night(0)
    submission = accepted("b@example.org", name="Backwaren (Beispiel)")
    merge(business, submission.draft, {})
    response = client.post(open_check().url("aendern"))
    assert response["Location"] == "/branchenbuch/laden/aendern/"


def test_remove_withdraws_what_is_ones_own_and_nobody_elses(merged, client):
    first, _second = merged
    client.post(open_check().url("entfernen"))
    states = [Submission.objects.get(pk=submission.pk).state for submission in merged]
    assert states == [Submission.State.WITHDRAWN, Submission.State.ACCEPTED]
    assert fresh(first.draft).live


def test_a_reminder_to_another_address_ends_the_link_that_the_first_one_holds(merged, client):
    old = open_check().url("aendern")
    night(14)
    assert client.get(old).status_code == 404
    assert Email.objects.order_by("pk").last().to == ["b@example.org"]
    response = client.post(open_check().url("aendern"))
    assert response["Location"] == f"{merged[1].get_absolute_url()}aendern/"
    assert [len(persons.export(f"{who}@example.org")["freshness"]) for who in "ab"] == [0, 2]


def test_remove_takes_the_entry_off_the_site(business, client):
    night(0)
    press(client, "entfernen")
    assert client.get("/branchenbuch/laden/").status_code == 404
    assert FreshnessCheck.objects.get().answer == "removed"
    assert night(400) == {}


def test_remove_withdraws_the_own_submission(directory, client):
    submission = filed_business("Bäckerei (Beispiel)")
    submission.draft.get_latest_revision().publish()
    Business.objects.update(checked_on=LONG_AGO)
    night(0)
    press(client, "entfernen")
    assert Submission.objects.get().state == Submission.State.WITHDRAWN
    assert not Business.objects.get().live


def test_who_confirms_a_hidden_entry_has_a_year_of_quiet(business, client):
    nights(0, 14, 28, 42, 90)
    answers.confirm(FreshnessCheck.objects.get(), START + 91 * DAY)
    entry = fresh(business)
    assert (entry.live, entry.checked_on) == (True, (START + 91 * DAY).date())
    assert entry.get_latest_revision_as_object().checked_on == entry.checked_on
    assert nights(92, 400) == [{}, {}]


def test_a_change_that_came_by_our_letter_answers_whatever_address_was_left(business, client):
    nights(0, 14)
    answers.begin_change(open_check(), START + 15 * DAY)
    submission = accepted("inhaberin@example.org", name="Laden (Beispiel)")
    merge(business, submission.draft, {})
    Submission.objects.update(created_at=START + 16 * DAY, decided_at=START + 17 * DAY)
    assert nights(28, 42, 90) == [{"answered": 1}, {}, {}]
    assert fresh(business).checked_on == (START + 17 * DAY).date()


def test_a_change_of_somebody_else_does_not_answer(business):
    night(0)
    submission = accepted("b@example.org", name="Laden (Beispiel)")
    merge(business, submission.draft, {})
    Submission.objects.update(created_at=START + 16 * DAY, decided_at=START + 17 * DAY)
    assert night(28) == {"reminded": 1}


def test_who_loses_the_address_is_written_to_no_more_and_never_hidden(business):
    night(0)
    Business.objects.update(email="")
    Email.objects.all().delete()
    assert nights(14, 28, 42, 90, 200) == [{}, {}, {"marked": 1}, {}, {}]
    assert Email.objects.count() == 0


def test_who_leaves_an_entry_that_somebody_else_sent_in_too_is_told_that_it_stays(merged, client):
    assert "Jemand anderes" in client.get(open_check().url("entfernen")).content.decode()
    Email.objects.all().delete()
    client.post(open_check().url("entfernen"))
    mail = Email.objects.get(to="a@example.org")
    assert ("Der Eintrag bleibt bestehen" in mail.message, "nichts mehr" in mail.message) == (
        True,
        False,
    )
