"""Questions to the directory whose words are filters: shown as such, each with a link without it."""

import datetime as dt

import pytest

from content.place.time_zone import BERLIN
from tests.factories.directory import make_business, make_category

pytestmark = pytest.mark.django_db

# A Tuesday morning without a holiday near.
NOW = dt.datetime(2026, 6, 9, 10, 30, tzinfo=BERLIN)
HAIR, LATE, ABROAD, TUTOR = "Salon Gül", "Salon Spät", "Salon Nord", "Lernhaus"


@pytest.fixture(autouse=True)
def _now(stop_clock):
    stop_clock(NOW)


@pytest.fixture(scope="module")
def street(directory):
    hair = make_category(name="Friseur")
    school = make_category(name="Nachhilfe")
    week = {"opening_hours": "Mo-Fr 09:00-18:00; PH off"}
    make_business(
        name=HAIR,
        categories=[hair],
        languages=["tr"],
        postcode="45881",
        offers_training=True,
        **week,
    )
    make_business(
        name=LATE, categories=[hair], opening_hours="Su 18:00-23:00", offers_internship=True
    )
    make_business(
        name=ABROAD,
        categories=[hair],
        neighbourhood="Hassel",
        postcode="45896",
        is_step_free=True,
        **week,
    )
    make_business(name=TUTOR, categories=[school], summary="Mathe und Englisch", **week)
    make_business(name="English Tea", categories=[school], languages=["en"], **week)
    make_business(name="Salon Entwurf", categories=[hair], live=False, postcode="45881", **week)


def listed(client, query):
    context = client.get("/branchenbuch/", {"q": query}).context
    listing = context["listing"]
    filters = [(option.label, option.query_without) for option in listing.active]
    return listing.filters.query, filters, [b.name for b in context["businesses"]]


@pytest.mark.parametrize(
    ("query", "words", "filters", "names"),
    [
        ("Friseur Gelsenkirchen", "Friseur", [], [HAIR, ABROAD, LATE]),
        ("45896", "", [("45896", "")], [ABROAD]),
        ("Friseur 45881", "Friseur", [("45881", "q=Friseur")], [HAIR]),
        ("Friseur 99999", "Friseur", [("99999", "q=Friseur")], []),
        ("Gelsenkirchen-Hassel", "", [("Hassel", "")], [ABROAD]),
        ("Friseur in Hassel", "Friseur", [("Hassel", "q=Friseur")], [ABROAD]),
        ("Friseur offen", "Friseur", [("jetzt geöffnet", "q=Friseur")], [HAIR, ABROAD]),
        ("Friseur jetzt geöffnet", "Friseur", [("jetzt geöffnet", "q=Friseur")], [HAIR, ABROAD]),
        ("Friseur heute", "Friseur", [("geöffnet am 9. Juni 2026", "q=Friseur")], [HAIR, ABROAD]),
        ("friseur sonntag", "friseur", [("geöffnet am 14. Juni 2026", "q=friseur")], [LATE]),
        ("Friseur in der Nähe", "Friseur", [], [HAIR, ABROAD, LATE]),
        ("Ausbildungsplatz", "", [("bietet Ausbildungsplätze", "")], [HAIR]),
        ("Praktikum Friseur", "Friseur", [("bietet Praktika", "q=Friseur")], [LATE]),
        ("Friseur türkisch", "Friseur", [("Türkisch", "q=Friseur")], [HAIR]),
        ("Friseur ohne Stufen", "Friseur", [("ohne Stufen", "q=Friseur")], [ABROAD]),
        # who teaches English need not serve in it
        ("Nachhilfe Englisch", "Nachhilfe Englisch", [], [TUTOR, "English Tea"]),
        # what is called by all the words
        ("Salon Nord", "Salon Nord", [], [ABROAD]),
    ],
)
def test_words_are_read_as_the_filters_they_are(client, street, query, words, filters, names):
    assert listed(client, query) == (words, filters, names)


def test_a_filter_that_was_read_is_taken_away_by_its_link(client, street):
    _words, filters, _names = listed(client, "Friseur türkisch offen")
    for label, url in filters:
        listing = client.get(f"/branchenbuch/?{url}").context["listing"]
        assert label not in [option.label for option in listing.active]
        assert listing.filters.query == "Friseur"


def test_the_files_and_the_interface_read_the_same(client, street):
    entries = client.get("/api/v2/businesses/", {"q": "Friseur 45896"}).json()["items"]
    table = b"".join(client.get("/branchenbuch/eintraege.csv?q=Friseur 45896").streaming_content)
    assert ([entry["name"] for entry in entries], len(table.splitlines())) == ([ABROAD], 2)


def test_who_asks_for_what_is_near_is_told_how(client, street):
    page = client.get("/branchenbuch/?q=Friseur in der Nähe").content.decode()
    assert "drücken auf „In meiner Nähe“" in page
    assert "In meiner Nähe“" not in client.get("/branchenbuch/?q=Friseur").content.decode()


def nothing(client, query):
    page = client.get("/branchenbuch/", {"q": query})
    listing = page.context["listing"]
    text = " ".join(page.content.decode().split())
    return text, [business.name for business in listing.suggestions()]


def test_a_trade_that_nobody_has_is_named_with_what_is_like_it(client, street):
    make_business(
        name="Schwarztee und Krankengymnastik",
        categories=[make_category(name="Gesundheit", trade="health")],
    )
    for query, title in (
        ("Apotheke", "Keine Apotheke im Branchenbuch"),
        ("eczane", "Keine Apotheke im Branchenbuch"),
        ("صيدلية 45881", "Keine Apotheke im Branchenbuch"),
        ("Arzt", "Kein Arzt im Branchenbuch"),
    ):
        text, offered = nothing(client, query)
        assert (title in text, ">Ähnliche Betriebe" in text, "eintragen/" in text) == (True,) * 3
        assert offered == ["Schwarztee und Krankengymnastik"]


def test_what_is_no_trade_gets_what_is_written_alike(client, street):
    text, offered = nothing(client, "Lernhausx Quorx")
    assert ("Kein Betrieb gefunden" in text, "Vielleicht meinen Sie" in text) == (True, True)
    assert offered[0] == TUTOR
