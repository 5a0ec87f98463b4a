"""What the read-only interface promises to a program, whatever it asks for."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from content.search.index import index_object
from tests.factories.counting import query_count
from tests.factories.days import clock_goes_back
from tests.factories.directory import make_business, make_category, make_directory_page
from tests.factories.events import at, make_event, make_events_page
from tests.factories.home import make_home, make_news, make_news_index

pytestmark = pytest.mark.django_db
BUSINESSES, EVENTS, PAGES = (f"/api/v2/{name}/" for name in ("businesses", "events", "pages"))


@pytest.fixture
def home(db):
    home = make_home()
    make_directory_page(home)
    make_events_page(home)
    return home


def items(client, address):
    return client.get(address).json()["items"]


def names(client, address, key="name"):
    return [item[key] for item in items(client, address)]


def test_businesses_obey_the_filters_of_the_page(client, home):
    hair = make_category(name="Friseur", slug="friseur")
    make_business(
        name="Salon Beispiel", categories=[hair], languages=["tr"], neighbourhood="Hassel"
    )
    make_business(name="Salon Nord", categories=[hair], neighbourhood="Hassel")
    make_business(name="Bäckerei Beispiel", languages=["tr"], neighbourhood="Hassel")
    make_business(name="Salon Entwurf", categories=[hair], languages=["tr"], live=False)
    asked = "?branche=friseur&sprache=tr"
    assert names(client, BUSINESSES + asked) == ["Salon Beispiel"]
    page = client.get("/branchenbuch/" + asked)
    assert [b.name for b in page.context["businesses"]] == ["Salon Beispiel"]


def test_words_bring_the_best_first(client, home):
    make_business(name="Zweirad Beispiel", summary="Auch alte Fahrräder")
    make_business(name="Fahrrad Beispiel")
    make_business(name="Bäckerei Beispiel")
    assert names(client, BUSINESSES + "?q=fahrrad") == ["Fahrrad Beispiel", "Zweirad Beispiel"]


def test_a_business_tells_everything_but_how_to_reach_persons(client, home):
    bread = make_category(name="Bäckerei", slug="baeckerei")
    business = make_business(
        name="Kornfeld (Beispiel)",
        categories=[bread],
        languages=["de", "tr"],
        street="Schalker Straße 1",
        postcode="45881",
        latitude="51.522200",
        longitude="7.088600",
        telephone="+49 221 4710-000",
        whatsapp="+49 221 4710-000",
        email="kornfeld@example.org",
        opening_hours="Mo-Fr 09:00-18:00",
        is_step_free=True,
    )
    (listed,) = items(client, BUSINESSES)
    assert listed == {
        "id": business.pk,
        "meta": {
            "type": "directory.Business",
            "detail_url": f"http://127.0.0.1:8000{BUSINESSES}{business.pk}/",
            "html_url": business.full_url,
        },
        "name": "Kornfeld (Beispiel)",
        "slug": "kornfeld-beispiel",
        "categories": [{"slug": "baeckerei", "name": "Bäckerei"}],
        "summary": "",
        "description": "",
        "street": "Schalker Straße 1",
        "postcode": "45881",
        "neighbourhood": "schalke",
        "latitude": 51.5222,
        "longitude": 7.0886,
        "website": "",
        "opening_hours": "Mo-Fr 09:00-18:00",
        "opening_hours_note": "",
        "languages": ["de", "tr"],
        "is_step_free": True,
        "accessibility_note": "",
        "offers_training": False,
        "offers_internship": False,
        "checked_on": None,
    }
    assert client.get(f"{BUSINESSES}{business.pk}/").json() == listed
    found = client.get(f"{BUSINESSES}find/?slug=kornfeld-beispiel", follow=True)
    assert found.json() == listed


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 20, "1e3", "-1", "٣", ""])
def test_a_number_that_is_none_finds_nothing(client, home, number):
    for address in (BUSINESSES, EVENTS):
        assert client.get(f"{address}find/?id={number}").status_code == 404


def test_drafts_appear_nowhere(client, home):
    business = make_business(name="Entwurf", live=False)
    event = make_event(title="Entwurf", live=False)
    for address, draft in ((BUSINESSES, business), (EVENTS, event)):
        assert items(client, address) == []
        assert client.get(f"{address}{draft.pk}/").status_code == 404
        assert client.get(f"{address}find/?slug={draft.slug}").status_code == 404


def test_events_come_with_their_next_dates(client, home):
    make_event(title="Vorbei", starts="2020-05-05 18:00", ends="2020-05-05 20:00")
    weekly = make_event(
        title="Sprechstunde",
        kind="advice",
        starts="2020-05-05 10:00",
        ends="2020-05-05 12:00",
        rule="FREQ=WEEKLY",
    )
    soon = weekly.occurrences.upcoming(timezone.now())
    (listed,) = items(client, EVENTS + "?art=sprechstunde&kostenlos=1")
    assert (listed["title"], listed["kind"], listed["rule"]) == (
        "Sprechstunde",
        "sprechstunde",
        "FREQ=WEEKLY",
    )
    assert [date["starts_at"] for date in listed["next_dates"]] == [
        timezone.localtime(date.starts_at).isoformat() for date in soon[:10]
    ]
    assert listed["next_dates"][0]["html_url"] == soon[0].full_url


def test_the_next_event_is_the_first(client, home):
    now = timezone.now()
    later = make_event(title="Später", now=now)
    at_once = make_event(title="Gleich", now=now)
    for event, days in ((later, 9), (at_once, 2)):
        event.occurrences.update(
            starts_at=now + timezone.timedelta(days=days),
            ends_at=now + timezone.timedelta(days=days, hours=2),
        )
    assert names(client, EVENTS, "title") == ["Gleich", "Später"]


def test_private_pages_do_not_appear(client, home):
    index = make_news_index(home)
    make_news(index, title="Für alle")
    private = make_news(index, title="Nur für uns")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert names(client, PAGES + "?type=home.NewsPage", "title") == ["Für alle"]


def test_pages_are_searched_as_the_site_is(client, home):
    index = make_news_index(home)
    for title in ("Fahrradfest in Hassel", "Sprechstunde in Schalke"):
        index_object(make_news(index, title=title))
    assert names(client, PAGES + "?search=fahrrad", "title") == ["Fahrradfest in Hassel"]
    assert names(client, PAGES + "?search=fahrrad&type=home.NewsPage", "title") == [
        "Fahrradfest in Hassel"
    ]


@pytest.mark.parametrize("words", ["%00", "%22*%27", "%27%20OR%201=1", "*", "%25", "x" * 10_000])
def test_no_search_leaks_an_operator_or_breaks(client, home, words):
    make_news(make_news_index(home), title="Neues")
    assert names(client, f"{PAGES}?search={words}", "title") == []
    assert names(client, f"{BUSINESSES}?q={words}") == []


def test_a_page_tells_its_text(client, home):
    news = make_news(
        make_news_index(home), title="Neues", body=[("text", "<p>Ein <b>Fest</b>.</p>")]
    )
    page = client.get(f"{PAGES}{news.pk}/").json()
    assert [block["value"] for block in page["body"]] == ["<p>Ein <b>Fest</b>.</p>"]


@pytest.mark.parametrize(
    "query",
    [
        "?telephone=1",
        "?live=0",
        "?limit=101",
        "?limit=-1",
        "?offset=x",
        "?offset=99999999999999999999",
        "?fields=email",
        "?fields=(",
        "?order=email",
    ],
)
def test_what_is_not_understood_is_refused_in_words(client, home, query):
    answer = client.get(BUSINESSES + query)
    assert answer.status_code == 400
    assert set(answer.json()) == {"message"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, home, method):
    business = make_business(name="Kornfeld")
    for address in (BUSINESSES, f"{BUSINESSES}{business.pk}/"):
        assert getattr(client, method)(address).status_code == 405


def test_scripts_of_other_websites_may_read_and_get_no_cookie(client, home):
    answer = client.get(BUSINESSES)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.cookies == {}


@pytest.mark.parametrize("address", [BUSINESSES, EVENTS])
def test_a_longer_list_costs_no_more_queries(client, home, address):
    def fill(number):
        hair = make_category()
        for _n in range(number):
            business = make_business(categories=[hair], languages=["de", "tr"])
            make_event(
                starts="2020-05-05 10:00",
                ends="2020-05-05 12:00",
                rule="FREQ=MONTHLY",
                organiser_business=business,
                neighbourhood="Hassel",
            )

    fill(3)
    few = query_count(client, address)
    fill(17)
    assert len(items(client, address)) == 20
    assert query_count(client, address) == few
    assert few <= 8


def test_a_clock_change_shows_in_the_offset(client, home):
    autumn = clock_goes_back()
    before = autumn - dt.timedelta(days=1)
    make_event(
        title="Markt", starts=f"{before} 10:00", ends=f"{before} 12:00", rule="FREQ=DAILY;COUNT=2"
    )
    (listed,) = items(client, EVENTS)
    assert [date["starts_at"] for date in listed["next_dates"]] == [
        f"{before}T10:00:00+02:00",
        f"{autumn}T10:00:00+01:00",
    ]
    assert at(f"{autumn} 10:00").isoformat() == f"{autumn}T09:00:00+00:00"


@pytest.mark.parametrize("query", ["", "?limit=50&offset=0"])
@pytest.mark.parametrize("address", [BUSINESSES, EVENTS, PAGES])
def test_a_list_is_stored_as_pages_are(client, home, django_assert_num_queries, address, query):
    make_business(name="Eins")
    make_event()
    first = client.get(address + query)
    assert first.json()["items"] != []
    with django_assert_num_queries(0):
        assert client.get(address + query).content == first.content
    make_business(name="Zwei")
    known = {"if-none-match": first["ETag"]}
    is_another = client.get(address + query, headers=known).status_code == 200
    assert is_another == (address == BUSINESSES)
