import datetime as dt
from xml.etree import ElementTree

import pytest

from tests.counting import query_count
from tests.factories.home import make_home, make_news, make_news_index

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def index():
    return make_news_index(make_home())


def day(number):
    return dt.date(2026, 5, number)


def test_news_are_listed_newest_first_without_drafts(client, index):
    old = make_news(index, published_on=day(1))
    new = make_news(index, published_on=day(9))
    make_news(index, published_on=day(20), live=False)
    page = client.get("/aktuelles/")
    assert list(page.context["news"]) == [new, old]


def test_twelve_are_on_a_page_and_a_wrong_number_shows_the_last(client, index):
    for number in range(1, 15):
        make_news(index, published_on=day(number))
    assert len(client.get("/aktuelles/").context["news"]) == 12
    assert len(client.get("/aktuelles/?seite=99").context["news"]) == 2


def test_an_empty_list_says_so(client, index):
    assert "Noch keine Meldungen" in client.get("/aktuelles/").content.decode()


def test_the_feed_holds_what_is_public_with_address_and_date(client, index):
    make_news(index, title="Erste & <b>beste</b>", slug="erste", published_on=day(3))
    make_news(index, title="Entwurf", live=False)
    response = client.get("/aktuelles/feed/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    entries = [
        (
            entry.findtext(f"{ATOM}title"),
            entry.find(f"{ATOM}link").get("href"),
            entry.findtext(f"{ATOM}published"),
        )
        for entry in feed.iter(f"{ATOM}entry")
    ]
    assert entries == [
        (
            "Erste & <b>beste</b>",
            "http://testserver/aktuelles/erste/",
            "2026-05-03T12:00:00+02:00",
        )
    ]


def test_an_empty_feed_is_valid(client, index):
    feed = ElementTree.fromstring(client.get("/aktuelles/feed/").content)
    assert feed.findtext(f"{ATOM}title") == "Plan B: Aktuelles"
    assert list(feed.iter(f"{ATOM}entry")) == []


def test_an_item_shows_date_author_and_text(client, index):
    make_news(index, slug="neu", author="Redaktion", published_on=day(3))
    text = client.get("/aktuelles/neu/").content.decode()
    assert "3. Mai 2026" in text
    assert "Redaktion" in text
    assert "Etwas ist passiert." in text


def test_the_list_costs_the_same_for_3_and_for_30_items(client, index):
    for _ in range(3):
        make_news(index)
    few = query_count(client, "/aktuelles/")
    for _ in range(27):
        make_news(index)
    assert query_count(client, "/aktuelles/") <= few + 1 <= 14  # one more: the pages are counted
