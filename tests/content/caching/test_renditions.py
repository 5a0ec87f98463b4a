"""Renditions are there before the first visitor asks for a page that shows them."""

import pytest
from wagtail.images import get_image_model

from content.caching import renditions
from directory.models import BusinessPicture
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_news, make_news_index
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return make_image("laden")


def specs_of(image):
    return set(image.renditions.values_list("filter_spec", flat=True))


def test_every_size_that_a_template_shows_is_made_when_an_image_is_stored(image):
    assert specs_of(image) == renditions.shown_specs()
    assert {"fill-240x300", "format-webp|width-480"} <= specs_of(image)


def test_no_page_makes_a_rendition_when_it_is_read(client, image):
    home = make_home()
    make_events_page(home)  # whose list has no pictures
    directory = make_directory_page(home)
    news = make_news_index(home)
    article = make_news(news, picture=image)
    event, business = make_event(picture=image), make_business(picture=image)
    BusinessPicture.objects.create(business=business, image=image)
    made = set(image.renditions.values_list("pk", flat=True))
    for shown in (event, directory, business, news, article):
        page = client.get(getattr(shown, "url", None) or shown.get_absolute_url())
        assert "/media/images/" in page.content.decode()
    assert set(image.renditions.values_list("pk", flat=True)) == made


def test_another_focal_point_is_shown_at_once(image, django_capture_on_commit_callbacks):
    image.focal_point_x = image.focal_point_y = 100
    image.focal_point_width = image.focal_point_height = 50
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    keys = image.renditions.filter(filter_spec="fill-240x300").values_list("focal_point_key")
    assert len(set(keys)) == 2


def test_a_picture_whose_file_is_gone_or_that_was_deleted_stops_nothing(image):
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    renditions.make_renditions.call(image.pk)
    assert specs_of(image) == set()
    get_image_model().objects.all().delete()
    renditions.make_renditions.call(image.pk)
