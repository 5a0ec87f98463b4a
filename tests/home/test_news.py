import datetime as dt
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_news, make_news_index
from tests.factories.pictures import make_image

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


def test_the_feed_holds_what_is_public_with_address_and_date(client, index, settings):
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
            f"{settings.BASE_URL}/aktuelles/erste/",
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


def main_of(page):
    return BeautifulSoup(page.content, "html.parser").main


def test_a_card_shows_the_picture_and_two_lines_of_text(client, index):
    picture = make_image("Stand.jpg")
    make_news(index, title="Der Markt ist zurück", picture=picture)
    (image,) = main_of(client.get("/aktuelles/")).find_all("img")
    assert (image["class"], image["alt"]) == (["news-card__picture"], "")
    assert (image["width"], image["height"]) == ("320", "240")


def test_pictures_cost_no_query_for_each_item(client, index):
    make_news(index, picture=make_image("a.jpg"))
    client.get("/aktuelles/")
    few = query_count(client, "/aktuelles/")
    for number in range(6):
        make_news(index, picture=make_image(f"{number}.jpg"))
    client.get("/aktuelles/")
    assert query_count(client, "/aktuelles/") <= few


def test_an_item_leads_on_to_what_it_names_and_only_to_what_is_public(client, index):
    home = index.get_parent()
    make_events_page(home)
    make_directory_page(home)
    weekly = make_event(title="Wochenmarkt", rule="FREQ=WEEKLY;COUNT=3")
    over = make_event(title="Sommerfest", starts="2020-05-12 10:00", ends="2020-05-12 12:00")
    draft = make_event(title="Noch geheim", live=False)
    shop = make_business(name="Bäckerei Beispiel")
    hidden = make_business(name="Ungeprüft", live=False)
    named = {
        "events": [weekly, over, draft],
        "businesses": [hidden, shop],
        "streets": ["Polsumer Straße"],
    }
    make_news(index, slug="markt", body=[("named", named)])
    links = main_of(client.get("/aktuelles/markt/")).select(".named a")
    assert [(link["href"], link.text.strip()) for link in links] == [
        (weekly.occurrences.first().get_absolute_url(), "Wochenmarkt"),
        (shop.get_absolute_url(), "Bäckerei Beispiel"),
        ("/branchenbuch/?q=Polsumer%20Stra%C3%9Fe", "Betriebe: Polsumer Straße"),
    ]


def test_results_say_what_was_counted_when_and_by_whom(client, index):
    results = {
        "title": "Was erreicht wurde",
        "period": "Januar bis Juni",
        "results": [{"number": "12", "meaning": "Abende mit Betrieben"}],
        "source": "Zählung des Teams",
    }
    make_news(index, slug="zahlen", body=[("results", results)])
    section = main_of(client.get("/aktuelles/zahlen/")).select_one(".results")
    assert (
        section.get_text(" ").split()
        == (
            "Was erreicht wurde Januar bis Juni Abende mit Betrieben 12 Quelle: Zählung des Teams"
        ).split()
    )
