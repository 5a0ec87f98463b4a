"""Pictures are handed out while something shows them to everybody, and only as renditions."""

import time

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from content.models import SiteSettings
from content.security import media
from directory.models import BusinessPicture
from home.models import Partner, TextPage
from tests.factories.directory import make_business, make_directory_page, make_premises
from tests.factories.events import make_event
from tests.factories.home import make_home, make_news, make_news_index, make_text_page
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_home()


@pytest.fixture
def image():
    return make_image("laden")


@pytest.fixture
def url(image):
    return image.get_rendition("width-100").url


@pytest.fixture
def editor_client(django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("erika"))
    return client


def status(url, client=None):
    return (client or Client()).get(url).status_code


def shown_by_event(image):
    return make_event(picture=image)


def shown_by_business(image):
    return make_business(picture=image)


def shown_below_a_business(image):
    business = make_business()
    BusinessPicture.objects.create(business=business, image=image)
    return business


def shown_by_premises(image):
    return make_premises(picture=image)


@pytest.mark.parametrize(
    "show", [shown_by_event, shown_by_business, shown_below_a_business, shown_by_premises]
)
def test_a_picture_goes_and_comes_with_its_entry(home, image, url, show):
    found = [status(url)]
    entry = show(image)
    found.append(status(url))
    entry.unpublish()
    found.append(status(url))
    entry.get_latest_revision() or entry.save_revision()
    entry.get_latest_revision().publish()
    found.append(status(url))
    entry.delete()
    found.append(status(url))
    assert found == [404, 200, 404, 200, 404]


def test_a_picture_that_another_entry_shows_stays(home, image, url):
    business, _event = make_business(picture=image), make_event(picture=image)
    business.unpublish()
    assert status(url) == 200


def test_a_partners_logo_is_shown(home, image, url):
    Partner.objects.create(name="AWO", logo=image)
    assert status(url) == 200


def test_a_picture_in_the_text_of_a_page_follows_the_page(home, image, url):
    page = make_text_page(home, live=False)
    page.body = [("picture", {"image": image, "caption": ""})]
    page.save_revision().publish()
    found = [status(url)]
    TextPage.objects.get().unpublish()
    found.append(status(url))
    assert found == [200, 404]


def test_the_picture_of_a_private_page_is_for_those_who_know_its_password(home, image, url, client):
    index = make_news_index(home)
    make_news(index, slug="neu", picture=image)
    assert status(url) == 200
    guard = PageViewRestriction.objects.create(
        page=index, restriction_type="password", password="geheim"
    )
    assert status(url) == 404
    address = f"/_util/authenticate_with_password/{guard.pk}/{index.pk}/"
    client.post(address, {"password": "geheim", "return_url": "/aktuelles/"})
    answer = client.get(url)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")


def test_the_pictures_of_a_private_section_are_not_for_everybody(home, image, url):
    make_business(picture=image)
    page = make_directory_page(home)
    assert status(url) == 200
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert status(url) == 404


def test_a_private_collection_is_not_for_everybody_nor_what_lies_below_it(home, image, url):
    make_business(picture=image)
    root = Collection.get_first_root_node()
    team = root.add_child(name="Team")
    image.collection = team.add_child(name="Feste")
    image.save()
    assert status(url) == 200
    CollectionViewRestriction.objects.create(collection=team, restriction_type="login")
    assert status(url) == 404


def test_a_private_link_shows_what_is_not_public_for_an_hour(home, image, url, monkeypatch):
    address = media.address_with_key(image.get_rendition("width-100"))
    other = make_image("anderes").get_rendition("width-100").url
    found = [status(address), status(url), status(other + "?" + address.partition("?")[2])]
    later = time.time() + 2 * 3600
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    found.append(status(address))
    assert found == [200, 404, 404, 404]


def test_originals_are_for_editors_only(home, image, editor_client):
    make_business(picture=image)
    image.refresh_from_db()
    assert [status(image.file.url), status(image.file.url, editor_client)] == [404, 200]


def test_an_editor_sees_what_nobody_shows_yet_and_an_account_without_the_admin_does_not(
    home, url, editor_client, django_user_model
):
    guest = Client()
    guest.force_login(django_user_model.objects.create_user("gast"))
    assert [status(url, editor_client), status(url, guest)] == [200, 404]


@pytest.mark.parametrize(
    "path", ["nichts.jpg", "../db.sqlite3", "original_images/../../db.sqlite3", "documents/", ""]
)
def test_other_addresses_find_nothing(home, path, client, editor_client):
    assert status(f"/media/{path}") == 404
    assert status(f"/media/{path}", editor_client) in (400, 404)


def test_a_file_that_is_gone_is_not_found(home, image, url):
    make_business(picture=image)
    rendition = image.renditions.get(filter_spec="width-100")
    rendition.file.storage.delete(rendition.file.name)
    assert status(url) == 404


def test_browsers_keep_a_public_picture_and_ask_again_by_its_mark(home, image, url, client):
    make_business(picture=image)
    answer = client.get(url)
    assert answer["Cache-Control"] == "public, max-age=86400, s-maxage=60"
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
    again = client.get(url, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("count", [1, 12])
def test_a_picture_costs_few_queries_whatever_else_there_is(
    home, image, url, client, count, django_assert_max_num_queries
):
    for _number in range(count):
        make_business(picture=make_image("anders"))
    make_business(picture=image)
    SiteSettings.load()  # the row is made on first use
    client.get(url)
    with django_assert_max_num_queries(2):
        client.get(url)


def test_the_picture_is_found_by_an_index(home, url):
    if connection.vendor == "postgresql":  # it reads a small table faster without any index
        connection.cursor().execute("SET LOCAL enable_seqscan = off")
    renditions = get_image_model().get_rendition_model().objects.filter(file="images/a.jpg")
    assert "content_rendition_file" in renditions.explain()


def test_a_name_is_not_guessed_and_the_file_keeps_its_own(home):
    names = [make_image("laden").file.name for _ in range(2)]
    assert [name.split("/")[0::2] for name in names] == [["original_images", "laden.jpg"]] * 2
    assert len({name.split("/")[1] for name in names}) == 2
    assert min(len(name.split("/")[1]) for name in names) >= 16


def test_nobody_of_the_team_needs_rights_on_files_to_see_them(home, url, django_user_model):
    member = django_user_model.objects.create_user("emre")
    member.groups.add(Group.objects.get(name="Redaktion"))
    client = Client()
    client.force_login(member)
    assert status(url, client) == 200
