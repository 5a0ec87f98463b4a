"""Whole stored pages: who gets one, what makes it old, what is never stored."""

import itertools

import pytest
from django.test import Client
from wagtail.models import Site

from content.models import ContentVersion, SiteSettings
from home.models import HomePage
from tests.factories.counting import stored_pages

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


def test_the_second_reader_costs_no_query_of_the_orm(client, address, django_assert_num_queries):
    first = client.get(address)
    with django_assert_num_queries(0):
        second = client.get(address)
    assert second.content == first.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_the_same_text_has_the_same_tag_however_it_was_compressed(client, address, monkeypatch):
    # Against BREACH, Django packs a name of random length with each text; once in a hundred, the same.
    lengths = itertools.count(1)
    monkeypatch.setattr(
        "django.utils.text._get_random_filename", lambda _most: b"a" * next(lengths)
    )
    packed = {"Accept-Encoding": "gzip"}
    first = client.get(address, headers=packed)
    ContentVersion.bump()
    again = client.get(address, headers=packed)
    assert (again.content == first.content, again["ETag"]) == (False, first["ETag"])
    known = client.get(address, headers=packed | {"If-None-Match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_a_reader_gets_no_cookie(client, address):
    assert client.get(address).cookies == {}
    assert client.get(address).cookies == {}


def test_a_campaigns_mark_makes_no_new_entry(client, address, django_assert_num_queries):
    client.get(address)
    with django_assert_num_queries(0):
        client.get(f"{address}?utm_source=flyer")


def test_an_unknown_key_is_answered_for_this_visitor_alone(client, address):
    page = client.get(f"{address}?foo=1")
    assert (page.status_code, page["Cache-Control"]) == (200, "private, no-store")
    assert page.wsgi_request.GET == {"foo": ["1"]}
    assert stored_pages() == 0


def test_a_stored_page_is_not_shown_without_encryption(client, address, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(address, secure=True).status_code == 200
    assert client.get(address)["Location"] == f"https://testserver{address}"


def test_a_page_that_was_stored_without_encryption_is_redirected_all_the_same(address, settings):
    assert Client().get(address).status_code == 200
    settings.SECURE_SSL_REDIRECT, settings.SECURE_SSL_HOST = True, "planb.example.org"
    assert Client().get(address)["Location"] == f"https://planb.example.org{address}"


def test_a_known_key_is_another_page(client, address):
    client.get(address)
    before = stored_pages()
    client.get(f"{address}?q=brot")
    assert stored_pages() == before + 1


def test_publishing_shows_at_once(client, home):
    client.get(home.url)
    home.title = "Neuer Titel"
    home.save_revision().publish()
    assert "Neuer Titel" in client.get(home.url).content.decode()


def test_a_logged_in_editor_neither_gets_nor_leaves_an_entry(client, address, django_user_model):
    client.force_login(django_user_model.objects.create_user("erika"))
    client.get(address)
    assert stored_pages() == 0


def test_a_form_is_never_stored(client):
    client.get("/kontakt/")
    assert stored_pages() == 0


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
