"""What an editor is shown of a change: also what differs in the rows below an event."""

import pytest
from django.test import RequestFactory

from events.models import Event, OccurrenceChange
from submissions.desk import actions
from submissions.desk.comparison import differences
from submissions.models import Submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(in_moderation, editor):
    actions.decide(in_moderation, editor, "approve")
    return fresh(in_moderation)


def fresh(submission):
    return Submission.objects.get(pk=submission.pk)


def shown(submission, editor):
    request = RequestFactory().get("/")
    request.user = editor
    return [str(field.field_label()) for field in differences(request, submission)]


def test_a_draft_that_differs_by_an_exception_shows_it(published, editor):
    event = Event.objects.get()
    day = event.occurrences.first().original_day
    draft = event.get_latest_revision_as_object()
    draft.changes.add(OccurrenceChange(kind="cancelled", original_date=day, reason="Urlaub"))
    draft.save_revision(clean=False)
    assert shown(published, editor) == ["Ausnahme"]


def test_an_exception_that_says_something_else_shows_it(published, editor):
    event = Event.objects.get()
    day = event.occurrences.first().original_day
    event.changes.add(OccurrenceChange(kind="cancelled", original_date=day, reason="Urlaub"))
    event.save_revision(clean=False).publish()
    draft = Event.objects.get().get_latest_revision_as_object()
    (change,) = draft.changes.all()
    change.reason = "Umbau"
    draft.changes = [change]
    draft.save_revision(clean=False)
    assert shown(fresh(published), editor) == ["Ausnahme"]


def test_the_same_exceptions_are_no_difference(published, editor):
    Event.objects.get().get_latest_revision_as_object().save_revision(clean=False)
    assert shown(published, editor) == []
