"""What a page costs, page cache aside: few queries, and as many with 30 rows as with 13."""

import pytest

from content.caching.site_frame import site_frame_of
from home.models import Partner
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import (
    make_home,
    make_news,
    make_news_index,
    make_programme_page,
    make_text_page,
)
from tests.factories.networks import make_network, make_networks_page
from tests.factories.teams import make_team, make_teams_page

pytestmark = pytest.mark.django_db

# The first page after a change renews settings, site and tree for all the others.
FRAME = 3
# Each begins with its page; one below a section asks twice more.
COSTS = {
    "/": 5,  # two for who is open (kept until something changes), two for the dates
    "/aktuelles/": 3,
    "/aktuelles/erste/": 4,
    "/aktuelles/feed/": 2,
    "/programm/": 4,
    "/programm/partner/": 7,
    "/impressum/": 1,
    "/impressum/mehr/": 3,
    "/erfolgsteams/": 2,
    "/erfolgsteams/erstes/": 6,
    "/netzwerke/": 5,
    "/netzwerke/erstes/": 6,
}


@pytest.fixture
def site():
    """Each kind of page once, and how to make more of what they list."""
    home = make_home()
    make_events_page(home)
    make_teams_page(home)
    make_networks_page(home)
    make_directory_page(home)
    index = make_news_index(home)
    make_news(index, slug="erste")
    programme = make_programme_page(home, slug="programm")
    make_programme_page(programme, slug="partner", shows_partners=True)
    imprint = make_text_page(home, slug="impressum", shows_operator=True)
    make_text_page(imprint, slug="mehr")
    event = make_event(rule="FREQ=DAILY;COUNT=9")
    make_team(name="Erstes", slug="erstes", event=event)
    make_network(make_business(), name="Erstes", slug="erstes")

    def add(count):
        for number in range(count):
            make_news(index)
            make_programme_page(programme)
            make_text_page(imprint)
            make_team()
            Partner.objects.create(name=f"Partner {count}-{number}")
        make_network(*(make_business() for _number in range(count)))

    add(13)  # more than one page of news
    return add


def costs(client, before):
    return {url: query_count(client, url, before) for url in COSTS}


def test_a_page_costs_this_much_and_the_same_with_30_rows(client, site):
    assert costs(client, before="/suche/") == COSTS
    site(17)
    assert costs(client, before="/suche/") == COSTS


def test_the_first_page_after_a_change_costs_three_more_at_most(client, site):
    site(17)
    first = costs(client, before=None)
    assert {url: n for url, n in first.items() if n > min(COSTS[url] + FRAME, 10)} == {}


def test_30_news_are_no_part_of_the_frame(rf, site):
    site(17)
    request = rf.get("/", HTTP_HOST="testserver")
    assert {"News" in page.title for page in site_frame_of(request).pages.values()} == {False}
