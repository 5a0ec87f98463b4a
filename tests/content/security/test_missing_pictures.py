"""Whoever reads while nothing can be stored reads on, if without a picture."""

import errno

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError, connection

from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_news, make_news_index
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(db):
    return make_image("laden")


def refuse_renditions(execute, sql, params, many, context):
    """Store no rendition, as while another process holds the database's lock."""
    if sql.startswith("INSERT") and "rendition" in sql:
        raise OperationalError("database is locked")
    return execute(sql, params, many, context)


@pytest.fixture
def locked():
    with connection.execute_wrapper(refuse_renditions):
        yield


@pytest.fixture
def full(monkeypatch):
    """A disk that has no room left."""

    def refuse(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage, "save", refuse)


# In a transaction of the test's own, Django would answer no query after the one that failed.
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("fault", ["locked", "full"])
def test_a_page_goes_on_without_a_picture_that_cannot_be_stored(client, image, fault, request):
    home = make_home()
    make_events_page(home)
    news = make_news_index(home)
    event, article = make_event(picture=image), make_news(news, picture=image)
    image.renditions.all().delete()
    addresses = [event.get_absolute_url(), article.url]
    request.getfixturevalue(fault)
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200
        assert "no-store" in page.get("Cache-Control", ""), address
        assert "/media/images/" not in page.content.decode()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_page_that_lacked_a_picture_shows_it_as_soon_as_it_can_be_stored(client, image):
    make_events_page(make_home())
    address = make_event(picture=image).get_absolute_url()
    image.renditions.all().delete()
    with connection.execute_wrapper(refuse_renditions):
        client.get(address)
    page = client.get(address)
    assert "/media/images/" in page.content.decode()
    assert "no-store" not in page.get("Cache-Control", "")
