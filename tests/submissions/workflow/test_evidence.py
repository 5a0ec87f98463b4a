"""Decisions of the team are evidence: counted once each, and still there when the submission is gone."""

import pytest

from directory.models import Business
from evidence.models import Evidence
from submissions.desk import actions
from submissions.models import Submission
from submissions.workflow import submitter
from tests.factories.submissions import filed_business
from tests.submissions.workflow.test_decisions import decide

pytestmark = pytest.mark.django_db


def rows():
    found = Evidence.objects.filter(kind="submission").order_by("pk")
    return [(row.detail, row.number, bool(row.subject)) for row in found]


def test_an_accepted_business_is_reached_and_outlives_its_submission(editor):
    submission = filed_business("Backstube (Probe)")
    decide(submission, editor, "approve")
    Submission.objects.get().delete()
    (row,) = Evidence.objects.filter(kind="submission")
    assert (row.detail, row.number, bool(row.subject)) == ("Betrieb: angenommen", 1, True)
    assert (row.neighbourhood.name, row.category) == (
        "Schalke",
        Business.objects.get().shown_categories[0].name,
    )


def test_what_is_declined_counts_and_reaches_nobody(in_moderation, editor):
    decide(in_moderation, editor, "decline", comment="Reine Werbung.")
    assert rows() == [("Veranstaltung: abgelehnt", 1, False)]


def test_what_its_sender_takes_back_is_no_decision(in_moderation):
    submitter.withdraw(in_moderation)
    assert rows() == []


def test_an_undone_decision_is_taken_back(in_moderation, editor):
    decide(in_moderation, editor, "decline", comment="Reine Werbung.")
    actions.undo(Submission.objects.get(), editor)
    assert [row[1] for row in rows()] == [1, -1]
