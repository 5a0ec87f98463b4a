"""Whole stored pages: who gets one, what makes it old, what is never stored."""

import pytest
from django.core.cache import cache
from wagtail.models import Site

from content.models import SiteSettings
from home.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    """The home page of the site, in place of the one that Wagtail brings."""
    site = Site.objects.get()
    home = site.root_page.get_parent().add_child(
        instance=HomePage(title="Start", slug="start", introduction="Wer wir sind.")
    )
    site.root_page = home
    site.save()
    SiteSettings.load()  # made when it is first read, which would count as a change
    return home


@pytest.fixture
def address(home):
    return home.url


def test_the_second_reader_costs_one_question_about_the_version(
    client, address, django_assert_num_queries
):
    first = client.get(address)
    with django_assert_num_queries(1):
        second = client.get(address)
    assert second.content == first.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_a_reader_gets_no_cookie(client, address):
    assert client.get(address).cookies == {}
    assert client.get(address).cookies == {}


def test_a_campaigns_mark_makes_no_new_entry(client, address, django_assert_num_queries):
    client.get(address)
    with django_assert_num_queries(1):
        client.get(f"{address}?utm_source=flyer")


def test_an_unknown_key_is_answered_for_this_visitor_alone(client, address):
    page = client.get(f"{address}?foo=1")
    assert (page.status_code, page["Cache-Control"]) == (200, "private, no-store")
    assert page.wsgi_request.GET == {"foo": ["1"]}
    assert entries() == 0


def test_a_stored_page_is_not_shown_without_encryption(client, address, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(address, secure=True).status_code == 200
    assert client.get(address)["Location"] == f"https://testserver{address}"


def test_a_known_key_is_another_page(client, address):
    client.get(address)
    before = entries()
    client.get(f"{address}?q=brot")
    assert entries() == before + 1


def entries():
    return len([key for key in cache._cache if ":page:" in key])


def test_publishing_shows_at_once(client, home):
    client.get(home.url)
    home.title = "Neuer Titel"
    home.save_revision().publish()
    assert "Neuer Titel" in client.get(home.url).content.decode()


def test_a_logged_in_editor_neither_gets_nor_leaves_an_entry(client, address, django_user_model):
    client.force_login(django_user_model.objects.create_user("erika"))
    client.get(address)
    assert entries() == 0


def test_a_form_is_never_stored(client):
    client.get("/kontakt/")
    assert entries() == 0


def test_an_unchanged_page_is_not_sent_again(client, address):
    tag = client.get(address)["ETag"]
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 304
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).content == b""


def test_a_compressed_page_is_for_those_who_read_it(client, address):
    plain = client.get(address)
    packed = client.get(address, HTTP_ACCEPT_ENCODING="gzip")
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content)
