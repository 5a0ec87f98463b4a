"""Pictures beside the large one, of businesses and of premises alike."""

import pytest

from directory.models import Business, BusinessPicture, Premises, PremisesPicture
from tests.factories.directory import make_business, make_premises
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture(
    params=[(make_business, BusinessPicture), (make_premises, PremisesPicture)],
    ids=["business", "premises"],
)
def listed(request, directory):
    """An entry with a large picture and a further one."""
    make, picture = request.param
    entry = make(picture=make_image("Schaufenster"))
    entry.more_pictures.add(picture(image=make_image("Theke")))
    entry.save()
    return entry


def test_the_further_ones_are_shown_once_the_large_one_is_deleted(client, listed):
    listed.picture.delete()
    page = client.get(listed.get_absolute_url())
    assert [image.title for image in page.context["pictures"]] == ["Theke"]
    assert page.content.decode().count('alt="Theke"') == 1


def test_what_came_with_a_proposal_stands_behind_what_was_chosen(listed):
    listed.take_pictures([make_image("Lager")])
    titles = [picture.image.title for picture in listed.more_pictures.all()]
    assert (listed.picture.title, titles) == ("Schaufenster", ["Theke", "Lager"])


def test_the_next_one_becomes_the_large_one_when_the_large_one_is_taken_out(listed):
    listed.drop_pictures([listed.picture_id])
    assert [image.title for image in listed.shown_pictures()] == ["Theke"]
    assert (listed.picture.title, listed.more_pictures.count()) == ("Theke", 0)


@pytest.mark.parametrize("model", [Business, Premises])
def test_the_first_that_came_is_the_large_one_where_there_is_none(db, model):
    entry = model()
    entry.take_pictures([make_image("Laden"), make_image("Lager")])
    titles = [picture.image.title for picture in entry.more_pictures.all()]
    assert (entry.picture.title, titles) == ("Laden", ["Lager"])
