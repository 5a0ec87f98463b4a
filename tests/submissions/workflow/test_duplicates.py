"""What is found to be there already: by name and place, by title and day, however it is written."""

import datetime as dt

import pytest

from submissions.workflow.duplicates import is_same_name, similar_to
from tests.factories.days import tuesday
from tests.factories.directory import make_business
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Bäckerei Yılmaz", "Baeckerei Yilmaz"),
        ("Salon Gül", "Friseursalon Gül, Salon Gül"),
        ("Fahrradladen Hassel GmbH", "Fahrradladen Hassel"),
        ("Änderungsschneiderei Demir", "Aenderungsschneiderrei Demir"),
        ("Nähcafé am Markt", "Am Markt: Nähcafé"),
        ("Blumen Petra (Filiale Hassel)", "Blumen Petra"),
    ],
)
def test_two_spellings_of_a_name_are_the_same_name(name, other):
    assert is_same_name(name, other)
    assert is_same_name(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Bäckerei Yılmaz", "Bäckerei Kaya"),
        ("Schneiderei Demir (Beispiel)", "Schlosserei Danner (Beispiel)"),
        ("Salon Gül", "Salon Gabi"),
        ("Kiosk", "Trinkhalle"),
    ],
)
def test_two_names_are_not_the_same(name, other):
    assert not is_same_name(name, other)


@pytest.fixture
def bakery():
    make_business(name="Bäckerei Kaya", street="Schalker Straße 12")
    make_business(name="Baeckerei Yilmas", street="Schalker Straße 12", live=False)
    return make_business(name="Bäckerei Yılmaz", street="Schalker Straße 12")


@pytest.mark.parametrize(
    "street", ["Schalker Straße 12", "Schalker Str. 12", "schalker strasse 12"]
)
def test_the_same_business_is_found_at_its_address(bakery, street):
    assert similar_to("business", {"name": "Baeckerei Yilmaz", "street": street}) == [bakery]


def test_without_an_address_the_name_is_enough(bakery):
    assert similar_to("business", {"name": "Bäckerei Yilmaz"}) == [bakery]


def test_another_address_is_another_business(bakery):
    assert similar_to("business", {"name": "Bäckerei Yılmaz", "street": "Ewaldstraße 1"}) == []


def test_the_most_similar_comes_first_and_no_more_than_asked_for():
    names = ["Blumenladen Rose", "Blumenladen Rosel", "Blumenladen Rose am Tor", "Blumen Rose"]
    shops = {name: make_business(name=name) for name in names}
    found = similar_to("business", {"name": "Blumenladen Rose"}, limit=2)
    assert found[0] == shops["Blumenladen Rose"]
    assert len(found) == 2


def evening(title, day, **kw):
    return make_event(title=title, starts=f"{day} 18:00", ends=f"{day} 20:00", **kw)


def test_the_same_title_on_the_same_day_is_the_same_event():
    day = tuesday()
    event = evening("Nähcafé", day)
    evening("Nähcafé", day + dt.timedelta(days=1))
    evening("Kochkurs", day)
    for written in (day, day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
        assert similar_to("event", {"title": "Naehcafe", "date": written}) == [event]


def test_a_date_of_a_series_is_found():
    series = evening("Nähcafé", tuesday(), rule="FREQ=WEEKLY;COUNT=4")
    third = tuesday(weeks=2)
    assert similar_to("event", {"title": "Nähcafé", "date": f"{third}"}) == [series]
    assert (
        similar_to("event", {"title": "Nähcafé", "date": f"{third + dt.timedelta(days=1)}"}) == []
    )


@pytest.mark.parametrize(
    "typed", [{}, {"title": ""}, {"title": "Nä"}, {"title": "Nähcafé"}, {"title": ["x"], "date": 7}]
)
def test_too_little_or_nonsense_finds_nothing(typed):
    evening("Nähcafé", tuesday())
    assert similar_to("event", typed) == []


def test_a_day_that_does_not_exist_finds_nothing():
    evening("Nähcafé", tuesday())
    assert similar_to("event", {"title": "Nähcafé", "date": f"31.2.{tuesday().year}"}) == []


def test_an_entry_is_not_like_itself(bakery):
    data = {"name": "Bäckerei Yılmaz", "street": "Schalker Straße 12"}
    assert similar_to("business", data, but_not=bakery) == []
