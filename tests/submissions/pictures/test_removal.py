"""What people sent in goes with its entry, file and renditions included; the team's own stays."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.images import get_image_model

from directory.models import Business, BusinessPicture, Premises
from directory.premises import expiry
from submissions.desk import actions
from submissions.models import Submission
from submissions.privacy import persons
from submissions.workflow import submitter
from tests.factories.directory import make_business, make_directory_page, make_premises
from tests.factories.front_door import at_step, business_fields
from tests.factories.home import make_home
from tests.factories.pictures import make_image, photo
from tests.factories.submissions import valid
from tests.submissions.conftest import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wagtail_indexes")]


@pytest.fixture(scope="module")
def stored(wagtail_indexes, rows_of_the_file):
    """A published business with the two pictures that its sender added: {path: content} of them."""
    make_directory_page(make_home())
    files = {}
    for number in (1, 2):
        files |= {f"picture{number}-file": photo(), f"picture{number}-alt_text": f"Bild {number}"}
    client = Client()
    client.post(at_step(client, business_fields(), 6, files=files).url, {"consent": "on"})
    submission = Submission.objects.get()
    submission = submitter.confirm(submission, valid(submitter.form_of(submission)))
    actions.decide(submission, make_editor("erika"), "approve")
    for image in get_image_model().objects.all():
        image.get_rendition("width-100")
    return {path: Path(path).read_bytes() for path in paths()}


@pytest.fixture
def accepted(stored):
    for path, content in stored.items():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_bytes(content)  # no rollback brings a deleted file back
    return Submission.objects.get()


def paths():
    """Return the paths of all stored pictures and their renditions."""
    images = list(get_image_model().objects.all())
    renditions = [rendition for image in images for rendition in image.renditions.all()]
    return [row.file.path for row in (*images, *renditions)]


def left_of(paths):
    return [path for path in paths if get_image_model()().file.storage.exists(path)]


def test_withdrawing_deletes_the_files_once_it_is_committed(
    accepted, client, django_capture_on_commit_callbacks
):
    urls = [image.get_rendition("width-100").url for image in get_image_model().objects.all()]
    before = paths()
    assert (len(left_of(before)), client.get(urls[0]).status_code) == (4, 200)
    with django_capture_on_commit_callbacks(execute=True):
        submitter.withdraw(accepted)
        assert len(left_of(before)) == 4
    assert (left_of(before), get_image_model().objects.count()) == ([], 0)
    assert [client.get(url).status_code for url in urls] == [404, 404]


def test_deleting_ones_data_with_the_entry_deletes_the_pictures(accepted):
    persons.forget_submission(accepted, withdraws=True)
    assert get_image_model().objects.count() == 0


def test_erasing_a_person_leaves_what_is_published(accepted):
    persons.erase(accepted.contact_email)
    assert len(Business.objects.public().get().shown_pictures()) == 2


def test_pictures_of_an_earlier_version_go_too(accepted):
    business = Business.objects.get()
    business.drop_pictures([image.pk for image in business.shown_pictures()])
    business.save_revision().publish()
    assert get_image_model().objects.count() == 2
    submitter.withdraw(Submission.objects.get())
    assert get_image_model().objects.count() == 0


def test_a_picture_that_another_entry_shows_stays(accepted):
    shared = Business.objects.get().picture
    BusinessPicture.objects.create(business=make_business(), image=shared)
    submitter.withdraw(accepted)
    assert list(get_image_model().objects.all()) == [shared]


def test_a_picture_that_an_editor_chose_stays(accepted):
    chosen = make_image("aus der Sammlung")
    chosen.uploaded_by_user = get_user_model().objects.get(username="erika")
    chosen.save()
    BusinessPicture.objects.create(business=Business.objects.get(), image=chosen)
    submitter.withdraw(accepted)
    assert list(get_image_model().objects.all()) == [chosen]


def test_an_entry_that_an_editor_deletes_takes_its_pictures_along(
    accepted, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        Business.objects.get().delete()
    assert get_image_model().objects.count() == 0


def test_unpublishing_by_an_editor_deletes_nothing(accepted):
    Business.objects.get().unpublish()
    assert get_image_model().objects.count() == 2


def test_an_offer_that_is_forgotten_takes_its_pictures_along(accepted):
    others = set(get_image_model().objects.all())
    make_premises(picture=make_image("laden"), live=False)
    expiry.forget(Premises.objects.get())
    assert (Premises.objects.count(), set(get_image_model().objects.all())) == (0, others)
    assert expiry.over(timezone.now(), timezone.now()) == []
