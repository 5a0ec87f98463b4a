"""The list's orders, the question for a day and time, and what the search box offers."""

import datetime as dt
import gc
import json
import weakref

import pytest
from django.http import QueryDict

from content.models import WordGroup
from content.place.time_zone import BERLIN
from directory.search.facets import Facets
from directory.search.listing import Listing
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_category

pytestmark = pytest.mark.django_db

# A Monday morning without a holiday near.
NOW = dt.datetime(2026, 6, 8, 10, tzinfo=BERLIN)
WEEK, EVENING, SATURDAY = "Mo-Fr 09:00-18:00; PH off", "Mo-Su 18:00-02:00", "Sa 09:00-14:00; PH off"


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW.astimezone(dt.UTC))


@pytest.fixture
def street(directory):
    bread = make_category(name="Bäckerei", slug="baeckerei", synonyms="Brot, fırın")
    make_business(name="Zorn", opening_hours=WEEK, checked_on=dt.date(2026, 5, 1))
    make_business(name="Ägäis", opening_hours=EVENING, latitude="51.523000", longitude="7.088600")
    make_business(
        name="Brot Anna",
        opening_hours=SATURDAY,
        checked_on=dt.date(2026, 6, 1),
        latitude="51.522200",
        longitude="7.088600",
        categories=[bread],
    )
    make_business(
        name="Brot Entwurf",
        opening_hours=WEEK,
        live=False,
        categories=[bread],
        checked_on=dt.date(2026, 6, 7),
        latitude="51.522200",
        longitude="7.088600",
    )


def listed(client, query):
    return [b.name for b in client.get(f"/branchenbuch/{query}").context["businesses"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Zorn", "Ägäis", "Brot Anna"]),
        ("?sortierung=name", ["Ägäis", "Brot Anna", "Zorn"]),
        ("?sortierung=geoeffnet", ["Zorn", "Ägäis", "Brot Anna"]),
        ("?sortierung=geprueft", ["Brot Anna", "Zorn", "Ägäis"]),
        ("?sortierung=naehe&nah=51.522,7.0886", ["Brot Anna", "Ägäis", "Zorn"]),
        ("?sortierung=naehe&nah=51.530,7.0886", ["Ägäis", "Brot Anna", "Zorn"]),
        ("?sortierung=naehe", ["Zorn", "Ägäis", "Brot Anna"]),
        ("?sortierung=naehe&nah=überall", ["Zorn", "Ägäis", "Brot Anna"]),
        ("?sortierung=banane", ["Zorn", "Ägäis", "Brot Anna"]),
        ("?am=2026-06-09&um=10:00", ["Zorn"]),
        ("?am=2026-06-13&um=10:00", ["Brot Anna"]),
        ("?am=2026-06-13", ["Ägäis", "Brot Anna"]),
        ("?am=2026-06-14&um=01:30", ["Ägäis"]),
        ("?am=13.6.2026&um=10 Uhr", ["Brot Anna"]),
        ("?um=19:00", ["Ägäis"]),
        ("?am=2026-06-04&um=10:00", []),  # Fronleichnam
        ("?am=31.2.2026&um=25:00", ["Zorn", "Ägäis", "Brot Anna"]),
        ("?am=31.2.2026&um=10:00", ["Zorn", "Ägäis", "Brot Anna"]),
    ],
)
def test_orders_and_moments(client, street, query, expected):
    assert listed(client, query) == expected


@pytest.mark.parametrize(
    ("time", "is_said", "expected"),
    [
        ((6, 59), False, ["Immer", "Ladenschluss", "Mittag", "Nacht"]),
        ((7, 0), True, ["Immer", "Nacht", "Ladenschluss", "Mittag"]),
        ((10, 0), True, ["Immer", "Ladenschluss", "Mittag", "Nacht"]),
        ((14, 0), True, ["Immer", "Ladenschluss", "Mittag", "Nacht"]),
        ((19, 59), True, ["Immer", "Nacht", "Ladenschluss", "Mittag"]),
        ((20, 0), False, ["Immer", "Ladenschluss", "Mittag", "Nacht"]),
    ],
)
def test_in_the_daytime_those_that_are_open_stand_first_and_the_page_says_so(
    client, directory, monkeypatch, time, is_said, expected
):
    make_business(name="Ladenschluss", opening_hours="Mo-Fr 09:00-19:00")
    make_business(name="Mittag", opening_hours="Mo-Fr 10:00-14:30")
    make_business(name="Nacht", opening_hours="Mo-Su 19:00-09:00")
    make_business(name="Immer", opening_hours="24/7")
    now = dt.datetime(2026, 6, 8, *time, tzinfo=BERLIN).astimezone(dt.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    page = client.get("/branchenbuch/")
    assert [b.name for b in page.context["businesses"]] == expected
    assert ("jetzt geöffnete zuerst" in page.content.decode()) == is_said


def test_where_nobody_is_open_nothing_is_said_of_it(client, directory):
    make_business(name="Anna", opening_hours="Sa 09:00-14:00")
    assert "geöffnete zuerst" not in client.get("/branchenbuch/").content.decode()


def test_those_that_are_open_come_first_on_all_pages_together(client, directory):
    for number in range(30):
        make_business(name=f"Auf {number:02}", opening_hours=WEEK)
        make_business(name=f"Ab {number:02}", opening_hours=SATURDAY)
    pages = [listed(client, f"?seite={page}") for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [24, 24, 12]
    names = [name for page in pages for name in page]
    assert names == [f"{state} {number:02}" for state in ("Auf", "Ab") for number in range(30)]


@pytest.mark.parametrize(
    "query", ["q=Laden", "sortierung=name", "sortierung=geprueft", "geoeffnet=1", "um=10:00"]
)
def test_whoever_decides_the_order_gets_it(street, query):
    assert not Listing(QueryDict(query), NOW, 1, is_for_visit=True).puts_open_first


@pytest.mark.parametrize("time", ["", "&um=00:00", "&um=10:00", "&um=23:59"])
@pytest.mark.parametrize(
    "day", ["0001-01-01", "1.1.1900", "2025-06-06", "2028-06-09", "9999-12-30", "9999-12-31"]
)
def test_a_day_far_from_today_filters_nothing(client, street, day, time):
    query = f"?am={day}{time}"
    everybody = ["Ägäis", "Brot Anna", "Zorn"]
    entries = client.get(f"/api/v2/businesses/{query}").json()["items"]
    points = b"".join(client.get(f"/branchenbuch/eintraege.geojson{query}").streaming_content)
    table = b"".join(client.get(f"/branchenbuch/eintraege.csv{query}").streaming_content)
    # Who looks at the list finds those first that are open; in a file they stand by name.
    assert listed(client, query) == ["Zorn", "Ägäis", "Brot Anna"]
    assert [entry["name"] for entry in entries] == everybody
    assert [
        feature["properties"]["name"] for feature in json.loads(points)["features"]
    ] == everybody
    assert len(table.splitlines()) == 1 + len(everybody)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-06-07", ["Ägäis", "Brot Anna"]), ("2028-06-08", ["Zorn", "Ägäis"])],
)
def test_a_day_within_a_year_before_and_two_after_is_answered(client, street, day, expected):
    # Saturday, 7 June 2025 (a year ago tomorrow), and Thursday, 8 June 2028.
    assert sorted(listed(client, f"?am={day}")) == sorted(expected)


def test_a_moment_is_a_link_that_takes_it_away(client, street):
    listing = client.get("/branchenbuch/?am=2026-06-13&um=10:00&q=brot").context["listing"]
    assert [(option.label, option.query_without) for option in listing.active] == [
        ("geöffnet am 13. Juni 2026, 10 Uhr", "q=brot")
    ]


def test_where_somebody_is_is_kept_nowhere(client, street):
    response = client.get("/branchenbuch/?sortierung=naehe&nah=51.522,7.08861")
    page = response.content.decode()
    assert (response["Cache-Control"], "7.08861" in page, "22 m" in page) == (
        "no-store",
        False,
        True,
    )


def test_names_are_in_the_order_of_a_dictionary(directory):
    names = ["Zebra", "äpfel", "Apfel", "Öl", "Oase", "strasse", "Straße B"]
    for name in names:
        make_business(name=name)
    facets = Facets()
    businesses = {
        b.pk: b.name for b in make_business(name="Ende", live=False).__class__.objects.all()
    }
    assert [businesses[pk] for pk in facets.pks] == [
        "äpfel",
        "Apfel",
        "Oase",
        "Öl",
        "strasse",
        "Straße B",
        "Zebra",
    ]


def test_a_list_is_let_go_with_its_request(directory):
    make_business()
    gc.disable()
    try:
        listing = Listing(QueryDict("sortierung=name"), NOW, 1)
        assert len(listing.results[:24]) == 1
        left = weakref.ref(listing)
        del listing
        assert left() is None
    finally:
        gc.enable()


def test_who_is_open_is_asked_anew_each_minute(directory):
    make_business(opening_hours="Mo 10:00-10:01")
    facets = Facets()
    seconds = [-1, 0, 59, 60, 0]
    moments = [NOW + dt.timedelta(seconds=number) for number in seconds]
    assert [facets.open_at(moment).bit_count() for moment in moments] == [0, 1, 1, 0, 1]


def test_a_set_of_nobody(directory):
    facets = Facets()
    assert (facets.everybody, list(facets.in_order(0)), facets.set_of_ids([99])) == (0, [], 0)


def suggested(client, query):
    options = client.get("/branchenbuch/vorschlaege/", {"q": query}).json()["options"]
    return [(option["label"], option["hint"]) for option in options]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Bä", [("Bäckerei", "Branche, 1 Betrieb"), ("Brot Anna", "Schalke")]),
        ("baec", [("Bäckerei", "Branche, 1 Betrieb"), ("Brot Anna", "Schalke")]),
        ("ekmek", [("Bäckerei", "Branche, 1 Betrieb"), ("Brot Anna", "Schalke")]),
        ("ekm", [("Bäckerei", "Branche, 1 Betrieb")]),
        ("مخب", [("Bäckerei", "Branche, 1 Betrieb")]),
        ("ek", []),
        ("zor", [("Zorn", "Schalke")]),
        ("z", []),
        ("", []),
        ("<b>", []),
        ("Entwurf", []),
    ],
)
def test_what_the_box_offers(client, street, query, expected):
    WordGroup.objects.create(words="Brot, ekmek, مخبز")
    assert suggested(client, query) == expected


def test_a_suggestion_leads_to_the_trade_or_the_entry(client, street):
    options = client.get("/branchenbuch/vorschlaege/?q=brot").json()["options"]
    assert [option["url"] for option in options] == ["?branche=baeckerei", "brot-anna/"]


@pytest.mark.parametrize("written", ["geoeffnet=1", "geoeffnet=ja", "geoeffnet=1&geoeffnet=on"])
def test_a_switch_is_taken_away_however_it_was_written(street, written):
    listing = Listing(QueryDict(f"branche=baeckerei&{written}"), NOW, 1)
    addresses = {option.name: option.query_without for option in listing.active}
    assert addresses["geoeffnet"] == "branche=baeckerei"


def test_no_page_of_the_list_asks_more_than_twelve_times(client, street):
    queries = [
        "",
        "?q=brot",
        "?q=brtoo",
        "?am=2026-06-13",
        "?sortierung=geprueft",
        "?q=zahnarzt",
        "?sortierung=naehe&nah=51.5,7.0",
        "?branche=baeckerei&stadtteil=schalke&geoeffnet=1",
    ]
    before = "/branchenbuch/eintragen/"
    counts = {query: query_count(client, f"/branchenbuch/{query}", before) for query in queries}
    assert max(counts.values()) <= 12, counts
