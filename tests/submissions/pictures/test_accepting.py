"""Accepting with pictures publishes once: what it costs, and what is renewed."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Revision, Site

from content.models import ContentVersion
from directory.models import Business
from evidence import periods
from submissions.desk import actions
from submissions.models import Submission, SubmittedPicture
from submissions.workflow import submitter
from tests.factories.directory import make_directory_page
from tests.factories.front_door import at_step, business_fields
from tests.factories.pictures import photo
from tests.factories.submissions import valid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wagtail_indexes")]
TEXTS = ["Die Ladentür", "Der Tresen", "Das Schaufenster"]


@pytest.fixture
def confirmed(client):
    """Returns how to send in and confirm a business with so many pictures."""
    make_directory_page(Site.objects.get().root_page)
    fields = business_fields()

    def make(count):
        files = {}
        for number, text in enumerate(TEXTS[:count], 1):
            files |= {f"picture{number}-file": photo(), f"picture{number}-alt_text": text}
        page = at_step(client, fields | {"name": f"Laden {count}"}, 6, files=files)
        client.post(page.url, {"consent": "on"})
        submission = Submission.objects.latest("pk")
        return submitter.confirm(submission, valid(submitter.form_of(submission)))

    return make


def cost_of_accepting(submission, editor):
    ContentType.objects.get_for_model(get_image_model())  # known for as long as a process lives
    with (
        CaptureQueriesContext(connection) as queries,
        TestCase.captureOnCommitCallbacks(execute=True),
    ):
        actions.decide(Submission.objects.get(pk=submission.pk), editor, "approve")
    assert Submission.objects.get(pk=submission.pk).state == Submission.State.ACCEPTED
    return len(queries)


def test_pictures_cost_few_queries_more(confirmed, editor):
    periods.of_day(localdate())  # made with the first evidence of a year
    costs = [cost_of_accepting(confirmed(count), editor) for count in (0, 1, 2, 3)]
    assert costs[0] <= 130
    assert max(costs) - costs[0] <= 15


@pytest.mark.parametrize("count", [0, 2])
def test_the_content_version_is_bumped_once(confirmed, editor, count):
    submission = confirmed(count)
    before = ContentVersion.current()
    actions.decide(submission, editor, "approve")
    assert ContentVersion.current() == before + 1


def test_there_is_one_publication_of_one_version(confirmed, editor):
    submission = confirmed(2)
    actions.decide(submission, editor, "approve")
    business = Business.objects.public().get()
    assert [image.description for image in business.shown_pictures()] == TEXTS[:2]
    assert business.revisions.count() == 1
    published = ModelLogEntry.objects.for_instance(business).filter(action="wagtail.publish")
    assert published.count() == 1


def test_publishing_past_the_workflow_takes_the_pictures_along(confirmed):
    submission = confirmed(2)
    submission.draft.get_latest_revision().publish()
    business = Business.objects.public().get()
    assert [image.description for image in business.shown_pictures()] == TEXTS[:2]
    assert (business.revisions.count(), SubmittedPicture.objects.count()) == (1, 0)


def test_an_older_version_that_is_published_again_takes_no_pictures_of_a_newer_draft(confirmed):
    draft = confirmed(1).draft
    older = Revision.objects.get(pk=draft.latest_revision_id)
    draft.get_latest_revision_as_object().save_revision(clean=False)
    older.publish()
    assert Business.objects.public().get().shown_pictures() == []
    assert SubmittedPicture.objects.count() == 1


def test_editors_find_the_images_by_the_name_of_the_entry(
    confirmed, editor, django_capture_on_commit_callbacks
):
    submission = confirmed(2)
    with django_capture_on_commit_callbacks(execute=True):
        actions.decide(submission, editor, "approve")
    found = get_image_model().objects.search("Laden")
    assert {image.description for image in found} == set(TEXTS[:2])


def test_one_block_raises_the_version_once_and_only_if_something_changed(db):
    before = ContentVersion.current()
    with ContentVersion.bumped_once():
        pass
    assert ContentVersion.current() == before
    with ContentVersion.bumped_once():
        ContentVersion.bump()
        with ContentVersion.bumped_once():
            ContentVersion.bump()
        ContentVersion.bump()
        assert ContentVersion.current() == before
    assert ContentVersion.current() == before + 1
    ContentVersion.bump()
    assert ContentVersion.current() == before + 2
