"""What visits hold of a person is told to that person, erased with them, and forgotten in time."""

import datetime as dt

import pytest
from django.utils import timezone

from evidence.models import Evidence
from outreach import visits
from outreach.models import NextStep, Visit
from outreach.privacy import erase_visits, export_visits
from submissions.models import RetentionRules, Submission
from submissions.privacy import persons, retention, retention_texts
from submissions.workflow import submitter
from tests.factories.directory import make_business
from tests.factories.submissions import filed_business
from tests.submissions.workflow.test_decisions import decide

pytestmark = pytest.mark.django_db
OWNER, STRANGER = "ayse@example.org", "cem@example.org"


@pytest.fixture
def owned(editor, directory):
    """An entry that Ayşe has sent in."""
    submission = filed_business("Backstube (Probe)")
    decide(submission, editor, "approve")
    return submission.draft


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("erika", "erika@example.org", "geheim-2026")


def note(business, user=None, **values):
    more = {"day": timezone.localdate(), "user": user, "note": "Sucht eine Aushilfe", "minutes": 5}
    visit = visits.visit_to(business, **(more | values))
    return visits.note(visit)


def test_a_person_reads_what_is_noted_the_confidential_too(owned):
    visit = note(owned, thinks_of_stopping=True, stopping_year=2030)
    NextStep.objects.create(visit=visit, text="Anrufen", due_on=visit.day)
    (held,) = persons.export(OWNER)["visits"]
    assert (held["notiz"], held["aufhoeren_im_jahr"]) == ("Sucht eine Aushilfe", 2030)
    assert held["naechste_schritte"] == [{"was": "Anrufen", "bis": visit.day.isoformat()}]
    assert persons.export(STRANGER)["visits"] == []


def test_the_public_address_of_a_business_stands_for_it_too(directory):
    note(make_business(email=STRANGER))
    assert len(persons.export(STRANGER)["visits"]) == 1


def test_whoever_only_corrected_the_entry_reads_nothing(owned):
    note(owned)
    Submission.objects.update(is_correction=True)
    assert persons.export(OWNER)["visits"] == []


def test_erasing_the_person_deletes_the_visits_and_leaves_the_numbers(owned):
    visit = note(owned)
    NextStep.objects.create(visit=visit, text="Anrufen", due_on=visit.day)
    note(make_business(email=STRANGER))
    numbers = Evidence.objects.count()
    assert persons.erase(OWNER)["visits"] == 1
    assert Visit.objects.get().business.email == STRANGER
    assert (NextStep.objects.count(), Evidence.objects.count()) == (0, numbers)


def test_no_address_is_nobodys_address(directory):
    note(make_business(email=""))
    assert (export_visits(""), erase_visits("")) == ([], 0)


def test_old_visits_go_and_open_steps_keep_theirs(directory):
    today, kept = timezone.localdate(), RetentionRules.load().visit_days
    business = make_business()
    old = note(business, day=today - dt.timedelta(days=kept + 1))
    waiting = note(business, day=today - dt.timedelta(days=kept + 1))
    step = NextStep.objects.create(visit=waiting, text="Anrufen", due_on=today)
    young = note(business, day=today - dt.timedelta(days=kept - 1))
    numbers = Evidence.objects.count()
    retention.purge(timezone.now())
    assert set(Visit.objects.all()) == {waiting, young}
    assert Evidence.objects.count() == numbers
    NextStep.objects.filter(pk=step.pk).update(done_at=timezone.now())
    retention.purge(timezone.now())
    assert set(Visit.objects.all()) == {young}
    assert old.pk not in Visit.objects.values_list("pk", flat=True)


def test_the_privacy_page_says_how_long_visits_are_kept():
    periods = dict(retention_texts.promises(RetentionRules.load()))
    assert periods["Notizen zu Besuchen in Betrieben"] == "730 Tage nach dem Besuch"


def test_a_withdrawn_entry_keeps_the_teams_visit(owned):
    note(owned)
    submitter.withdraw(Submission.objects.get())
    assert Visit.objects.count() == 1
